import type { NewswatchError, ReceiverId } from '@newswatch/domain';
import type { Answer, send } from '@newswatch/receivers';

export type Send = typeof send;

/** Not tried, because another delivery was just trying its receiver, which hangs; with the receiver's last answer. */
export interface Spared {
  readonly kind: 'spared';
  readonly error: NewswatchError;
}
export type SendSparingly = (...given: Parameters<Send>) => Promise<Answer | Spared>;

/**
 * Keeps a receiver that hangs from holding up the others: each of its deliveries would occupy a place for the whole
 * deadline. While its last attempt ended at the deadline, one delivery at a time tries it; those whose turn comes
 * meanwhile are spared, and come back when that attempt must have ended.
 */
export function sparing(send: Send): SendSparingly {
  const hung = new Map<ReceiverId, NewswatchError>();
  const trying = new Set<ReceiverId>();
  return async (receiver, content, means) => {
    const error = hung.get(receiver.id);
    if (error !== undefined && trying.has(receiver.id)) return { kind: 'spared', error };
    trying.add(receiver.id);
    try {
      const answer = await send(receiver, content, means);
      if (isHang(answer)) hung.set(receiver.id, answer.error);
      else hung.delete(receiver.id);
      return answer;
    } finally {
      trying.delete(receiver.id);
    }
  };
}

const isHang = (answer: Answer): answer is Exclude<Answer, { kind: 'delivered' }> =>
  answer.kind === 'failed' && answer.error.details['reason'] === 'deadline-exceeded';

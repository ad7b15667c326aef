import type { ReceiverId } from '@newswatch/domain';
import type { Answer, send } from '@newswatch/receivers';

export type Send = typeof send;

/**
 * Keeps a receiver that hangs from holding up the others: each of its deliveries would occupy a place for the whole
 * deadline. While its last attempt ended at the deadline, one delivery at a time tries it; those whose turn comes
 * meanwhile take the last answer for theirs and come back by the schedule.
 */
export function sparing(send: Send): Send {
  const hung = new Map<ReceiverId, Answer>();
  const trying = new Set<ReceiverId>();
  return async (receiver, content, means) => {
    const last = hung.get(receiver.id);
    if (last !== undefined && trying.has(receiver.id)) return last;
    trying.add(receiver.id);
    try {
      const answer = await send(receiver, content, means);
      if (isHang(answer)) hung.set(receiver.id, answer);
      else hung.delete(receiver.id);
      return answer;
    } finally {
      trying.delete(receiver.id);
    }
  };
}

const isHang = (answer: Answer): boolean =>
  answer.kind === 'failed' && answer.error.details['reason'] === 'deadline-exceeded';

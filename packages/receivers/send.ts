import { type Receiver, type ReceiverKind, digest } from '@newswatch/domain';
import type { Answer } from './answer.ts';
import type { Content, Means, Sender, Tells } from './sender.ts';
import { slack } from './slack.ts';
import { webhook } from './webhook.ts';

const table = { slack, webhook } satisfies {
  readonly [K in ReceiverKind]: Sender<Extract<Receiver, { kind: K }>>;
};
/** Each sender gets receivers of its own kind: they are looked up by it. */
const senders: Readonly<Record<ReceiverKind, Sender<Receiver>>> = table;

/** What a receiver of this kind is told at once: one alert, or all of an article. */
export const tellsOf = (kind: ReceiverKind): Tells => senders[kind].tells;

/** Sends once. @returns what the answer means; the caller has the schedule */
export const send = (receiver: Receiver, content: Content, means: Means): Promise<Answer> =>
  senders[receiver.kind].send(receiver, content, means);

export interface TestMessage extends Means {
  readonly receiver: Receiver;
}

/** Says hello, so that a person sees whether the receiver is set up. Tells no alert and is not tried again. */
export function sendTestMessage({ receiver, ...means }: TestMessage): Promise<Answer> {
  const id = `tst_${digest(receiver.id, String(means.clock()))}`;
  return send(receiver, { kind: 'test', id }, means);
}

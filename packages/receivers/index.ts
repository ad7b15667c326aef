/** How each kind of receiver is told: rendering, signing, sending, judging the answer. One file per kind. */
export type { Answer } from './answer.ts';
export type { AlertContent, Content, Means, Tells } from './sender.ts';
export { type TestMessage, send, sendTestMessage, tellsOf } from './send.ts';

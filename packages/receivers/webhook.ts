import { type Receiver, SECOND, instant } from '@newswatch/domain';
import { webhookAnswer } from './answer.ts';
import { post } from './post.ts';
import type { Content, Sender } from './sender.ts';
import { signedHeaders } from './standard-webhooks.ts';

/**
 * Webhooks for machines: one alert each, as `{ type: 'alert.raised', timestamp, data: alert }`, signed by Standard
 * Webhooks. Body and `webhook-id` are the same at every attempt.
 */
export const webhook: Sender<Extract<Receiver, { kind: 'webhook' }>> = {
  tells: 'alert',
  send: (receiver, content, means) => {
    const now = means.clock();
    const body = JSON.stringify(payload(content, now));
    const timestamp = Math.floor(now / SECOND);
    const headers = signedHeaders(receiver.secret, { id: content.id, timestamp, body });
    return post(receiver, { headers, body }, { means, judge: webhookAnswer });
  },
};

function payload(content: Content, now: number): unknown {
  return content.kind === 'test'
    ? { type: 'receiver.tested', timestamp: instant(now), data: {} }
    : { type: 'alert.raised', timestamp: content.createdAt, data: content.alerts[0] };
}

import type { Receiver } from '@newswatch/domain';
import { slackAnswer } from './answer.ts';
import { post } from './post.ts';
import type { Sender } from './sender.ts';
import { slackMessage } from './slack-message.ts';

/**
 * Incoming webhooks of Slack: one message for all alerts of an article version.
 *
 * Guarantee: at least once. Slack knows no idempotency key, so a crash between its answer and our note shows a message
 * twice.
 */
export const slack: Sender<Extract<Receiver, { kind: 'slack' }>> = {
  tells: 'article',
  send: (receiver, content, means) => {
    const body = JSON.stringify(slackMessage(content, means));
    return post(receiver, { headers: {}, body }, { means, judge: slackAnswer });
  },
};

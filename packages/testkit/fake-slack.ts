import type { Closeable } from '@newswatch/ports';
import { type CollectedRequest, type Reply, startCollector } from './collector.ts';
import { faultOf } from './slack-limits.ts';

/**
 * An incoming webhook of Slack on loopback: it takes what Slack takes and answers with Slack's words.
 *
 *   200 ok                    a message within the limits (slack-limits.ts)
 *   400 invalid_payload       not JSON, or not an object
 *   400 no_text               neither text nor blocks
 *   400 invalid_blocks        a block beyond the limits
 *   400 msg_blocks_too_long   more than about 13,200 characters in all
 *   404 no_service            another path than that of the webhook
 *   429 and Retry-After       on demand
 */
export interface FakeSlack extends Closeable {
  /** The webhook's address. */
  readonly url: string;
  /** What was accepted, oldest first. */
  readonly messages: readonly SlackMessage[];
  readonly requests: readonly CollectedRequest[];
  /** Resolves with the messages once `count` of them were accepted. */
  waitFor(count: number, ms?: number): Promise<readonly SlackMessage[]>;
  /** Answers 429 to the next `times` requests. */
  throttle(seconds: number, times: number): void;
  /** Answers like this from now on, `403 action_prohibited` or `410 channel_is_archived`; nothing: as usual. */
  answer(status?: number, word?: string): void;
}

export interface SlackMessage {
  readonly text?: string;
  readonly blocks?: readonly SlackBlock[];
}
export type SlackBlock = Readonly<Record<string, unknown>> & { readonly type: string };

const PATH = '/services/T00000000/B00000000/abcdefghijklmnop';

export async function startFakeSlack(): Promise<FakeSlack> {
  const collector = await startCollector({ path: PATH });
  const messages: SlackMessage[] = [];
  let throttled = { seconds: 0, times: 0 };
  let fixed: Reply | undefined;

  const judge = (request: CollectedRequest): Reply => {
    if (request.path !== PATH) return { status: 404, body: 'no_service' };
    if (fixed !== undefined) return fixed;
    if (throttled.times > 0) {
      throttled = { ...throttled, times: throttled.times - 1 };
      return { status: 429, headers: { 'retry-after': String(throttled.seconds) }, body: 'rate_limited' };
    }
    const fault = faultOf(request.json);
    if (fault !== undefined) return { status: 400, body: fault };
    messages.push(request.json as SlackMessage);
    return { status: 200, body: 'ok' };
  };
  collector.answer(judge);

  return {
    url: collector.url,
    messages,
    requests: collector.requests,
    async waitFor(count, ms) {
      await collector.waitUntil(() => messages.length >= count, ms);
      return messages;
    },
    throttle: (seconds, times) => {
      throttled = { seconds, times };
    },
    answer: (status, word = '') => {
      fixed = status === undefined ? undefined : { status, body: word };
    },
    close: () => collector.close(),
  };
}

import { type ErrorCode, type NewswatchError, SECOND, failure, given } from '@newswatch/domain';

/**
 * What a receiver's answer means.
 *
 *   webhook (Standard Webhooks 1.0.0)      Slack (incoming webhooks)
 *   2xx         delivered                  2xx            delivered
 *   410         refused                    400, 413       refused: it does not take this message
 *   the rest    failed                     403, 404, 410  refused: the channel or the application is gone
 *                                          the rest       failed
 *
 * A redirect is the rest: it is not followed. No answer at all is failed. What failed is tried again by the schedule;
 * with 429 and 503 not before `Retry-After` (RFC 9110, 10.2.3) has passed.
 */
export type Answer =
  | { readonly kind: 'delivered' }
  /** `error.retryAfterMs`: how long the receiver asked us to wait. */
  | { readonly kind: 'refused' | 'failed'; readonly error: NewswatchError };

/** What came back, without anything that a receiver could use to smuggle its own address into our logs. */
export interface Response {
  readonly status: number;
  /** Value of Retry-After. */
  readonly retryAfter?: string;
  /** Slack's word for what is wrong. */
  readonly word?: string;
}

export interface Asked {
  /** The receiver's name. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function webhookAnswer(response: Response, asked: Asked): Answer {
  if (isSuccess(response.status)) return { kind: 'delivered' };
  return response.status === 410
    ? { kind: 'refused', error: refusal(response, asked, 'it is gone for good') }
    : { kind: 'failed', error: failed(response, asked, 'only 2xx says that it was taken') };
}

const SLACK_REFUSES = [400, 403, 404, 410, 413];

export function slackAnswer(response: Response, asked: Asked): Answer {
  if (isSuccess(response.status)) return { kind: 'delivered' };
  const problem = response.word ?? 'no word of explanation';
  return SLACK_REFUSES.includes(response.status)
    ? { kind: 'refused', error: refusal(response, asked, problem) }
    : { kind: 'failed', error: failed(response, asked, problem) };
}

/** There was no answer. Only the code of the reason is told: its words may hold the receiver's address. */
export const unreachable = (reason: ErrorCode, { name }: Asked): Answer => ({
  kind: 'failed',
  error: failure('receiver-unreachable', { name, reason }),
});

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const refusal = ({ status }: Response, { name }: Asked, problem: string): NewswatchError =>
  failure('receiver-refused', { name, status, problem });

function failed(response: Response, { name, now }: Asked, problem: string): NewswatchError {
  const { status, retryAfter } = response;
  const waits = status === 429 || status === 503 ? waitOf(retryAfter, now) : undefined;
  return failure('receiver-failed', { name, status, problem }, given({ retryAfterMs: waits }));
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function waitOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter) * SECOND;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}

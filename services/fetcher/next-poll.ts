import { DAY, SECOND } from '@newswatch/domain';

/** What the last poll came to, as far as the schedule is concerned. */
export type PollEnd =
  | { readonly kind: 'answered'; readonly freshForMs: number }
  /** `failures`: in a row, this one included. */
  | { readonly kind: 'failed'; readonly failures: number; readonly retryAfterMs: number }
  | { readonly kind: 'gone' };

export interface Schedule {
  readonly intervalSeconds: number;
  /** No feed is polled more often. */
  readonly floorSeconds: number;
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
}

/** The end of the calendar that sorts as text: a muted feed is polled only when a person asks for it. */
const NEVER = Date.UTC(9999, 11, 31);

/**
 * When a feed is polled again, in milliseconds since the epoch.
 *
 * | the last poll | next |
 * |---|---|
 * | answered | after the interval ± 10 %, never before the answer is stale |
 * | failed n times | after the interval × 2ⁿ ± 10 %, at most a day, never before Retry-After |
 * | gone (410) | never by itself |
 *
 * No wait is shorter than the floor. The jitter keeps feeds apart that were added together.
 */
export function nextPoll(schedule: Schedule, end: PollEnd): number {
  const jittered = schedule.intervalSeconds * (0.9 + 0.2 * schedule.random);
  const interval = Math.max(jittered, schedule.floorSeconds) * SECOND;
  switch (end.kind) {
    case 'answered':
      return schedule.now + Math.round(Math.max(interval, end.freshForMs));
    case 'failed':
      return (
        schedule.now + Math.round(Math.max(Math.min(interval * 2 ** end.failures, DAY), end.retryAfterMs))
      );
    case 'gone':
      return NEVER;
    default:
      return end satisfies never;
  }
}

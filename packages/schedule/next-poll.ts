import { DAY, type Feed, type FeedSchedule, HOUR, MINUTE, type PollReason, SECOND } from '@newswatch/domain';
import { paceOf } from './pace.ts';
import { LONGEST_WISH } from './server-wishes.ts';

/** What is known of a feed when its next poll is chosen. */
export interface PollBasis {
  /** What the person gave. */
  readonly feed: Pick<Feed, 'intervalSeconds' | 'minIntervalSeconds'>;
  /** When its last items came, oldest first, in milliseconds since the epoch. */
  readonly arrivals: readonly number[];
  /** What its last document asks for. */
  readonly schedule: FeedSchedule | undefined;
  /** Its first poll that was answered lies behind it. */
  readonly isFirst: boolean;
}

export interface Moment {
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
  /** No feed is polled more often. */
  readonly floorSeconds: number;
}

/** What the last poll came to, as far as the schedule is concerned. */
export type PollEnd =
  | { readonly kind: 'answered'; readonly freshForMs: number }
  /** `failures`: in a row, this one included. */
  | { readonly kind: 'failed'; readonly failures: number; readonly retryAfterMs: number }
  | { readonly kind: 'muted'; readonly reason: 'gone' | 'missing' };

export interface NextPoll {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: PollReason;
}

/** The end of the calendar that sorts as text: a muted feed is polled only when a person asks for it. */
const NEVER = Date.UTC(9999, 11, 31);

/**
 * When a feed is polled again, and why then.
 *
 * | the last poll | next |
 * |---|---|
 * | answered | after the interval; never before the answer is stale, nor before the feed's `ttl` |
 * | failed n times | after the interval × 2ⁿ, at most a day; never before Retry-After |
 * | gone (410), missing (404 for too long) | never by itself |
 *
 * - The interval is what the person gave; otherwise it follows the pace of the feed (see pace.ts), or, until that is
 *   known, what the feed says of its updates.
 * - Intervals vary by ± 10 %, so that feeds that were added together part; by ± 50 % after the first poll of a feed whose
 *   interval nobody gave.
 * - No wait is shorter than the floor. What a server or a feed asks for is heeded for a day at most.
 * - In hours and on days that the feed wants to be left alone it is not polled.
 * - The reason is the one that made it this late.
 */
export function nextPoll(basis: PollBasis, moment: Moment, end: PollEnd): NextPoll {
  if (end.kind === 'muted') return { at: NEVER, reason: { code: end.reason } };
  const usual = usualWait(basis, moment);
  const waits = end.kind === 'answered' ? answeredWaits(basis, usual, end) : failedWaits(usual, end);
  const wait = waits.reduce((longest, other) => (other.ms > longest.ms ? other : longest));
  return skipped(basis.schedule, { at: moment.now + Math.round(wait.ms), reason: wait.reason });
}

interface Wait {
  readonly ms: number;
  readonly reason: PollReason;
}

const UNKNOWN_SPREAD = 0.5;
const SPREAD = 0.1;

function usualWait(basis: PollBasis, { now, random, floorSeconds }: Moment): Wait {
  const { intervalSeconds, minIntervalSeconds } = basis.feed;
  const { ms, reason } =
    intervalSeconds === undefined
      ? pacedWait(basis, now, minIntervalSeconds)
      : { ms: intervalSeconds * SECOND, reason: { code: 'interval' } as const };
  const spread = basis.isFirst && intervalSeconds === undefined ? UNKNOWN_SPREAD : SPREAD;
  const varied = ms * (1 + spread * (2 * random - 1));
  return { ms: Math.max(varied, floorSeconds * SECOND), reason };
}

function pacedWait({ arrivals, schedule }: PollBasis, now: number, minimum: number | undefined): Wait {
  const { interval, itemsPerDay, known } = paceOf(arrivals, now, minimum);
  if (known) return { ms: interval, reason: { code: 'pace', itemsPerDay } };
  const period = Math.min((schedule?.updatePeriodSeconds ?? 0) * SECOND, LONGEST_WISH);
  return period > interval
    ? { ms: period, reason: { code: 'update-period' } }
    : { ms: interval, reason: { code: 'unknown-pace' } };
}

function answeredWaits(
  { schedule }: PollBasis,
  usual: Wait,
  { freshForMs }: Extract<PollEnd, { kind: 'answered' }>,
): readonly [Wait, ...Wait[]] {
  const ttl = Math.min((schedule?.ttlMinutes ?? 0) * MINUTE, LONGEST_WISH);
  return [
    usual,
    { ms: Math.min(freshForMs, LONGEST_WISH), reason: { code: 'fresh' } },
    { ms: ttl, reason: { code: 'ttl' } },
  ];
}

function failedWaits(
  usual: Wait,
  { failures, retryAfterMs }: Extract<PollEnd, { kind: 'failed' }>,
): readonly [Wait, ...Wait[]] {
  return [
    { ms: Math.min(usual.ms * 2 ** failures, DAY), reason: { code: 'failing', failures } },
    { ms: Math.min(retryAfterMs, LONGEST_WISH), reason: { code: 'retry-after' } },
  ];
}

/** Moves a poll out of what the feed wants to be left alone in, to the first moment behind it. */
function skipped(schedule: FeedSchedule | undefined, planned: NextPoll): NextPoll {
  const { skipHours = [], skipDays = [] } = schedule ?? {};
  if (skipHours.length === 0 && skipDays.length === 0) return planned;
  let at = planned.at;
  // Neither list is whole, so the end comes within eight days.
  for (let steps = 0; steps < 8 * 24; steps += 1) {
    const begins = at + LATENESS;
    const date = new Date(begins);
    if (skipDays.includes(date.getUTCDay())) at = floorTo(begins, DAY) + DAY;
    else if (skipHours.includes(date.getUTCHours())) at = floorTo(begins, HOUR) + HOUR;
    else break;
  }
  return at === planned.at ? planned : { at, reason: { code: 'skip' } };
}

/** A poll begins so long after its time at most, unless its host is busy: it waits for the scan and for a worker. */
const LATENESS = 10 * SECOND;

const floorTo = (at: number, unit: number): number => Math.floor(at / unit) * unit;

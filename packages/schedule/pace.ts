import { DAY, HOUR, MINUTE, SECOND } from '@newswatch/domain';

/**
 * How often a feed is polled whose interval nobody gave.
 *
 * With λ items a day in a feed and one poll every T, its items are found after T/2 on average. For a given number of
 * polls over all feeds, the mean over all items is least where T grows with 1/√λ: a feed that publishes a hundred times
 * as much is polled ten times as often. (T in step with 1/λ, the same number of polls per item everywhere, finds items
 * no sooner than one interval for all.) So T = √(PULSE × gap), gap being the mean time between items.
 *
 * The gap is read from the last items: their number, over the time since the oldest of them. So it shrinks within a few
 * polls when a feed wakes up, and grows with every quiet hour, also at night.
 */
const PULSE = 5 * MINUTE;
/** Items that tell the pace. */
const MOST_ARRIVALS = 20;
/** Fewer do not tell it: the usual gap counts for what is missing. */
const KNOWN_FROM = 3;
const USUAL_GAP = 45 * MINUTE;

/** An interval that nobody gave is never shorter, unless the feed has a floor of its own. */
const SHORTEST = 5 * MINUTE;
/** … and never longer, unless that floor is. */
const LONGEST = HOUR;

export interface Pace {
  /** Milliseconds. */
  readonly interval: number;
  readonly itemsPerDay: number;
  /** Whether enough items were seen to tell it. */
  readonly known: boolean;
}

/**
 * @param arrivals when the last items came, oldest first, in milliseconds since the epoch
 * @param minIntervalSeconds the feed's own floor
 */
export function paceOf(
  arrivals: readonly number[],
  now: number,
  minIntervalSeconds = SHORTEST / SECOND,
): Pace {
  const [oldest] = arrivals;
  const elapsed = oldest === undefined ? 0 : Math.max(0, now - oldest);
  const missing = 1 - Math.min(arrivals.length, MOST_ARRIVALS) / MOST_ARRIVALS;
  const gap = (elapsed + missing * USUAL_GAP) / (arrivals.length + missing);
  const floor = minIntervalSeconds * SECOND;
  return {
    interval: Math.max(floor, Math.min(Math.sqrt(PULSE * gap), LONGEST)),
    itemsPerDay: Number((DAY / Math.max(gap, SECOND)).toPrecision(2)),
    known: arrivals.length >= KNOWN_FROM,
  };
}

/** The arrivals after a poll that brought these. */
export function withArrivals(before: readonly number[], brought: readonly number[]): readonly number[] {
  if (brought.length === 0) return before;
  return [...before, ...brought.toSorted((one, other) => one - other)].slice(-MOST_ARRIVALS);
}

/**
 * What the first document of a feed tells of its pace: the dates of its items, as far as they are past. Where it has
 * none, the poll itself counts, so that a silence after it is noticed.
 */
export function firstArrivals(published: readonly (number | undefined)[], now: number): readonly number[] {
  const past = published.filter((at) => at !== undefined).filter((at) => at <= now);
  return past.length === 0 ? [now] : past;
}

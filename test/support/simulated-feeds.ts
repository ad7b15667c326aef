import { DAY, HOUR, MINUTE, SECOND } from '@newswatch/domain';

/** A feed of the simulation, as its server has it. Times are milliseconds since the epoch. */
export interface SimulatedFeed {
  readonly host: string;
  /** When its items appear, oldest first, from two days before the week on. */
  readonly items: Float64Array;
  readonly maxAgeSeconds: number;
  readonly ttlMinutes: number;
  readonly skipHours: readonly number[];
  /** While it is away it answers 503, with Retry-After where there is one. */
  readonly away:
    { readonly from: number; readonly to: number; readonly retryAfterSeconds: number } | undefined;
  readonly latencyMs: number;
}

export const WEEK_BEGINS = Date.UTC(2025, 9, 20);
const BEFORE = 2 * DAY;

/** Numbers in [0, 1) that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Minutes, as often as they stand here. */
const MAX_AGES = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 5, 5, 5, 15, 60];
const TTLS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 15, 60, 60];

/**
 * Feeds as one finds them: five items a day in the median, with a heavy tail (log-normal, σ = 1.7; a wire of 1,500 at
 * most); most by day, few by night and at weekends; half with a wish of their own, which is longest for slow feeds (half of
 * the time between two items at most); hosts of one feed and of hundreds.
 */
export function simulatedFeeds(count: number, random: () => number): readonly SimulatedFeed[] {
  return Array.from({ length: count }, (_, index) => {
    const host = hostOf(index, random());
    const perDay = Math.min(5 * Math.exp(1.7 * normal(random)), 1_500);
    const longestWish = Math.ceil(DAY / MINUTE / perDay / 2);
    return {
      host,
      items: itemTimes(perDay, random),
      maxAgeSeconds: 60 * Math.min(oneOf(MAX_AGES, random), longestWish),
      ttlMinutes: Math.min(oneOf(TTLS, random), longestWish),
      skipHours: host.startsWith('single') && random() < 0.03 ? [0, 1, 2, 3] : [],
      away: random() < 0.05 ? absence(random) : undefined,
      latencyMs: random() < 0.01 ? 20 * SECOND : 100 + 1_500 * random() ** 2,
    };
  });
}

/** A tenth on twelve hosts that hold hundreds (the platforms), a fifth on sites with a few feeds, the rest alone. */
function hostOf(index: number, chance: number): string {
  if (chance < 0.1) return `platform-${Math.floor((chance / 0.1) ** 2 * 12)}.example`;
  return chance < 0.3 ? `site-${Math.floor(index / 20)}.example` : `single-${index}.example`;
}

/** A Poisson process whose rate follows the hour and the day of the week, by thinning. */
function itemTimes(perDay: number, random: () => number): Float64Array {
  const zone = Math.floor(random() * 6) * HOUR;
  const most = perDay * 2;
  const times: number[] = [];
  for (let at = WEEK_BEGINS - BEFORE; at < WEEK_BEGINS + 7 * DAY;) {
    at += (-Math.log(1 - random()) * DAY) / most;
    if (random() * 2 < activity(at + zone)) times.push(Math.floor(at));
  }
  return Float64Array.from(times);
}

/** How busy an editorial office is, from nearly nothing at night to twice its mean by day. */
function activity(localTime: number): number {
  const hour = (localTime % DAY) / HOUR;
  const weekend = (Math.floor(localTime / DAY + 4) % 7) % 6 === 0 ? 0.5 : 1;
  return (1 - 0.95 * Math.cos(((hour - 2) / 24) * 2 * Math.PI)) * weekend;
}

function absence(random: () => number): SimulatedFeed['away'] {
  const from = WEEK_BEGINS + random() * 6 * DAY;
  return {
    from,
    to: from + 10 * MINUTE + 3 * HOUR * random() ** 2,
    retryAfterSeconds: oneOf([0, 600, 3_600], random),
  };
}

const oneOf = (list: readonly number[], random: () => number): number =>
  list[Math.floor(random() * list.length)] ?? 0;

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

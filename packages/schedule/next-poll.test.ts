import { DAY, type FeedSchedule, HOUR, MINUTE } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { type PollBasis, type PollEnd, nextPoll } from './next-poll.ts';

/** A Monday. */
const NOW = Date.UTC(2025, 9, 20, 10);
const every = (intervalSeconds: number): PollBasis => ({
  feed: { intervalSeconds },
  arrivals: [],
  schedule: undefined,
  isFirst: false,
});
const asking = (schedule: FeedSchedule, intervalSeconds = 300): PollBasis => ({
  ...every(intervalSeconds),
  schedule,
});
const next = (end: PollEnd, basis = every(300), random = 0.5) => {
  const { at, reason } = nextPoll(basis, { now: NOW, random, floorSeconds: 60 }, end);
  return { minutes: (at - NOW) / MINUTE, reason };
};
const answered = (freshForMs = 0): PollEnd => ({ kind: 'answered', freshForMs });
const failed = (failures: number, retryAfterMs = 0): PollEnd => ({ kind: 'failed', failures, retryAfterMs });

describe('the next poll of a feed that answered', () => {
  it('comes after the given interval, ten per cent earlier or later', () => {
    const minutes = [0, 0.5, 0.999999].map((random) => next(answered(), every(300), random).minutes);
    expect(minutes).toEqual([4.5, 5, 5.5]);
    expect(next(answered()).reason).toEqual({ code: 'interval' });
  });

  it('is never sooner than the floor', () => {
    expect([0, 0.999999].map((random) => next(answered(), every(1), random).minutes)).toEqual([1, 1]);
  });

  it('waits until the answer is stale, also against a given interval', () => {
    expect(next(answered(HOUR))).toEqual({ minutes: 60, reason: { code: 'fresh' } });
    expect(next(answered(MINUTE))).toEqual({ minutes: 5, reason: { code: 'interval' } });
  });

  it('waits for the ttl of the feed, for a day at most', () => {
    expect(next(answered(), asking({ ttlMinutes: 90 }))).toEqual({ minutes: 90, reason: { code: 'ttl' } });
    expect(next(answered(), asking({ ttlMinutes: 99_999 })).minutes).toBe(1_440);
    expect(next(answered(HOUR), asking({ ttlMinutes: 30 })).reason).toEqual({ code: 'fresh' });
  });

  it('moves out of hours and days that the feed wants to be left alone in', () => {
    const noon = asking({ skipHours: [12, 13] }, 7_800);
    expect(next(answered(), noon)).toEqual({ minutes: 240, reason: { code: 'skip' } });
    expect(next(answered(), asking({ skipHours: [12, 13] })).minutes).toBe(5);
    const tuesday = asking({ skipDays: [2] }, 86_400);
    expect(next(answered(), tuesday).minutes).toBe(38 * 60);
    const both = asking({ skipDays: [2], skipHours: [0, 1] }, 86_400);
    expect(next(answered(), both).minutes).toBe(40 * 60);
  });

  it('does not plan a poll for the last seconds before them, in which it would be late', () => {
    expect(next(answered(), asking({ skipHours: [12] }, 7_195)).minutes).toBe(180);
    expect(next(answered(), asking({ skipHours: [12] }, 7_180)).reason).toEqual({ code: 'interval' });
  });

  it('ends where everything is to be skipped', () => {
    const all = Array.from({ length: 24 }, (_, hour) => hour);
    expect(Number.isFinite(next(answered(), asking({ skipHours: all })).minutes)).toBe(true);
  });
});

describe('the next poll of a feed whose interval nobody gave', () => {
  const paced = (given: Partial<PollBasis>): PollBasis => ({ ...every(300), feed: {}, ...given });
  const busy = Array.from({ length: 20 }, (_, at) => NOW - at * MINUTE).toReversed();

  it('follows its pace', () => {
    const arrivals = [NOW - 3 * DAY, NOW - 2 * DAY, NOW - DAY];
    expect(next(answered(), paced({ arrivals: busy })).reason).toMatchObject({ code: 'pace' });
    expect(next(answered(), paced({ arrivals: busy })).minutes).toBe(5);
    expect(next(answered(), paced({ arrivals })).minutes).toBeGreaterThan(30);
  });

  it('is a guess until the pace is known: its own word where it says longer', () => {
    expect(next(answered(), paced({})).reason).toEqual({ code: 'unknown-pace' });
    const hourly = paced({ schedule: { updatePeriodSeconds: 3_600 } });
    expect(next(answered(), hourly)).toEqual({ minutes: 60, reason: { code: 'update-period' } });
    const weekly = paced({ schedule: { updatePeriodSeconds: 604_800 } });
    expect(next(answered(), weekly).minutes).toBe(1_440);
    const known = paced({ arrivals: busy, schedule: { updatePeriodSeconds: 3_600 } });
    expect(next(answered(), known).minutes).toBe(5);
  });

  it('spreads widely after the first poll', () => {
    const basis = paced({ arrivals: busy, isFirst: true });
    expect([0, 0.999999].map((random) => Math.round(next(answered(), basis, random).minutes * 10))).toEqual([
      25, 75,
    ]);
  });

  it('keeps to a floor of its own', () => {
    expect(
      next(answered(), paced({ arrivals: busy, feed: { minIntervalSeconds: 120 } })).minutes,
    ).toBeCloseTo(2.2, 1);
    expect(next(answered(), paced({ arrivals: busy, feed: { minIntervalSeconds: 7_200 } })).minutes).toBe(
      120,
    );
  });
});

describe('the next poll of a feed that failed', () => {
  it('comes later with each failure, up to a day', () => {
    expect([1, 2, 3, 8, 9, 500].map((failures) => next(failed(failures)).minutes)).toEqual([
      10, 20, 40, 1_280, 1_440, 1_440,
    ]);
    expect(next(failed(500), every(300), 0.99).minutes).toBe(1_440);
    expect(next(failed(2)).reason).toEqual({ code: 'failing', failures: 2 });
  });

  it('waits as long as the server asks', () => {
    expect(next(failed(1, HOUR))).toEqual({ minutes: 60, reason: { code: 'retry-after' } });
    expect(next(failed(4, HOUR)).minutes).toBe(80);
  });
});

it.each(['gone', 'missing'] as const)('a feed that is %s is never polled by itself', (reason) => {
  const { at, reason: why } = nextPoll(
    every(300),
    { now: NOW, random: 0, floorSeconds: 1 },
    { kind: 'muted', reason },
  );
  expect([new Date(at).getUTCFullYear(), why]).toEqual([9999, { code: reason }]);
});

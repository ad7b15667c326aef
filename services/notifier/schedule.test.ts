import { DAY, HOUR, MINUTE, SECOND } from '@newswatch/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, nextAttempt } from './schedule.ts';

const START = Date.UTC(2025, 9, 20, 10);

/** Starts of all attempts, in milliseconds of age, for a receiver that never answers well. */
function ages(random: number, took = 0): readonly number[] {
  const result: number[] = [];
  for (let at = START; result.length < 1_000;) {
    result.push(at - START);
    const next = nextAttempt({
      attempts: result.length,
      createdAt: START,
      startedAt: at,
      endedAt: at + took,
      random,
    });
    if (next.kind === 'gave-up') return result;
    at = Math.max(next.at, at + took);
  }
  return result;
}
const gaps = (starts: readonly number[]): readonly number[] =>
  starts.slice(1).map((start, at) => start - (starts[at] ?? 0));

describe('the schedule', () => {
  it('begins with about 5, 15 and 30 seconds, then a minute', () => {
    expect(gaps(ages(0)).slice(0, 5)).toEqual([4_750, 14_250, 28_500, 57_000, 57_000]);
  });

  it('is never longer than a minute in the first hour, even when every attempt hangs for its whole deadline', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (random) => {
        const starts = ages(random, 15 * SECOND);
        const early = gaps(starts).filter((_, at) => (starts[at] ?? 0) < HOUR);
        expect(Math.max(...early)).toBeLessThanOrEqual(MINUTE - SECOND);
      }),
    );
  });

  it('grows after the hour, to six hours at most', () => {
    const starts = ages(0);
    const late = gaps(starts).filter((_, at) => (starts[at] ?? 0) >= HOUR);
    expect(late[0]).toBeGreaterThan(5 * MINUTE);
    expect(late.every((gap, at) => gap >= (late[at - 1] ?? 0))).toBe(true);
    expect(Math.max(...late)).toBeLessThanOrEqual(6 * HOUR);
  });

  it('gives up at the age of five days, not before', () => {
    const starts = ages(0.5);
    expect(starts.at(-1)).toBeGreaterThanOrEqual(5 * DAY);
    expect(starts.at(-2)).toBeLessThan(5 * DAY);
    expect(starts.length).toBeLessThan(150);
  });

  it('only shortens by jitter, and differently', () => {
    const at = (random: number) => ages(random).slice(0, 4);
    expect(at(0.9)).not.toEqual(at(0.1));
    expect(
      gaps(ages(0.999))
        .slice(0, 4)
        .every((gap, step) => gap >= ([5, 15, 30, 60][step] ?? 0) * 790),
    ).toBe(true);
  });

  const failed: Attempt = {
    attempts: 1,
    createdAt: START,
    startedAt: START,
    endedAt: START + 100,
    random: 0.5,
  };

  it('waits as long as the receiver asks, from its answer on', () => {
    const next = nextAttempt({ ...failed, retryAfterMs: 90 * SECOND });
    expect(next).toEqual({ kind: 'retry', at: START + 100 + 90 * SECOND });
  });

  it('waits six hours at most and no shorter than its own step', () => {
    expect(nextAttempt({ ...failed, retryAfterMs: 365 * DAY })).toEqual({
      kind: 'retry',
      at: START + 100 + 6 * HOUR,
    });
    expect(nextAttempt({ ...failed, retryAfterMs: 1 })).toEqual(nextAttempt(failed));
  });
});

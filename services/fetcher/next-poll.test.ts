import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@newswatch/domain';
import { type PollEnd, nextPoll } from './next-poll.ts';

const NOW = Date.UTC(2025, 9, 20, 10);
const wait = (end: PollEnd, random = 0.5, intervalSeconds = 300): number =>
  nextPoll({ intervalSeconds, floorSeconds: 60, now: NOW, random }, end) - NOW;
const failed = (failures: number, retryAfterMs = 0): PollEnd => ({ kind: 'failed', failures, retryAfterMs });

describe('the next poll of a feed that answered', () => {
  it('comes after the interval, ten per cent earlier or later', () => {
    const end: PollEnd = { kind: 'answered', freshForMs: 0 };
    expect([0, 0.5, 0.999999].map((random) => wait(end, random))).toEqual([270_000, 300_000, 330_000]);
  });

  it('is never sooner than the floor', () => {
    const end: PollEnd = { kind: 'answered', freshForMs: 0 };
    expect([0, 0.999999].map((random) => wait(end, random, 1))).toEqual([60_000, 60_000]);
  });

  it('waits until the answer is stale', () => {
    expect(wait({ kind: 'answered', freshForMs: HOUR })).toBe(HOUR);
    expect(wait({ kind: 'answered', freshForMs: MINUTE })).toBe(5 * MINUTE);
  });
});

describe('the next poll of a feed that failed', () => {
  it('comes later with each failure, up to a day', () => {
    expect([1, 2, 3, 8, 9, 500].map((failures) => wait(failed(failures)) / MINUTE)).toEqual([
      10, 20, 40, 1280, 1440, 1440,
    ]);
    expect(wait(failed(500), 0.99)).toBe(DAY);
  });

  it('waits as long as the server asks', () => {
    expect(wait(failed(1, HOUR))).toBe(HOUR);
    expect(wait(failed(4, HOUR))).toBe(80 * MINUTE);
  });
});

it('a feed that is gone is never polled by itself', () => {
  expect(new Date(NOW + wait({ kind: 'gone' })).getUTCFullYear()).toBe(9999);
});

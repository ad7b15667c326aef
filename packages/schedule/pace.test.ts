import { DAY, HOUR, MINUTE } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { firstArrivals, paceOf, withArrivals } from './pace.ts';

const NOW = Date.UTC(2025, 9, 20, 10);
const every = (gap: number, count = 20): number[] =>
  Array.from({ length: count }, (_, at) => NOW - (count - at) * gap);
const minutes = (arrivals: readonly number[], now = NOW): number => paceOf(arrivals, now).interval / MINUTE;

describe('the pace of a feed', () => {
  it('makes four times the items twice the polls', () => {
    expect(minutes(every(HOUR)) / minutes(every(15 * MINUTE))).toBeCloseTo(2, 5);
  });

  it('is told in items a day', () => {
    expect(paceOf(every(HOUR), NOW)).toMatchObject({ itemsPerDay: 24, known: true });
  });

  it('never means less than five minutes or more than an hour', () => {
    expect([minutes(every(MINUTE)), minutes(every(30 * DAY))]).toEqual([5, 60]);
  });

  it('slows down with every quiet hour and quickens with a few items', () => {
    const quiet = minutes(every(HOUR), NOW + 12 * HOUR);
    expect(quiet).toBeGreaterThan(minutes(every(HOUR)));
    const awake = withArrivals(
      every(HOUR),
      Array.from({ length: 15 }, () => NOW + 12 * HOUR),
    );
    expect(minutes(awake, NOW + 12 * HOUR)).toBeLessThan(quiet);
  });

  it('is not known from fewer than three items, and then of no extreme', () => {
    expect(paceOf([NOW], NOW)).toMatchObject({ known: false });
    expect(minutes([])).toBe(15);
    expect(minutes([NOW])).toBeCloseTo(10.5, 1);
    expect(minutes([NOW - 30 * DAY])).toBe(60);
  });

  it('survives a clock that was set back', () => {
    expect(minutes(every(HOUR), NOW - 60 * DAY)).toBe(5);
  });
});

describe('arrivals', () => {
  it('are the last twenty, oldest first', () => {
    expect(withArrivals([1, 2], [4, 3])).toEqual([1, 2, 3, 4]);
    expect(withArrivals(every(HOUR), [NOW])).toEqual([...every(HOUR).slice(1), NOW]);
    expect(withArrivals([1], [])).toEqual([1]);
  });

  it('of a first document are its dates in the past, or the poll itself', () => {
    expect(firstArrivals([NOW + 1, NOW - 5, undefined], NOW)).toEqual([NOW - 5]);
    expect(firstArrivals([undefined], NOW)).toEqual([NOW]);
    expect(firstArrivals([], NOW)).toEqual([NOW]);
  });
});

import { describe, expect, it } from 'vitest';
import { DAY } from '@newswatch/domain';
import { freshForMs, mayRevalidate, retryAfterMs } from './server-wishes.ts';

const now = Date.UTC(2025, 9, 20, 10);

describe('an answer is fresh', () => {
  it.each([
    [{}, 0],
    [{ 'cache-control': 'max-age=600' }, 600_000],
    [{ 'cache-control': 'public,max-age="600", must-revalidate' }, 600_000],
    [{ 'cache-control': 'Max-Age = 600', age: '500' }, 100_000],
    [{ 'cache-control': 'max-age=600', age: '900' }, 0],
    [{ 'cache-control': 's-maxage=600', age: '100' }, 500_000],
    [{ 'cache-control': 'max-age=60, s-maxage=600' }, 600_000],
    [{ 'cache-control': 'no-cache' }, 0],
    [{ 'cache-control': 'no-store, max-age=600' }, 0],
    [{ 'cache-control': 'max-age=600, no-cache' }, 0],
    [{ expires: 'Mon, 20 Oct 2025 10:30:00 GMT' }, 1_800_000],
    // Its clock is an hour fast; its wish is of ten minutes.
    [{ expires: 'Mon, 20 Oct 2025 11:10:00 GMT', date: 'Mon, 20 Oct 2025 11:00:00 GMT' }, 600_000],
    [{ expires: 'Mon, 20 Oct 2025 10:30:00 GMT', 'cache-control': 'max-age=60' }, 60_000],
    [{ expires: 'Mon, 20 Oct 2025 09:00:00 GMT' }, 0],
    [{ expires: '0' }, 0],
    [{ expires: '-1' }, 0],
    [{ 'cache-control': 'max-age=31536000' }, DAY],
    [{ 'cache-control': 'max-age=99999999999999999999999', age: 'x' }, DAY],
  ])('by %j for %i ms', (headers, expected) => expect(freshForMs(headers, now)).toBe(expected));
});

describe('validators are sent back', () => {
  it.each([
    [{}, true],
    [{ 'cache-control': 'no-cache, private' }, true],
    [{ 'cache-control': 'private, No-Store' }, false],
    [{ expires: '0' }, false],
    [{ expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, true],
  ])('after %j: %s', (headers, expected) => expect(mayRevalidate(headers)).toBe(expected));
});

describe('Retry-After', () => {
  it.each([
    [undefined, 0],
    ['3600', 3_600_000],
    ['0', 0],
    ['Mon, 20 Oct 2025 10:30:00 GMT', 1_800_000],
    ['Mon, 20 Oct 2025 09:00:00 GMT', 0],
    ['Sun, 20 Oct 2035 09:00:00 GMT', DAY],
    ['soon', 0],
    ['-5', 0],
  ])('%s means %i ms', (value, expected) => {
    expect(retryAfterMs(value === undefined ? {} : { 'retry-after': value }, now)).toBe(expected);
  });
});

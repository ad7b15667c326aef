import { describe, expect, it } from 'vitest';
import { createGrowingInts, growTo } from './growing-ints.ts';

describe('growing integers', () => {
  it('keep what is written and are 0 beyond, while they are copied and where they grow in place', () => {
    const growing = createGrowingInts();
    const written: number[] = [];
    for (let length = 1; length < 3_000_000; length = Math.ceil(1.3 * length)) {
      growTo(growing, length);
      expect(growing.ints.length).toBeGreaterThanOrEqual(length);
      expect(growing.ints[length - 1]).toBe(0);
      growing.ints[length - 1] = length;
      written.push(length);
    }
    expect(written.every((length) => growing.ints[length - 1] === length)).toBe(true);
    expect(growing.memory).toBeDefined();
  });

  it('have at most a few hundredths and a megabyte to spare when they are large', () => {
    const growing = createGrowingInts();
    for (let length = 1; length < 8_000_000; length += 50_000) growTo(growing, length);
    expect(growing.ints.length).toBeLessThan(8_000_000 * 1.04 + (1 << 18));
  });
});

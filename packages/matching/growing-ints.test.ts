import { afterEach, describe, expect, it, vi } from 'vitest';
import { createGrowingInts, createSharedInts, growTo, reach } from './growing-ints.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A machine that gives memories of so many pages, which grow no further. */
function giveMemories(most: number): void {
  const { Memory } = WebAssembly;
  const Given = function memory({ initial }: { readonly initial: number }) {
    if (initial > most) throw new RangeError('WebAssembly.Memory(): could not allocate memory');
    return new Memory({ initial, maximum: most });
  };
  vi.stubGlobal('WebAssembly', { Memory: Given });
}

describe('growing integers', () => {
  it.each([
    ['no memories', 0],
    ['memories that do not grow', 20],
  ])('keep what is written where the machine gives %s', (_, most) => {
    giveMemories(most);
    const growing = createGrowingInts();
    const written = [1, 1_000, 290_000, 300_000, 330_000, 700_000];
    for (const length of written) {
      growTo(growing, length);
      growing.ints[length - 1] = length;
    }
    expect(written.every((length) => growing.ints[length - 1] === length)).toBe(true);
    expect(growing.memory).toBeUndefined();
  });

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

  it('lie in one memory from the beginning on where they are shared, or are refused', () => {
    const shared = createSharedInts();
    const { memory } = shared;
    for (let length = 1; length < 3_000_000; length = Math.ceil(1.7 * length)) {
      growTo(shared, length);
      expect(shared.ints.buffer).toBe(memory.buffer);
      expect(shared.ints.length).toBeLessThan(Math.max(length * 1.3, 1 << 16));
    }
    expect(reach(memory, memory.buffer.byteLength)).toBe(false);
    expect(reach(memory, memory.buffer.byteLength + 1)).toBe(true);
    giveMemories(3);
    expect(() => growTo(createSharedInts(), 100_000)).toThrow(RangeError);
  });

  it('have at most a few hundredths and a megabyte to spare when they are large', () => {
    const growing = createGrowingInts();
    for (let length = 1; length < 8_000_000; length += 50_000) growTo(growing, length);
    expect(growing.ints.length).toBeLessThan(8_000_000 * 1.04 + (1 << 18));
  });
});

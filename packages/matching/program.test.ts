import { describe, expect, it, test } from 'vitest';
import {
  READING_HEAD,
  fitsHead,
  fitsPlace,
  flag,
  headOf,
  op,
  opOf,
  placeIn,
  placeOf,
  readingSize,
  rowOfWord,
  sizeIn,
  typedEntryIn,
  usageAt,
  wordHeadOf,
  wordPlaceOf,
} from './program.ts';
import { packUsages, usageOf } from './usage.ts';

describe('the head of a word', () => {
  it.each([1, 77, 2 ** 23, 2 ** 24 - 1])('holds term %i, its flags, and a size of two integers', (row) => {
    const [head = 0] = Int32Array.of(wordHeadOf(flag.titleOnly | flag.noSecond, row));
    expect(fitsHead(row)).toBe(true);
    expect([opOf(head), rowOfWord(head), sizeIn(head)]).toEqual([op.word, row, 2]);
    expect([flag.titleOnly, flag.capital, flag.noSecond].map((each) => (head & each) !== 0)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('has no room for a term beyond', () => {
    expect(fitsHead(2 ** 24)).toBe(false);
  });
});

describe('the place of a term', () => {
  it.each([
    { start: 0, length: 1, typed: 0 },
    { start: 19_999, length: 255, typed: 511 },
    { start: 32_767, length: 3, typed: 12 },
  ])('of a word is told with its typed form: %j', ({ start, length, typed }) => {
    const usage = usageOf({ typed, isOpen: true });
    expect(fitsPlace({ start, length }, usage)).toBe(true);
    const program = Int32Array.of(wordHeadOf(0, 5), wordPlaceOf({ start, length }, usage));
    expect(placeIn(program, 0)).toEqual({ start, length });
    expect(typedEntryIn(program[1] ?? 0)).toBe(typed);
  });

  it('of a word has no room for what is longer or further away', () => {
    for (const [start, length, typed] of [
      [32_768, 1, 1],
      [1, 256, 1],
      [1, 1, 512],
    ] as const)
      expect(fitsPlace({ start, length }, usageOf({ typed, isOpen: true }))).toBe(false);
  });

  it('of anything else is as long as a query may be', () => {
    const program = Int32Array.of(headOf(op.phrase, 0, 2), placeOf({ start: 100_000, length: 20_000 }));
    expect(placeIn(program, 0)).toEqual({ start: 100_000, length: 20_000 });
  });
});

test('each word of a reading tells how it uses its term', () => {
  for (let words = 1; words <= 5; words += 1) {
    const usages = Array.from({ length: words }, (_, at) => usageOf({ typed: 3 * at, isOpen: at % 2 === 1 }));
    const reading = [words, 0, 0, ...usages.map(() => 77), ...packUsages(usages)];
    expect(reading).toHaveLength(readingSize(words));
    expect(usages.map((_, at) => usageAt(reading, READING_HEAD, at))).toEqual(usages);
  }
});

import { describe, expect, it } from 'vitest';
import { fitsHead, flag, op, opOf, rowOfWord, sizeIn, wordHeadOf } from './program.ts';

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

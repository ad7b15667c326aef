import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWordAt, createWordsAt, sortedWordsAt, tokenIn, wordIn } from './words-at.ts';

describe('words at tokens', () => {
  it('are sorted by token, then by word, each once, few and many', () => {
    const place = fc.tuple(fc.nat(1_000_000), fc.nat(31));
    const places = fc.oneof(
      fc.array(place, { maxLength: 30 }),
      fc.array(place, { maxLength: 700, size: 'max' }),
    );
    const into = createWordsAt();
    fc.assert(
      fc.property(places, (given) => {
        into.count = 0;
        for (const [token, word] of [...given, ...given.slice(0, 5)]) addWordAt(into, token, word);
        const sorted = [...sortedWordsAt(into)].map((value) => [tokenIn(value), wordIn(value)]);
        const known = new Map(given.map((each) => [each.join(' '), each] as const));
        const expected = [...known.values()].toSorted(
          ([token, word], [otherToken, otherWord]) => token - otherToken || word - otherWord,
        );
        expect(sorted).toEqual(expected);
      }),
    );
  });
});

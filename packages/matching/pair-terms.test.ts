import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHashSlots } from './hash-slots.ts';
import { acquirePair, findPair, isPair, releasePair } from './pair-terms.ts';
import { getField } from './records.ts';
import { createTags } from './tags.ts';
import { term } from './term-rows.ts';
import { addTerm, createTerms } from './terms.ts';

const WORDS = 12;

describe('pairs of terms', () => {
  it('live as long as somebody uses them, and are found by both of their words in order', () => {
    const change = fc.record({ first: fc.integer({ min: 1, max: WORDS }), second: fc.integer({ min: 1, max: WORDS }), isRelease: fc.boolean() }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: 'max' }), (changes) => {
        const terms = createTerms(createTags(), 1);
        for (let word = 0; word < WORDS; word += 1) addTerm(terms, 0);
        const pairs = createHashSlots();
        const uses = new Map<string, number>();
        for (const { first, second, isRelease } of changes) {
          const key = `${first} ${second}`;
          const known = uses.get(key) ?? 0;
          if (!isRelease) expect(isPair(terms, acquirePair(pairs, terms, [first, second]))).toBe(true);
          else if (known > 0) releasePair(pairs, terms, findPair(pairs, terms, [first, second]));
          uses.set(key, isRelease ? Math.max(0, known - 1) : known + 1);
        }
        const of = (from: number, to: number): number => uses.get(`${from} ${to}`) ?? 0;
        const numbers = Array.from({ length: WORDS }, (_, at) => at + 1);
        const rows = numbers.flatMap((first) =>
          numbers.flatMap((second) => {
            const row = findPair(pairs, terms, [first, second]);
            expect(row !== 0).toBe(of(first, second) > 0);
            return row === 0 ? [] : [row];
          }),
        );
        expect(new Set(rows).size).toBe(rows.length);
        expect(terms.size).toBe(WORDS + rows.length);
        for (const word of numbers) {
          const opens = numbers.reduce((sum, other) => sum + of(word, other), 0);
          const closes = numbers.reduce((sum, other) => sum + of(other, word), 0);
          expect(getField(terms.rows, word, term.opens)).toBe(opens);
          expect(getField(terms.rows, word, term.closes)).toBe(closes);
        }
      }),
    );
  });
});

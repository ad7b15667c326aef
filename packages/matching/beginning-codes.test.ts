import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONG, NO_CODE, SHORT, addCode, clearCodes, codeOf, createCodeBits, hasCode, sharedCode } from './beginning-codes.ts'; // prettier-ignore

const unitsOf = (word: string): Uint16Array =>
  Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
/** Both codes of a word, as of an article. */
const codesOf = (word: string): readonly number[] => [
  word.length < SHORT ? NO_CODE : codeOf(unitsOf(word), 0, SHORT),
  word.length < LONG ? NO_CODE : codeOf(unitsOf(word), 0, LONG),
];

describe('how words begin', () => {
  it('is a code that every one of the texts has, and whatever goes on from one of them', () => {
    const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в', '\uffff'), maxLength: 7 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), word, word, (ends, start, rest) => {
        const texts = ends.map((end) => start + end);
        const shared = sharedCode(texts);
        for (const text of texts) {
          const codes = [...codesOf(text), ...codesOf(text + rest), NO_CODE];
          expect(codes).toContain(shared);
        }
        expect(shared === NO_CODE && start.length >= SHORT).toBe(false);
      }),
    );
  });

  it('says nothing of texts that begin otherwise, or are short', () => {
    expect(sharedCode(['идти', 'шел'])).toBe(NO_CODE);
    expect(sharedCode(['он', 'она'])).toBe(NO_CODE);
    expect(sharedCode([])).toBe(NO_CODE);
  });

  it('is kept of all words of an article; what has no code counts as there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 0xffff })),
        fc.integer({ min: 1, max: 0xffff }),
        (codes, other) => {
          const bits = createCodeBits();
          addCode(bits, other);
          clearCodes(bits);
          for (const code of codes) addCode(bits, code);
          expect(codes.every((code) => hasCode(bits, code))).toBe(true);
          expect(hasCode(bits, other)).toBe(codes.includes(other));
          expect(hasCode(bits, NO_CODE)).toBe(true);
        },
      ),
    );
  });
});

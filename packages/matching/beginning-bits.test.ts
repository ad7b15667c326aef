import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBeginning, bitsFor, createBeginningBits, mayBegin } from './beginning-bits.ts';

describe('the bits of beginnings', () => {
  it('never deny a beginning that counts in the article', () => {
    const beginning = fc.tuple(fc.integer(), fc.constantFrom(1, 2, 4, 6, -1));
    fc.assert(
      fc.property(
        fc.array(beginning, { maxLength: 50 }),
        fc.integer({ min: 1, max: 7 }),
        (given, article) => {
          const bits = createBeginningBits();
          for (const [hash, languages] of given) addBeginning(bits, { hash, length: 4, languages });
          const asked = bitsFor(bits, article);
          const counting = given.filter(([, languages]) => (languages & article) !== 0);
          expect(asked === undefined).toBe(counting.length === 0);
          for (const [hash] of counting) expect(asked !== undefined && mayBegin(asked, hash)).toBe(true);
        },
      ),
    );
  });

  it('deny nearly every other one', () => {
    const bits = createBeginningBits();
    for (let hash = 1; hash <= 10_000; hash += 1)
      addBeginning(bits, { hash: Math.imul(hash, 0x5bd1e995), length: 4, languages: 1 });
    const asked = bitsFor(bits, 1);
    let wrong = 0;
    for (let hash = 10_001; hash <= 20_000; hash += 1)
      if (asked !== undefined && mayBegin(asked, Math.imul(hash, 0x5bd1e995))) wrong += 1;
    expect(wrong).toBeLessThan(500);
  });
});

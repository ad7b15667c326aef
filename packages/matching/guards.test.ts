import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_GUARDS, areSame, eachHasOne, guardsOf, packGuards } from './guards.ts';

const MOST = 8;
const group = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const groups = fc
  .array(group, { maxLength: 8 })
  .filter((each) => each.reduce((sum, { length }) => sum + length, 0) <= MOST);

/** Bits for the codes of guards that an article has; it has whatever is no term. */
function presentIn(codes: Int32Array, rows: ReadonlySet<number>): number {
  let bits = 0;
  for (const [at, code] of new Uint16Array(codes.buffer).entries())
    if (code === 0 || rows.has(code)) bits |= 1 << at;
  return bits;
}

describe('guards', () => {
  it('let an article through that has a term of each group, and no other', () => {
    fc.assert(
      fc.property(groups, fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }), (guards, given) => {
        const rows = new Set(given);
        const { ends, codes } = packGuards(guards);
        const asked = eachHasOne(presentIn(codes, rows), ends);
        expect(asked).toBe(guards.every((each) => each.some((row) => rows.has(row))));
      }),
    );
  });

  it('are the rarest groups of those that fit, each once', () => {
    const share = (row: number): number => row / 1_000;
    expect(guardsOf([[5], [3, 4], [5], [9]], share)).toEqual([[5], [3, 4], [9]]);
    const many = [11, 12, 13, 14, 15, 16, 17];
    expect(guardsOf([many, [30, 40], [200]], share)).toEqual([[30, 40], [200]]);
    expect(guardsOf([many, [200]], share)).toEqual([many, [200]]);
    expect(guardsOf([[1, 2, 3, 4, 5, 6, 7, 8, 9], []], share)).toEqual(NO_GUARDS);
  });

  it('are the same where all groups are', () => {
    expect(areSame([[1, 2], [3]], [[1, 2], [3]])).toBe(true);
    expect(areSame([[1, 2], [3]], [[1], [2, 3]])).toBe(false);
    expect(areSame([[1, 2], [3]], [[1, 2]])).toBe(false);
  });
});

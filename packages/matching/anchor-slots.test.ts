import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAnchor,
  createAnchorSlots,
  createFoundAnchors,
  findTerm,
  findTerms,
  removeAnchor,
} from './anchor-slots.ts';

describe('anchor slots', () => {
  it('answer as a list does, whatever is added and removed, while they grow too', () => {
    const change = fc.record({
      hash: fc.integer({ min: -60, max: 400 }),
      row: fc.integer({ min: 1, max: 4 }),
      adds: fc.constantFrom(true, true, false),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 700, size: 'max' }), (changes) => {
        const slots = createAnchorSlots();
        const model = new Map<number, Set<number>>();
        for (const { hash, row, adds } of changes) {
          const rows = model.get(hash) ?? new Set();
          model.set(hash, rows);
          if (adds && !rows.has(row)) addAnchor(slots, hash, row);
          if (!adds && rows.has(row)) removeAnchor(slots, hash, row);
          if (adds) rows.add(row);
          else rows.delete(row);
          const found = createFoundAnchors();
          findTerm(slots, { hash, word: 0 }, found);
          expect([...found.rows.subarray(0, found.count)].toSorted((one, other) => one - other)).toEqual(
            [...rows].toSorted((one, other) => one - other),
          );
        }
        const hashes = Int32Array.from({ length: 470 }, (_, at) => at - 65);
        const found = createFoundAnchors();
        findTerms(slots, { hashes, count: hashes.length }, found);
        for (const [word, hash] of hashes.entries()) {
          const rows = [...found.rows.subarray(0, found.count)].filter((_, at) => found.words[at] === word);
          expect(rows.toSorted((one, other) => one - other)).toEqual(
            [...(model.get(hash) ?? [])].toSorted((one, other) => one - other),
          );
        }
      }),
    );
  });
});

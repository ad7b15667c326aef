import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAnchor, createAnchorSlots, removeAnchor, visitAnchor, visitAnchors } from './anchor-slots.ts';

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
          const found: number[] = [];
          visitAnchor(slots, { hash, word: 0 }, (each) => found.push(each));
          expect(found.toSorted()).toEqual([...rows].toSorted());
        }
        const hashes = Int32Array.from({ length: 470 }, (_, at) => at - 65);
        const visited = new Map<number, number[]>();
        visitAnchors(slots, { hashes, count: hashes.length }, (row, word) => {
          visited.set(word, [...(visited.get(word) ?? []), row]);
        });
        for (const [word, hash] of hashes.entries()) {
          expect((visited.get(word) ?? []).toSorted()).toEqual([...(model.get(hash) ?? [])].toSorted());
        }
      }),
    );
  });
});

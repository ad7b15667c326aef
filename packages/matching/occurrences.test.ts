import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FOUND_BITS,
  OCCURRENCE_BITS,
  addOccurrence,
  clearOccurrences,
  createOccurrences,
  found,
  numberOf,
  occurrence,
} from './occurrences.ts';

describe('the occurrences of terms', () => {
  it('are a list for each term, the last that was added first, and none after clearing', () => {
    const one = fc.record({ row: fc.integer({ min: 1, max: 3_000 }), form: fc.integer() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4_000, size: 'max' }), fc.array(one), (before, added) => {
        const occurrences = createOccurrences();
        for (const given of [before, added]) {
          clearOccurrences(occurrences);
          const model = new Map<number, (readonly [number, number])[]>();
          for (const [word, { row, form }] of given.entries()) {
            occurrences.word = word;
            addOccurrence(occurrences, row, form);
            model.set(row, [[word, form], ...(model.get(row) ?? [])]);
          }
          for (let row = 1; row <= 3_000; row += 1) {
            const number = numberOf(occurrences, row);
            expect(number >= 0).toBe(model.has(row));
            if (number < 0) continue;
            const { all, terms } = occurrences;
            const list: (readonly [number, number])[] = [];
            for (let each = terms[(number << FOUND_BITS) + found.first] ?? 0; each !== 0;) {
              const at = each << OCCURRENCE_BITS;
              list.push([all[at + occurrence.word] ?? 0, all[at + occurrence.form] ?? 0]);
              each = all[at + occurrence.next] ?? 0;
            }
            expect(list).toEqual(model.get(row));
            expect(terms[(number << FOUND_BITS) + found.count]).toBe(list.length);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

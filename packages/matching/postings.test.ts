import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import {
  POSTING_HEAD,
  type Postings,
  addPosting,
  createPostings,
  postingsIn,
  removePosting,
} from './postings.ts';
import { addRow, createRecords, getField } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';

/** Watch and guard of every posting under a term, in order of the watches. */
function read({ arena, rows }: Postings, row: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let block = getField(rows, row, term.postings); block !== 0;) {
    const chunk = arena.chunks[block >>> CHUNK_BITS] ?? new Int32Array(0);
    const at = block & CHUNK_MASK;
    for (let each = 0; each < postingsIn(chunk[at + 1] ?? 0); each += 1) {
      const pair = at + POSTING_HEAD + 2 * each;
      found.push([chunk[pair] ?? 0, chunk[pair + 1] ?? 0]);
    }
    block = chunk[at] ?? 0;
  }
  return found.toSorted(([one], [other]) => one - other);
}

function createFor(terms: number): Postings {
  const rows = createRecords(TERM_WIDTH);
  for (let row = 0; row < terms; row += 1) addRow(rows);
  return createPostings(rows);
}

describe('postings', () => {
  it('hold the watches that lie under each term, with their guards, whatever comes and goes', () => {
    const change = fc.record({ row: fc.nat(2), watch: fc.nat(300), guard: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 900, size: 'max' }), (changes) => {
        const postings = createFor(3);
        const model = [0, 1, 2].map(() => new Map<number, number>());
        for (const { row, watch, guard } of changes) {
          const under = model[row];
          if (under?.has(watch) === true) {
            removePosting(postings, row, watch);
            under.delete(watch);
          } else {
            addPosting(postings, row, { watch, guard });
            under?.set(watch, guard);
          }
        }
        for (const [row, under] of model.entries())
          expect(read(postings, row)).toEqual([...under].toSorted(([one], [other]) => one - other));
      }),
      { numRuns: 50 },
    );
  });

  it('give back all room when the watches go', () => {
    const postings = createFor(2);
    for (let time = 0; time < 40; time += 1) {
      for (let watch = 0; watch < 3_000; watch += 1) addPosting(postings, 1, { watch, guard: 0 });
      for (let watch = 0; watch < 3_000; watch += 1) removePosting(postings, 1, (watch * 7) % 3_000);
      expect(getField(postings.rows, 1, term.postings)).toBe(0);
    }
    expect(postings.arena.chunks).toHaveLength(1);
    removePosting(postings, 1, 5);
    expect(read(postings, 1)).toEqual([]);
  });
});

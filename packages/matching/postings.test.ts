import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BITS, CHUNK_MASK, createIntArena } from './int-arena.ts';
import { POSTING_HEAD, type PostingList, addPosting, postingsIn, removePosting } from './postings.ts';
import { addRow, createRecords, getField } from './records.ts';

/** Watch and guards of every posting under a term, in order of the watches. */
function read({ arena, rows, row, field }: PostingList): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let block = getField(rows, row, field); block !== 0;) {
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

/** Lists that share their room. */
function createLists(count: number): readonly PostingList[] {
  const [arena, rows] = [createIntArena(), createRecords(2)];
  return Array.from({ length: count }, () => ({ arena, rows, row: addRow(rows), field: 1 }));
}

describe('postings', () => {
  it('hold the watches that lie under each term, with their guards, whatever comes and goes', () => {
    const change = fc.record({ row: fc.nat(2), watch: fc.nat(300), guards: fc.integer() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 900, size: 'max' }), (changes) => {
        const lists = createLists(3);
        const models = lists.map(() => new Map<number, number>());
        const [saysEmpty, isEmpty]: [boolean[], boolean[]] = [[], []];
        for (const { row, watch, guards } of changes) {
          const [list, model] = [lists[row], models[row]];
          if (list === undefined || model === undefined) continue;
          if (model.has(watch)) {
            model.delete(watch);
            saysEmpty.push(removePosting(list, watch));
            isEmpty.push(model.size === 0);
          } else {
            addPosting(list, { watch, guards });
            model.set(watch, guards);
          }
        }
        expect(saysEmpty).toEqual(isEmpty);
        for (const [row, list] of lists.entries())
          expect(read(list)).toEqual([...(models[row] ?? [])].toSorted(([one], [other]) => one - other));
      }),
      { numRuns: 50 },
    );
  });

  it('give back all room when the watches go', () => {
    for (const list of createLists(1)) {
      for (let time = 0; time < 40; time += 1) {
        for (let watch = 0; watch < 3_000; watch += 1) addPosting(list, { watch, guards: 0 });
        for (let watch = 0; watch < 3_000; watch += 1) removePosting(list, (watch * 7) % 3_000);
        expect(getField(list.rows, list.row, list.field)).toBe(0);
      }
      expect(list.arena.chunks).toHaveLength(1);
      expect(removePosting(list, 5)).toBe(true);
    }
  });
});

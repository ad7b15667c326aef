import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_GUARDS, packGuards } from './guards.ts';
import { createIntArena } from './int-arena.ts';
import {
  POSTING_HEAD,
  POSTING_WIDTH,
  type PostingList,
  addPosting,
  endsIn,
  postingsIn,
  removePosting,
  watchIn,
} from './postings.ts';
import { addRow, createRecords, getField } from './records.ts';

/** Watch, ends and codes of every posting under a term, in order of the watches. */
function read({ arena: { ints }, rows, row, field }: PostingList): readonly (readonly number[])[] {
  const list = getField(rows, row, field);
  const count = list === 0 ? 0 : postingsIn(ints, list);
  const found = Array.from({ length: count }, (_, each) => {
    const from = list + POSTING_HEAD + POSTING_WIDTH * each;
    const head = ints[from] ?? 0;
    return [watchIn(head), endsIn(head), ...ints.subarray(from + 1, from + POSTING_WIDTH)];
  });
  return found.toSorted(([one = 0], [other = 0]) => one - other);
}

/** Lists that share their room. */
function createLists(count: number): readonly PostingList[] {
  const [arena, rows] = [createIntArena(), createRecords(2)];
  return Array.from({ length: count }, () => ({ arena, rows, row: addRow(rows), field: 1 }));
}

describe('postings', () => {
  it('hold the watches that lie under each term, with their guards, whatever comes and goes', () => {
    const change = fc.record({
      row: fc.nat(2),
      watch: fc.oneof(fc.nat(300), fc.constant((1 << 25) - 1)),
      guards: fc.tuple(fc.nat(127), fc.integer(), fc.integer(), fc.integer(), fc.integer()),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 900, size: 'max' }), (changes) => {
        const lists = createLists(3);
        const models = lists.map(() => new Map<number, readonly number[]>());
        const [saysEmpty, isEmpty]: [boolean[], boolean[]] = [[], []];
        for (const { row, watch, guards } of changes) {
          const [list, model] = [lists[row], models[row]];
          if (list === undefined || model === undefined) continue;
          if (model.has(watch)) {
            model.delete(watch);
            saysEmpty.push(removePosting(list, watch));
            isEmpty.push(model.size === 0);
          } else {
            const [ends, ...codes] = guards;
            addPosting(list, { watch, guards: { ends, codes: Int32Array.from(codes) } });
            model.set(watch, guards);
          }
        }
        expect(saysEmpty).toEqual(isEmpty);
        for (const [row, list] of lists.entries())
          expect(read(list)).toEqual(
            [...(models[row] ?? [])]
              .toSorted(([one], [other]) => one - other)
              .map(([watch, guards]) => [watch, ...guards]),
          );
      }),
      { numRuns: 50 },
    );
  });

  it('give back all room when the watches go', () => {
    for (const list of createLists(1)) {
      const used = new Set<number>();
      for (let time = 0; time < 40; time += 1) {
        for (let watch = 0; watch < 3_000; watch += 1)
          addPosting(list, { watch, guards: packGuards(NO_GUARDS) });
        for (let watch = 0; watch < 3_000; watch += 1) removePosting(list, (watch * 7) % 3_000);
        expect(getField(list.rows, list.row, list.field)).toBe(0);
        used.add(list.arena.used);
      }
      expect(used.size).toBe(1);
      expect(removePosting(list, 5)).toBe(true);
    }
  });
});

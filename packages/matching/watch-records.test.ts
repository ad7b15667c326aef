import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOf, op } from './program.ts';
import { getField } from './records.ts';
import { addWatch, createWatchRecords, findWatch, isWatch, layUnder, placesOf, programNode, programOf, removeWatch, watch } from './watch-records.ts'; // prettier-ignore
import { textsOf } from './watch-texts.ts';

const numbers = fc.array(fc.integer(), { maxLength: 40 });
const headed = (body: readonly number[]): readonly number[] => [headOf(op.and, 0, body.length + 1), ...body];

describe('watches as records', () => {
  it('are told as they were given, whatever else comes and goes', () => {
    const change = fc.record({
      id: fc.nat(30),
      program: numbers.map(headed),
      under: numbers,
      lays: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 150, size: 'max' }), (changes) => {
        const watches = createWatchRecords(5);
        const kept = new Map<string, { readonly program: readonly number[]; under: readonly number[] }>();
        for (const [order, { id: number, program, under, lays }] of changes.entries()) {
          const id = `watch ${number}`;
          const row = findWatch(watches, id);
          const known = kept.get(id);
          if (row === undefined || known === undefined) {
            addWatch(watches, { id, program, text: `text of ${id}`, order });
            kept.set(id, { program, under: [] });
          } else if (lays) {
            layUnder(watches, row, under);
            known.under = under;
          } else {
            removeWatch(watches, id, row);
            kept.delete(id);
          }
        }
        expect(watches.size).toBe(kept.size);
        for (const [id, record] of kept) {
          const row = findWatch(watches, id) ?? -1;
          expect(textsOf(watches.texts, row)).toEqual({ id, query: `text of ${id}` });
          expect(isWatch(watches, row)).toBe(true);
          expect({ under: [...placesOf(watches, row)], program: [...programOf(watches, row)] }).toEqual(
            record,
          );
          const { ints } = watches.arena;
          const root = programNode(ints, getField(watches.rows, row, watch.program));
          expect([...ints.subarray(root, root + record.program.length)]).toEqual(record.program);
        }
      }),
    );
  });

  it('take no more room however often they come and go', () => {
    const watches = createWatchRecords(5);
    const names = Array.from({ length: 1_000 }, (_, at) => `watch ${at}`);
    const sizes = new Set<string>();
    for (let time = 0; time < 50; time += 1) {
      for (const [order, id] of names.entries()) {
        const program = headed(Array.from({ length: 10 + (order % 17) }, () => order));
        layUnder(watches, addWatch(watches, { id, program, text: id, order }), [order, order]);
      }
      for (const id of names) removeWatch(watches, id, findWatch(watches, id) ?? -1);
      sizes.add(`${watches.arena.used} ${watches.rows.end} ${watches.texts.arena.used}`);
    }
    expect(sizes.size).toBe(1);
    expect(watches.size).toBe(0);
  });
});

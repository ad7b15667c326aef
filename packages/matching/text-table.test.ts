import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import {
  addEntries,
  beginsWith,
  createTextTable,
  entriesOf,
  hashOf,
  recordOf,
  removeEntries,
  textIn,
} from './text-table.ts';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('а', 'b', '\uffff', '\u0000'), maxLength: 5 }),
  fc.string(),
);

describe('a text table', () => {
  it('answers as a map of lists does, whatever is added and removed', () => {
    const change = fc.record({ text, first: fc.nat(5), second: fc.integer(), isRemoval: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 300, size: 'max' }), fc.integer(), (changes, seed) => {
        const table = createTextTable(2, seed);
        const map = new Map<string, (readonly [number, number])[]>();
        for (const { text: key, first, second, isRemoval } of changes) {
          const before = map.get(key) ?? [];
          if (isRemoval) removeEntries(table, key, first);
          else addEntries(table, key, [first, second]);
          const after = isRemoval
            ? before.filter(([one]) => one !== first)
            : [...before, [first, second] as const];
          if (after.length === 0) map.delete(key);
          else map.set(key, after);
          expect(entriesOf(table, recordOf(table, key))).toEqual(after.flat());
        }
        expect(table.size).toBe(map.size);
        for (const [key, entries] of map) {
          const record = recordOf(table, key);
          expect(entriesOf(table, record)).toEqual(entries.flat());
          const chunk = table.arena.chunks[record >>> CHUNK_BITS] ?? new Int32Array(0);
          expect(textIn(chunk, record & CHUNK_MASK)).toBe(key);
        }
      }),
    );
  });

  it('tells whether a word begins with a text', () => {
    fc.assert(
      fc.property(text, text, text, (before, beginning, word) => {
        const table = createTextTable(1, 7);
        addEntries(table, beginning, [1]);
        const record = recordOf(table, beginning);
        const chunk = table.arena.chunks[record >>> CHUNK_BITS] ?? new Int32Array(0);
        for (const written of [word, beginning, beginning + word, beginning.slice(0, -1) + word]) {
          const all = before + written + word;
          const units = Uint16Array.from({ length: all.length }, (_, at) => all.charCodeAt(at));
          const place = { units, from: before.length, to: before.length + written.length };
          expect(beginsWith(place, chunk, record & CHUNK_MASK)).toBe(written.startsWith(beginning));
        }
      }),
    );
  });

  it('keeps thousands of entries of one text, and long texts', () => {
    const table = createTextTable(1, 3);
    const long = 'я'.repeat(20_001);
    for (let entry = 0; entry < 3_000; entry += 1) addEntries(table, 'a', [entry]);
    addEntries(
      table,
      long,
      Array.from({ length: 60_000 }, (_, at) => at),
    );
    expect(entriesOf(table, recordOf(table, 'a'))).toHaveLength(3_000);
    expect(entriesOf(table, recordOf(table, long)).at(-1)).toBe(59_999);
    expect(recordOf(table, long.slice(1))).toBe(0);
  });

  it('hashes otherwise with another seed', () => {
    expect(hashOf('порт', 1)).not.toBe(hashOf('порт', 2));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askWords } from './asked-words.ts';
import { LIST_HEAD, entryIn, lengthOfList, rowIn } from './form-lists.ts';
import { type FormSlots, type HashedForm, addForms, createFormSlots, removeForms } from './form-slots.ts';
import { FOUND_VALUES, FOUND_WORDS } from './slot-table.ts';

/** Row r has the text r % TEXTS; a text has few hashes, so that many have the same. */
const TEXTS = 300;
const textOf = (row: number): number => row % TEXTS;
/** Some do not fit into an integer with their row. */
const entryOf = (row: number): number => (row % 7 === 6 ? 255 + (row % 4) : row % 7);
const hashOf = (text: number): number => Math.imul((text % 200) + 1, 0x9e3779b1);
const createSlots = (): FormSlots =>
  createFormSlots({ areSame: (one, other) => textOf(one.row) === textOf(other.row) });
const formOf = (row: number, entry: number, count = 1): HashedForm => ({
  row,
  entry,
  count,
  hash: hashOf(textOf(row)),
});

/** What the slots lead each text to, as `row entry`, however many texts have its hash. */
function answers(slots: FormSlots): ReadonlyMap<number, readonly string[]> {
  const hashes = Int32Array.from({ length: TEXTS }, (_, text) => hashOf(text));
  const { table } = slots;
  const found = new Map<number, string[]>();
  askWords(table, { hashes, count: TEXTS }, (count) => {
    for (let each = 0; each < count; each += 1) {
      const text = table.ints[FOUND_WORDS + each] ?? 0;
      const led = referencesIn(slots, table.ints[FOUND_VALUES + each] ?? 0);
      const own = led.filter(([row]) => textOf(row) === text).map((reference) => reference.join(' '));
      found.set(text, [...(found.get(text) ?? []), ...own]);
    }
  });
  return found;
}

function referencesIn(
  { lists }: FormSlots,
  value: number,
): readonly (readonly [row: number, entry: number])[] {
  if (value > 0) return [[rowIn(value), entryIn(value)]];
  const { ints } = lists.arena;
  const members = ints.subarray(-value + LIST_HEAD, -value + LIST_HEAD + lengthOfList(ints[-value] ?? 0));
  const references: (readonly [row: number, entry: number])[] = [];
  for (let at = 0; at < members.length; at += 1) {
    const member = members[at] ?? 0;
    if (member > 0) references.push([rowIn(member), entryIn(member)]);
    else {
      at += 1;
      references.push([-member, members[at] ?? 0]);
    }
  }
  return references;
}

describe('form slots', () => {
  it('lead every text to the forms that have it, whatever is added and removed, while they grow too', () => {
    const change = fc.record({
      row: fc.integer({ min: 1, max: 900 }),
      count: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 900, size: 'max' }), (changes) => {
        const slots = createSlots();
        const model = new Map<number, number>();
        for (const { row, count } of changes) {
          const known = model.get(row);
          if (known === undefined) addForms(slots, [formOf(row, entryOf(row), count)]);
          else removeForms(slots, [formOf(row, entryOf(row), count)]);
          if (known === undefined) model.set(row, count);
          else model.delete(row);
        }
        const found = answers(slots);
        for (let text = 0; text < TEXTS; text += 1) {
          const rows = [...model].filter(([row]) => textOf(row) === text);
          const expected = rows.flatMap(([row, count]) =>
            Array.from({ length: count }, (_, each) => `${row} ${entryOf(row) + each}`),
          );
          expect((found.get(text) ?? []).toSorted()).toEqual(expected.toSorted());
        }
        expect(slots.table.used).toBe(new Set([...model.keys()].map(textOf)).size);
      }),
      { numRuns: 60 },
    );
  });

  it('take no more room however often forms come and go', () => {
    const slots = createSlots();
    const all = Array.from({ length: 2_000 }, (_, at) => formOf(at + 1, 0));
    const sizes = new Set<string>();
    for (let time = 0; time < 40; time += 1) {
      addForms(slots, all);
      removeForms(slots, all);
      if (time > 3) sizes.add(`${slots.table.ints.length} ${slots.lists.arena.used}`);
    }
    expect(sizes.size).toBe(1);
    expect(slots.table.used).toBe(0);
  });

  it('hold rows and entries that do not fit into a slot', () => {
    const slots = createSlots();
    const large = [
      { row: 9_000_001, entry: 3 },
      { row: 5, entry: 1_000 },
    ];
    addForms(
      slots,
      large.map(({ row, entry }) => formOf(row, entry)),
    );
    const found = answers(slots);
    for (const { row, entry } of large) expect(found.get(textOf(row))).toEqual([`${row} ${entry}`]);
  });
});

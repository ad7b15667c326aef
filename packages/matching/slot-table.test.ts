import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askWords } from './asked-words.ts';
import {
  FOUND_VALUES,
  FOUND_WORDS,
  type SlotTable,
  VALUE,
  createSlotTable,
  putSlot,
  takeSlot,
} from './slot-table.ts';

/** What a table holds, said plainly: the values of each hash. */
type Model = Map<number, number[]>;

function slotsOf({ kernel }: SlotTable, hash: number): readonly number[] {
  const slots: number[] = [];
  for (let slot = kernel.find(hash); slot !== 0; slot = kernel.next(hash, slot)) slots.push(slot);
  return slots;
}

const valuesOf = (table: SlotTable, hash: number): readonly number[] =>
  slotsOf(table, hash).map((slot) => table.ints[slot + VALUE] ?? 0);

function put(table: SlotTable, model: Model, hash: number): void {
  const value = 1 + table.used + 1_000 * (model.get(hash)?.length ?? 0);
  putSlot(table, hash, value);
  model.set(hash, [...(model.get(hash) ?? []), value]);
}

function take(table: SlotTable, model: Model, hash: number): void {
  const [slot = 0] = slotsOf(table, hash);
  if (slot === 0) return;
  const value = table.ints[slot + VALUE] ?? 0;
  takeSlot(table, slot);
  const left = model.get(hash) ?? [];
  left.splice(left.indexOf(value), 1);
}

/** As `word value`, in the order of words. */
function asked(table: SlotTable, hashes: readonly number[]): readonly string[] {
  const words: number[] = [];
  const values: number[] = [];
  askWords(table, { hashes: Int32Array.from(hashes), count: hashes.length }, (found) => {
    words.push(...table.ints.subarray(FOUND_WORDS, FOUND_WORDS + found));
    values.push(...table.ints.subarray(FOUND_VALUES, FOUND_VALUES + found));
  });
  expect(words).toEqual(words.toSorted((one, other) => one - other));
  return words.map((word, at) => `${word} ${values[at]}`);
}

const expected = (model: Model, hashes: readonly number[]): readonly string[] =>
  hashes.flatMap((hash, word) => (model.get(hash) ?? []).map((value) => `${word} ${value}`));

function expectSame(table: SlotTable, model: Model): void {
  const hashes = [...model.keys()];
  const led = hashes.flatMap((hash, word) => valuesOf(table, hash).map((value) => `${word} ${value}`));
  const all = expected(model, hashes).toSorted();
  expect(led.toSorted()).toEqual(all);
  expect(asked(table, hashes).toSorted()).toEqual(all);
}

/** What the kernel makes of a hash by a multiplication, the other way round. */
const UNMIX = 0x0e8b2f51;
const unmixed = (mixed: number): number => Math.imul(mixed, UNMIX);
/** All over the table, or many beside each other: at its beginning, within it, at its end. */
const hashes = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31)),
  fc.integer({ min: -40, max: 40 }).map(unmixed),
  fc.integer({ min: 2 ** 30, max: 2 ** 30 + 40 }).map(unmixed),
);
/** The one that counts as the hash 0 is left out. */
const hash = hashes.filter((each) => each !== UNMIX);

describe('a table of slots', () => {
  it('has the values of every hash and no others, whatever is put in and taken out', () => {
    const change = fc.record({ hash, times: fc.integer({ min: 1, max: 12 }), taken: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 200, size: 'max' }), (changes) => {
        const table = createSlotTable();
        const model: Model = new Map();
        for (const each of changes)
          for (let time = 0; time < each.times; time += 1) (each.taken ? take : put)(table, model, each.hash);
        expectSame(table, model);
        expect(table.used).toBe([...model.values()].flat().length);
      }),
      { numRuns: 100 },
    );
  });

  it('has them after every step of growing', () => {
    const table = createSlotTable();
    const model: Model = new Map();
    const sizes = new Set<number>();
    for (let number = 1; number < 700; number += 1) {
      put(table, model, unmixed(number % 3 === 0 ? number : Math.imul(number, 0x9e3779b1)));
      if (number % 5 === 0) take(table, model, unmixed(Math.imul(number - 4, 0x9e3779b1)));
      sizes.add(table.buckets);
      expectSame(table, model);
    }
    expect(sizes.size).toBeGreaterThan(8);
  });

  it('has more of one hash than are read at once, and more of the last than its buckets hold', () => {
    const table = createSlotTable();
    const model: Model = new Map();
    for (let time = 0; time < 5_000; time += 1) put(table, model, unmixed(-1));
    for (let time = 0; time < 100; time += 1) put(table, model, 7);
    for (const hashes of [[unmixed(-1)], [7, unmixed(-1), 7, 8, unmixed(-1)]])
      expect(asked(table, hashes).toSorted()).toEqual(expected(model, hashes).toSorted());
    for (let time = 0; time < 5_000; time += 1) take(table, model, unmixed(-1));
    expectSame(table, model);
  });

  it('is asked for no words, and for more than fit into its memory at once', () => {
    const table = createSlotTable();
    const model: Model = new Map();
    for (let number = 0; number < 3_000; number += 2) put(table, model, number);
    expect(asked(table, [])).toEqual([]);
    const hashes = Array.from({ length: 5_000 }, (_, word) => (word * 7) % 4_000);
    expect(asked(table, hashes)).toEqual(expected(model, hashes));
  });

  it('has the values of every hash where it is too large for a near cache, while it grows too', () => {
    const table = createSlotTable();
    const model: Model = new Map();
    const hashes = Array.from({ length: 5_000 }, (_, word) => Math.imul(word * 31, 0x2545f491));
    const sizes = new Set<number>();
    for (let number = 0; number < 90_000; number += 1) {
      put(table, model, Math.imul(number, 0x2545f491));
      if (number % 6_000 !== 0) continue;
      sizes.add(table.buckets);
      expect(asked(table, hashes)).toEqual(expected(model, hashes));
    }
    expect(Math.max(...sizes)).toBeGreaterThan(10_000);
  });

  it('is as large however often slots come and go', () => {
    const table = createSlotTable();
    const fill = (change: (hash: number) => void) => {
      for (let number = 0; number < 3_000; number += 1) change(Math.imul(number, 0x2545f491));
    };
    const model: Model = new Map();
    const sizes = new Set<number>();
    for (let time = 0; time < 20; time += 1) {
      fill((each) => put(table, model, each));
      fill((each) => take(table, model, each));
      sizes.add(table.ints.length);
    }
    expect(sizes.size).toBe(1);
    expect(table.used).toBe(0);
    expect(table.ints.subarray(FIRST_BUCKET).every((integer) => integer === 0)).toBe(true);
  });
});

const FIRST_BUCKET = 8_192;

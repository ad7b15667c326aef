import { hashUnit } from '@newswatch/language';
import { CHUNK_BITS, CHUNK_MASK, type IntArena, createIntArena } from './int-arena.ts';
import {
  type PrintSlots,
  addRecord,
  createPrintSlots,
  findRecord,
  removeRecord,
  replaceRecord,
} from './print-slots.ts';

/**
 * Texts, each with a list of entries of a fixed number of integers. A text is found by its hash, and then compared: a
 * hash alone proves nothing. A record holds: its hash, the number of entries and the length of the text, the text (two
 * units to an integer), the entries.
 */
export interface TextTable {
  readonly slots: PrintSlots;
  readonly arena: IntArena;
  /** Integers per entry. */
  readonly width: number;
  readonly seed: number;
  size: number;
}

/** Empty. @param width integers per entry @param seed of the hashes, as of the words that are looked up */
export const createTextTable = (width: number, seed: number): TextTable => {
  const arena = createIntArena();
  const hashIn = (record: number): number => arena.chunks[record >>> CHUNK_BITS]?.[record & CHUNK_MASK] ?? 0;
  return { slots: createPrintSlots(hashIn), arena, width, seed, size: 0 };
};

const HEAD = 2;
const NONE = new Int32Array(0);

/** Where the entries of a record begin, behind its text. */
export const entriesAt = (record: number, length: number): number => record + HEAD + ((length + 1) >> 1);
export const textLengthIn = (second: number): number => second & 0xffff;
export const countIn = (second: number): number => second >>> 16;

const chunkOf = ({ arena }: TextTable, reference: number): Int32Array =>
  arena.chunks[reference >>> CHUNK_BITS] ?? NONE;

/** The hash of a text as a word of it would have. */
export function hashOf(text: string, seed: number): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at += 1) hash = hashUnit(hash, text.charCodeAt(at));
  return hash;
}

/** @returns the reference of the record of the text, 0 when there is none */
export const recordOf = (table: TextTable, text: string): number =>
  findRecord(table.slots, hashOf(text, table.seed), (record) =>
    isText(chunkOf(table, record), record & CHUNK_MASK, text),
  );

/** Adds entries: as many integers as the table is wide, or a multiple of it. */
export function addEntries(table: TextTable, text: string, entries: readonly number[]): void {
  const record = recordOf(table, text);
  if (record === 0) {
    const hash = hashOf(text, table.seed);
    addRecord(table.slots, hash, write(table, text, { hash, entries }));
    table.size += 1;
    return;
  }
  rewrite(table, text, { record, entries: [...entriesOf(table, record), ...entries] });
}

/** Takes away the entries that begin with this integer. */
export function removeEntries(table: TextTable, text: string, first: number): void {
  const record = recordOf(table, text);
  if (record === 0) return;
  const { width, slots } = table;
  const before = entriesOf(table, record);
  const entries = before.filter((_, at) => before[at - (at % width)] !== first);
  if (entries.length > 0) {
    rewrite(table, text, { record, entries });
    return;
  }
  removeRecord(slots, record);
  free(table, record);
  table.size -= 1;
}

function rewrite(
  table: TextTable,
  text: string,
  { record, entries }: { readonly record: number; readonly entries: readonly number[] },
): void {
  const hash = hashOf(text, table.seed);
  replaceRecord(table.slots, [record, write(table, text, { hash, entries })]);
  free(table, record);
}

/** The entries of a record, one behind the other. */
export function entriesOf(table: TextTable, record: number): readonly number[] {
  if (record === 0) return [];
  const chunk = chunkOf(table, record);
  const at = record & CHUNK_MASK;
  const second = chunk[at + 1] ?? 0;
  const from = entriesAt(at, textLengthIn(second));
  return [...chunk.subarray(from, from + countIn(second) * table.width)];
}

function free(table: TextTable, record: number): void {
  const second = chunkOf(table, record)[(record & CHUNK_MASK) + 1] ?? 0;
  table.arena.free(record, entriesAt(0, textLengthIn(second)) + countIn(second) * table.width);
}

function write(
  table: TextTable,
  text: string,
  { hash, entries }: { readonly hash: number; readonly entries: readonly number[] },
): number {
  const record = table.arena.allocate(entriesAt(0, text.length) + entries.length);
  const chunk = chunkOf(table, record);
  const at = record & CHUNK_MASK;
  chunk[at] = hash;
  chunk[at + 1] = ((entries.length / table.width) << 16) | text.length;
  for (let unit = 0; unit < text.length; unit += 2) {
    chunk[at + HEAD + (unit >> 1)] =
      text.charCodeAt(unit) | ((unit + 1 < text.length ? text.charCodeAt(unit + 1) : 0) << 16);
  }
  chunk.set(entries, entriesAt(at, text.length));
  return record;
}

/** Whether the record that begins at `at` holds the text. */
function isText(chunk: Int32Array, at: number, text: string): boolean {
  if (textLengthIn(chunk[at + 1] ?? 0) !== text.length) return false;
  for (let unit = 0; unit < text.length; unit += 1) {
    if (unitIn(chunk, at, unit) !== text.charCodeAt(unit)) return false;
  }
  return true;
}

/** Some units, half open. */
export interface Units {
  units: Uint16Array;
  from: number;
  to: number;
}

/** Whether the record that begins at `at` holds the first of these units, as many as it is long: at most all. */
export function beginsWith({ units, from, to }: Units, chunk: Int32Array, at: number): boolean {
  const end = from + textLengthIn(chunk[at + 1] ?? 0);
  if (end > to) return false;
  let packed = at + HEAD;
  let unit = from;
  for (; unit + 1 < end; unit += 2) {
    if (chunk[packed] !== ((units[unit] ?? 0) | ((units[unit + 1] ?? 0) << 16))) return false;
    packed += 1;
  }
  return unit === end || chunk[packed] === units[unit];
}

const unitIn = (chunk: Int32Array, at: number, unit: number): number =>
  ((chunk[at + HEAD + (unit >> 1)] ?? 0) >>> ((unit & 1) << 4)) & 0xffff;

/** The text of the record that begins at `at`. */
export function textIn(chunk: Int32Array, at: number): string {
  const length = textLengthIn(chunk[at + 1] ?? 0);
  let text = '';
  for (let unit = 0; unit < length; unit += 1) text += String.fromCharCode(unitIn(chunk, at, unit));
  return text;
}

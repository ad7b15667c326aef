import { type SharedArena, allocate, createSharedArena, free } from './int-arena.ts';
import { sizeIn } from './program.ts';
import { type SharedRecords, addRow, createSharedRecords, getField, removeRow, setField } from './records.ts';
import {
  type WatchTexts,
  addTexts,
  createWatchTexts,
  numberOf,
  removeTexts,
  textsOf,
} from './watch-texts.ts';

/**
 * The watches, numbered. A row holds where the program lies, the article in which the watch was looked at last, its
 * place in the order in which watches were put, and what it was expected to cost where it lies. A program record holds the
 * number of places where the watch lies, these (`places.ts`), and the program, whose first node tells its size.
 */
export interface WatchRecords {
  readonly rows: SharedRecords;
  readonly arena: SharedArena;
  /** Id → its watch; and what its terms as typed are slices of. */
  readonly texts: WatchTexts;
  size: number;
}

export interface NewWatch {
  readonly id: string;
  readonly program: readonly number[];
  readonly text: string;
  readonly order: number;
}

const WATCH_WIDTH = 4;
export const watch = { program: 0, stamp: 1, order: 2, cost: 3 } as const;

const PROGRAM_HEAD = 1;

/** Empty. @param seed of the hashes of ids */
export const createWatchRecords = (seed: number): WatchRecords => ({
  rows: createSharedRecords(WATCH_WIDTH),
  arena: createSharedArena(),
  texts: createWatchTexts(seed),
  size: 0,
});

/** @returns undefined where there is none */
export const findWatch = ({ texts }: WatchRecords, id: string): number | undefined => numberOf(texts, id);

/** @returns its number; it lies under no terms */
export function addWatch(watches: WatchRecords, { id, program, text, order }: NewWatch): number {
  const row = addRow(watches.rows);
  setField(watches.rows, { row, field: watch.order }, order);
  addTexts(watches.texts, { id, query: text }, row);
  const record = allocateRecord(watches, row, { places: 0, size: program.length });
  watches.arena.ints.set(program, record + PROGRAM_HEAD);
  watches.size += 1;
  return row;
}

export function removeWatch(watches: WatchRecords, id: string, row: number): void {
  freeRecord(watches, getField(watches.rows, row, watch.program));
  setField(watches.rows, { row, field: watch.program }, 0);
  removeTexts(watches.texts, id);
  removeRow(watches.rows, row);
  watches.size -= 1;
}

/** A record with room for so many places and a program of so many integers. The record of before is still there. */
function allocateRecord({ rows, arena }: WatchRecords, row: number, { places, size }: Room): number {
  const record = allocate(arena, PROGRAM_HEAD + places + size);
  arena.ints[record] = places;
  setField(rows, { row, field: watch.program }, record);
  return record;
}

interface Room {
  readonly places: number;
  readonly size: number;
}

const freeRecord = ({ arena }: WatchRecords, record: number): void =>
  free(arena, record, programEnd(arena.ints, record) - record);

/** Whether there is a watch of this number. */
export const isWatch = ({ rows }: WatchRecords, row: number): boolean =>
  getField(rows, row, watch.program) !== 0;

/** The places where a watch lies, as they are kept: until the next one is added or laid. */
export function placesOf({ rows, arena: { ints } }: WatchRecords, row: number): Int32Array {
  const record = getField(rows, row, watch.program);
  return ints.subarray(record + PROGRAM_HEAD, programNode(ints, record));
}

/** The program of a watch, as it is kept: until the next one is added or laid. */
export function programOf({ rows, arena: { ints } }: WatchRecords, row: number): Int32Array {
  const record = getField(rows, row, watch.program);
  return ints.subarray(programNode(ints, record), programEnd(ints, record));
}

/** Where the root of the program of a record lies. */
export const programNode = (ints: Int32Array, record: number): number =>
  record + PROGRAM_HEAD + (ints[record] ?? 0);

function programEnd(ints: Int32Array, record: number): number {
  const root = programNode(ints, record);
  return root + sizeIn(ints[root] ?? 0);
}

/** Puts other terms in the place of those that a watch lies under. */
export function layUnder(watches: WatchRecords, row: number, under: readonly number[]): void {
  const { rows, arena } = watches;
  const before = getField(rows, row, watch.program);
  if (arena.ints[before] !== under.length) moveRecord(watches, row, under.length);
  arena.ints.set(under, getField(rows, row, watch.program) + PROGRAM_HEAD);
}

/** To where there is room for so many places. */
function moveRecord(watches: WatchRecords, row: number, places: number): void {
  const { rows, arena } = watches;
  const before = getField(rows, row, watch.program);
  const start = programNode(arena.ints, before);
  const end = programEnd(arena.ints, before);
  const record = allocateRecord(watches, row, { places, size: end - start });
  arena.ints.copyWithin(record + PROGRAM_HEAD + places, start, end);
  freeRecord(watches, before);
}

export const textOf = ({ texts }: WatchRecords, row: number): string => textsOf(texts, row).query;

import { type SharedArena, allocate, createSharedArena, free } from './int-arena.ts';
import { type SharedRecords, addRow, createSharedRecords, getField, removeRow, setField } from './records.ts';
import { type TextIds, addId, createTextIds, idIn, numberOf, removeId } from './text-ids.ts';

/**
 * The watches, numbered. A row holds where the program lies, the article in which the watch was looked at last, its
 * place in the order in which watches were put, and what it was expected to cost where it lies. A program record holds its size, the number of
 * places where the watch lies, these (`places.ts`), and the program.
 */
export interface WatchRecords {
  readonly rows: SharedRecords;
  readonly arena: SharedArena;
  /** Id → its watch. */
  readonly ids: TextIds;
  /** What terms as typed are slices of, in chunks, so that growth copies nothing. */
  readonly texts: string[][];
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

const PROGRAM_HEAD = 2;
const TEXTS_BITS = 12;
const TEXTS_MASK = (1 << TEXTS_BITS) - 1;

/** Empty. @param seed of the hashes of ids */
export const createWatchRecords = (seed: number): WatchRecords => ({
  rows: createSharedRecords(WATCH_WIDTH),
  arena: createSharedArena(),
  ids: createTextIds(seed),
  texts: [],
  size: 0,
});

/** @returns undefined where there is none */
export const findWatch = ({ ids }: WatchRecords, id: string): number | undefined => numberOf(ids, id);

/** @returns its number; it lies under no terms */
export function addWatch(watches: WatchRecords, { id, program, text, order }: NewWatch): number {
  const row = addRow(watches.rows);
  setField(watches.rows, { row, field: watch.order }, order);
  addId(watches.ids, id, row);
  const chunk = (watches.texts[row >> TEXTS_BITS] ??= []);
  chunk[row & TEXTS_MASK] = text;
  writeRecord(watches, row, { under: [], program });
  watches.size += 1;
  return row;
}

export function removeWatch(watches: WatchRecords, id: string, row: number): void {
  freeRecord(watches, row);
  setField(watches.rows, { row, field: watch.program }, 0);
  removeId(watches.ids, id);
  const chunk = watches.texts[row >> TEXTS_BITS];
  if (chunk !== undefined) chunk[row & TEXTS_MASK] = '';
  removeRow(watches.rows, row);
  watches.size -= 1;
}

interface ProgramRecord {
  readonly under: readonly number[];
  readonly program: readonly number[];
}

function writeRecord(watches: WatchRecords, row: number, { under, program }: ProgramRecord): void {
  const length = PROGRAM_HEAD + under.length + program.length;
  const record = allocate(watches.arena, length);
  const { ints } = watches.arena;
  ints.set([length, under.length, ...under], record);
  ints.set(program, record + PROGRAM_HEAD + under.length);
  setField(watches.rows, { row, field: watch.program }, record);
}

function freeRecord({ rows, arena }: WatchRecords, row: number): void {
  const record = getField(rows, row, watch.program);
  free(arena, record, arena.ints[record] ?? 0);
}

/** Whether there is a watch of this number. */
export const isWatch = ({ rows }: WatchRecords, row: number): boolean =>
  getField(rows, row, watch.program) !== 0;

/** The places where a watch lies, as they are kept. */
export function placesOf({ rows, arena: { ints } }: WatchRecords, row: number): Int32Array {
  const record = getField(rows, row, watch.program);
  return ints.subarray(record + PROGRAM_HEAD, programNode(ints, record));
}

/** The terms that a watch lies under, and its program. */
export function readRecord({ rows, arena: { ints } }: WatchRecords, row: number): ProgramRecord {
  const record = getField(rows, row, watch.program);
  const start = programNode(ints, record);
  return {
    under: [...ints.subarray(record + PROGRAM_HEAD, start)],
    program: [...ints.subarray(start, record + (ints[record] ?? 0))],
  };
}

/** Where the root of the program of a record lies. */
export const programNode = (ints: Int32Array, record: number): number =>
  record + PROGRAM_HEAD + (ints[record + 1] ?? 0);

/** Puts other terms in the place of those that a watch lies under. */
export function layUnder(watches: WatchRecords, row: number, under: readonly number[]): void {
  const { program } = readRecord(watches, row);
  freeRecord(watches, row);
  writeRecord(watches, row, { under, program });
}

export const idOf = ({ ids }: WatchRecords, row: number): string => idIn(ids, row);

export const textOf = ({ texts }: WatchRecords, row: number): string =>
  texts[row >> TEXTS_BITS]?.[row & TEXTS_MASK] ?? '';

import { CHUNK_BITS, CHUNK_MASK, type IntArena, createIntArena } from './int-arena.ts';
import {
  type Records,
  ROW_BITS,
  ROW_MASK,
  addRow,
  createRecords,
  getField,
  removeRow,
  setField,
} from './records.ts';
import { type TextIds, addId, createTextIds, idIn, numberOf, removeId } from './text-ids.ts';

/**
 * The watches, numbered. A row holds where the program lies, the article in which the watch was looked at last, its
 * place in the order in which watches were put, and where its id lies. A program record holds its size, the number of
 * places where the watch lies, these (`places.ts`), and the program.
 */
export interface WatchRecords {
  readonly rows: Records;
  readonly arena: IntArena;
  /** Id → its watch. */
  readonly ids: TextIds;
  /** What terms as typed are slices of, in chunks as the rows. */
  readonly texts: string[][];
  readonly recent: RecentIds;
  size: number;
}

export interface NewWatch {
  readonly id: string;
  readonly program: readonly number[];
  readonly text: string;
  readonly order: number;
}

/** Some ids as strings, because watches that match will match again. */
interface RecentIds {
  readonly rows: Int32Array;
  readonly ids: string[];
}

export const WATCH_WIDTH = 4;
export const watch = { program: 0, stamp: 1, order: 2, id: 3 } as const;

const PROGRAM_HEAD = 2;
const RECENT = 1 << 14;

/** Empty. @param seed of the hashes of ids */
export const createWatchRecords = (seed: number): WatchRecords => ({
  rows: createRecords(WATCH_WIDTH),
  arena: createIntArena(),
  ids: createTextIds(seed),
  texts: [],
  recent: { rows: new Int32Array(RECENT).fill(-1), ids: [] },
  size: 0,
});

/** @returns undefined where there is none */
export const findWatch = ({ ids }: WatchRecords, id: string): number | undefined => numberOf(ids, id);

/** @returns its number; it lies under no terms */
export function addWatch(watches: WatchRecords, { id, program, text, order }: NewWatch): number {
  const row = addRow(watches.rows);
  setField(watches.rows, { row, field: watch.order }, order);
  setField(watches.rows, { row, field: watch.id }, addId(watches.ids, id, row));
  const chunk = (watches.texts[row >> ROW_BITS] ??= []);
  chunk[row & ROW_MASK] = text;
  writeRecord(watches, row, { under: [], program });
  watches.size += 1;
  return row;
}

export function removeWatch(watches: WatchRecords, id: string, row: number): void {
  freeRecord(watches, row);
  setField(watches.rows, { row, field: watch.program }, 0);
  removeId(watches.ids, id);
  const chunk = watches.texts[row >> ROW_BITS];
  if (chunk !== undefined) chunk[row & ROW_MASK] = '';
  if (watches.recent.rows[row % RECENT] === row) watches.recent.rows[row % RECENT] = -1;
  removeRow(watches.rows, row);
  watches.size -= 1;
}

interface ProgramRecord {
  readonly under: readonly number[];
  readonly program: readonly number[];
}

function writeRecord(watches: WatchRecords, row: number, { under, program }: ProgramRecord): void {
  const length = PROGRAM_HEAD + under.length + program.length;
  const record = watches.arena.allocate(length);
  const chunk = watches.arena.chunks[record >>> CHUNK_BITS];
  const at = record & CHUNK_MASK;
  chunk?.set([length, under.length, ...under], at);
  chunk?.set(program, at + PROGRAM_HEAD + under.length);
  setField(watches.rows, { row, field: watch.program }, record);
}

function freeRecord(watches: WatchRecords, row: number): void {
  const record = getField(watches.rows, row, watch.program);
  watches.arena.free(record, watches.arena.chunks[record >>> CHUNK_BITS]?.[record & CHUNK_MASK] ?? 0);
}

/** Whether there is a watch of this number. */
export const isWatch = ({ rows }: WatchRecords, row: number): boolean =>
  getField(rows, row, watch.program) !== 0;

/** The terms that a watch lies under, and its program. */
export function readRecord({ rows, arena }: WatchRecords, row: number): ProgramRecord {
  const record = getField(rows, row, watch.program);
  const chunk = arena.chunks[record >>> CHUNK_BITS] ?? new Int32Array(PROGRAM_HEAD);
  const at = record & CHUNK_MASK;
  const start = at + PROGRAM_HEAD + (chunk[at + 1] ?? 0);
  return {
    under: [...chunk.subarray(at + PROGRAM_HEAD, start)],
    program: [...chunk.subarray(start, at + (chunk[at] ?? 0))],
  };
}

/** Where the root of a program lies. */
export interface Root {
  chunk: Int32Array;
  node: number;
}

/** Writes where the root of the program of a watch lies. */
export function rootOf({ rows, arena }: WatchRecords, row: number, into: Root): void {
  const record = getField(rows, row, watch.program);
  const chunk = arena.chunks[record >>> CHUNK_BITS];
  if (chunk === undefined) return;
  const at = record & CHUNK_MASK;
  into.chunk = chunk;
  into.node = at + PROGRAM_HEAD + (chunk[at + 1] ?? 0);
}

/** Puts other terms in the place of those that a watch lies under. */
export function layUnder(watches: WatchRecords, row: number, under: readonly number[]): void {
  const { program } = readRecord(watches, row);
  freeRecord(watches, row);
  writeRecord(watches, row, { under, program });
}

export function idOf({ rows, ids, recent }: WatchRecords, row: number): string {
  const place = row % RECENT;
  if (recent.rows[place] === row) return recent.ids[place] ?? '';
  const id = idIn(ids, getField(rows, row, watch.id));
  recent.rows[place] = row;
  recent.ids[place] = id;
  return id;
}

export const textOf = ({ texts }: WatchRecords, row: number): string =>
  texts[row >> ROW_BITS]?.[row & ROW_MASK] ?? '';

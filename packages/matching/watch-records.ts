import { CHUNK_BITS, CHUNK_MASK, createIntArena } from './int-arena.ts';
import { type Records, ROW_BITS, ROW_MASK, createRecords } from './records.ts';
import { createTextTable, firstEntry, textIn } from './text-table.ts';

/**
 * The watches, numbered. A row holds where the program lies, the article in which the watch was looked at last, its
 * place in the order in which watches were put, and where its id lies. A program record holds its size, the number of
 * terms that the watch lies under, these, and the program.
 */
export interface WatchRecords {
  readonly rows: Records;
  readonly programs: readonly Int32Array[];
  /** @returns undefined where there is none */
  find(id: string): number | undefined;
  add(id: string, watch: NewWatch): number;
  remove(id: string, row: number): void;
  /** Puts other terms in the place of those that a watch lies under. @returns those */
  lieUnder(row: number, under: readonly number[]): readonly number[];
  under(row: number): readonly number[];
  program(row: number): readonly number[];
  /** The reference of its program record. */
  record(row: number): number;
  id(row: number): string;
  text(row: number): string;
  /** What it was compiled from. */
  source(row: number): Pick<NewWatch, 'query' | 'languages'>;
  /** Whether there is a watch of this number; numbers lie below `last()`. */
  lives(row: number): boolean;
  last(): number;
  order(row: number): number;
  readonly size: number;
}

export interface NewWatch {
  readonly program: readonly number[];
  readonly text: string;
  readonly query: string;
  readonly languages: readonly string[];
  readonly order: number;
}

export const WATCH_WIDTH = 4;
export const watch = { program: 0, stamp: 1, order: 2, id: 3 } as const;

/** The integers of a program record before the terms that the watch lies under. */
export const PROGRAM_HEAD = 2;
/** So many ids are kept as strings. */
const REMEMBERED = 1 << 14;

/** Empty. @param seed of the hashes of ids */
export function createWatchRecords(seed: number): WatchRecords {
  const rows = createRecords(WATCH_WIDTH);
  const arena = createIntArena();
  const ids = createTextTable(1, seed);
  const texts: string[][] = [];
  const remembered: { rows: Int32Array; ids: string[] } = {
    rows: new Int32Array(REMEMBERED).fill(-1),
    ids: [],
  };
  /** Watches whose query is not their text, or that have languages. */
  const unlike = new Map<number, NewWatch>();
  const end = { row: 0 };
  let size = 0;
  const get = (row: number, field: number): number =>
    rows.chunks[row >> ROW_BITS]?.[(row & ROW_MASK) * WATCH_WIDTH + field] ?? 0;
  const set = (row: number, field: number, value: number): void => {
    const chunk = rows.chunks[row >> ROW_BITS];
    if (chunk !== undefined) chunk[(row & ROW_MASK) * WATCH_WIDTH + field] = value;
  };
  const textOf = (row: number): string => texts[row >> ROW_BITS]?.[row & ROW_MASK] ?? '';
  const setText = (row: number, text: string): void => {
    const chunk = (texts[row >> ROW_BITS] ??= []);
    chunk[row & ROW_MASK] = text;
  };
  const write = (row: number, under: readonly number[], program: readonly number[]): void => {
    const length = PROGRAM_HEAD + under.length + program.length;
    const record = arena.allocate(length);
    const chunk = arena.chunks[record >>> CHUNK_BITS];
    const at = record & CHUNK_MASK;
    chunk?.set([length, under.length, ...under], at);
    chunk?.set(program, at + PROGRAM_HEAD + under.length);
    set(row, watch.program, record);
  };
  const recordOf = (row: number): { chunk: Int32Array; at: number } => {
    const record = get(row, watch.program);
    return { chunk: arena.chunks[record >>> CHUNK_BITS] ?? new Int32Array(0), at: record & CHUNK_MASK };
  };
  const part = (
    row: number,
    from: (count: number) => number,
    to: (count: number, length: number) => number,
  ) => {
    const { chunk, at } = recordOf(row);
    const [length = 0, count = 0] = chunk.subarray(at, at + PROGRAM_HEAD);
    return [...chunk.subarray(at + from(count), at + to(count, length))];
  };
  const under = (row: number) => part(row, () => PROGRAM_HEAD, (count) => PROGRAM_HEAD + count); // prettier-ignore
  const program = (row: number) => part(row, (count) => PROGRAM_HEAD + count, (_, length) => length); // prettier-ignore
  const free = (row: number): void => {
    const { chunk, at } = recordOf(row);
    arena.free(get(row, watch.program), chunk[at] ?? 0);
  };
  return {
    rows,
    programs: arena.chunks,
    find(id) {
      const record = ids.of(id);
      return record === 0 ? undefined : firstEntry(ids.chunks, record);
    },
    add(id, given) {
      const row = rows.add();
      write(row, [], given.program);
      set(row, watch.order, given.order);
      ids.add(id, [row]);
      set(row, watch.id, ids.of(id));
      setText(row, given.text);
      if (given.languages.length > 0 || given.text !== given.query) unlike.set(row, given);
      if (row >= end.row) end.row = row + 1;
      size += 1;
      return row;
    },
    remove(id, row) {
      free(row);
      ids.remove(id, row);
      setText(row, '');
      unlike.delete(row);
      set(row, watch.program, 0);
      if (remembered.rows[row % REMEMBERED] === row) remembered.rows[row % REMEMBERED] = -1;
      rows.remove(row);
      size -= 1;
    },
    lieUnder(row, now) {
      const before = under(row);
      const kept = program(row);
      free(row);
      write(row, now, kept);
      return before;
    },
    under,
    program,
    id(row) {
      const place = row % REMEMBERED;
      if (remembered.rows[place] === row) return remembered.ids[place] ?? '';
      const record = get(row, watch.id);
      const id = textIn(ids.chunks[record >>> CHUNK_BITS] ?? new Int32Array(0), record & CHUNK_MASK);
      remembered.rows[place] = row;
      remembered.ids[place] = id;
      return id;
    },
    text: textOf,
    source: (row) => unlike.get(row) ?? { query: textOf(row), languages: [] },
    record: (row) => get(row, watch.program),
    lives: (row) => get(row, watch.program) !== 0,
    last: () => end.row,
    order: (row) => get(row, watch.order),
    get size() {
      return size;
    },
  };
}

import { type Coded, CODING_BITS, codedLength, codingOf, unitBytes, writeCoded } from './coded-text.ts';
import { type IntArena, allocate, free } from './int-arena.ts';

/** Of a watch. */
export interface IdAndQuery {
  readonly id: string;
  readonly query: string;
}

/**
 * An id and a query as a record: a head with the coding of both and their lengths, and both (`coded-text.ts`), the id
 * first. The lengths of most fit beside the coding; others lie behind it, where that of the id is told as LONG.
 */
const HEAD = 1;
const LONG_HEAD = 3;
const ID_BITS = 8;
const LONG = (1 << ID_BITS) - 1;
const QUERY_AT = CODING_BITS + ID_BITS;
const MOST_QUERY = 1 << (32 - QUERY_AT);

const codingIn = (head: number): number => head & ((1 << CODING_BITS) - 1);
const shortIdIn = (head: number): number => (head >>> CODING_BITS) & LONG;
const headSize = (head: number): number => (shortIdIn(head) === LONG ? LONG_HEAD : HEAD);

/** How many units the id of a record has. */
export function idLengthIn(ints: Int32Array, record: number): number {
  const length = shortIdIn(ints[record] ?? 0);
  return length === LONG ? (ints[record + 1] ?? 0) : length;
}

/** How many units the query of a record has. */
export function queryLengthIn(ints: Int32Array, record: number): number {
  const head = ints[record] ?? 0;
  return shortIdIn(head) === LONG ? (ints[record + 2] ?? 0) : head >>> QUERY_AT;
}

/** How many units a record has. */
const unitsIn = (ints: Int32Array, record: number): number =>
  idLengthIn(ints, record) + queryLengthIn(ints, record);

/** How many bytes the query of a record takes. */
export const queryBytesIn = (ints: Int32Array, record: number): number =>
  queryLengthIn(ints, record) * unitBytes(codingIn(ints[record] ?? 0));

/** The units of a record. */
export function codedIn(ints: Int32Array, record: number): Coded {
  const head = ints[record] ?? 0;
  return { ints, from: record + headSize(head), coding: codingIn(head) };
}

/** @returns the record */
export function addRecord(arena: IntArena, { id, query }: IdAndQuery): number {
  const coding = codingOf([id, query]);
  const isShort = id.length < LONG && query.length < MOST_QUERY;
  const head = isShort ? HEAD : LONG_HEAD;
  const record = allocate(arena, head + codedLength(id.length + query.length, coding));
  const { ints } = arena;
  if (isShort) ints[record] = coding | (id.length << CODING_BITS) | (query.length << QUERY_AT);
  else ints.set([coding | (LONG << CODING_BITS), id.length, query.length], record);
  writeCoded({ ints, from: record + head, coding }, [id, query]);
  return record;
}

export function removeRecord(arena: IntArena, record: number): void {
  const head = arena.ints[record] ?? 0;
  free(arena, record, headSize(head) + codedLength(unitsIn(arena.ints, record), codingIn(head)));
}

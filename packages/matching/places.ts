import type { Anchor } from './anchors.ts';
import { packGuards } from './guards.ts';
import { type SharedArena, createSharedArena } from './int-arena.ts';
import { type Occurrences, PAIR_WORD_BITS } from './occurrences.ts';
import { type PostingList, addPosting, removePosting } from './postings.ts';
import {
  type Records,
  type SharedRecords,
  addRow,
  addToField,
  createSharedRecords,
  getField,
  removeRow,
  setField,
} from './records.ts';
import { type SlotTable, VALUE, createSlotTable, putSlot, takeSlot } from './slot-table.ts';
import { term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Where watches lie: under a term, or under a term with a neighbour, because two frequent words are seldom side by side. A
 * place is the number of a term, or of a pair below zero.
 */
export interface Places {
  readonly vocabulary: Vocabulary;
  readonly arena: SharedArena;
  /** Hash of two terms → the row of the pair, and its fields. */
  readonly pairs: SlotTable;
  readonly pairRows: SharedRecords;
  /** Has two bits of each hash of a pair, those that have gone included: most neighbourhoods are denied by them. */
  readonly occurrences: Pick<Occurrences, 'pairBits'>;
}

export const pair = { postings: 0, term: 1, neighbour: 2 } as const;
const PAIR_WIDTH = 3;

/** Nothing lies anywhere. */
export function createPlaces(vocabulary: Vocabulary, occurrences: Places['occurrences']): Places {
  const pairRows = createSharedRecords(PAIR_WIDTH);
  addRow(pairRows);
  return {
    vocabulary,
    arena: createSharedArena(),
    pairs: createSlotTable(),
    pairRows,
    occurrences,
  };
}

const rowsOf = ({ vocabulary }: Places): Records => vocabulary.terms.rows;

const underTerm = (places: Places, row: number): PostingList => ({
  arena: places.arena,
  rows: rowsOf(places),
  row,
  field: term.postings,
});
const underPair = (places: Places, row: number): PostingList => ({
  arena: places.arena,
  rows: places.pairRows,
  row,
  field: pair.postings,
});

/** Lays a watch at an anchor. @returns the place */
export function layAt(places: Places, watch: number, anchor: Anchor): number {
  const { term: row, neighbour } = anchor;
  const guards = packGuards(anchor.guards);
  if (neighbour === 0) {
    addPosting(underTerm(places, row), { watch, guards });
    return row;
  }
  const known = findPair(places, row, neighbour);
  const pairRow = known === 0 ? addPair(places, row, neighbour) : known;
  addPosting(underPair(places, pairRow), { watch, guards });
  return -pairRow;
}

/** Takes a watch away from a place. */
export function liftFrom(places: Places, watch: number, place: number): void {
  if (place > 0) {
    removePosting(underTerm(places, place), watch);
    return;
  }
  if (removePosting(underPair(places, -place), watch)) removePair(places, -place);
}

/** As in `find-candidates.wat`. */
function pairHash(row: number, neighbour: number): number {
  const hash = Math.imul(row, 0x9e3779b1) ^ Math.imul(neighbour, 0x85ebca77);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** Both bits of a hash lie in one word. */
const wordOf = (hash: number): number => hash >>> (32 - PAIR_WORD_BITS);
const bitsOf = (hash: number): number => (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));

/** @returns 0 where no watch lies under it */
export function findPair(places: Places, row: number, neighbour: number): number {
  const slot = pairSlot(places, row, neighbour);
  return slot === 0 ? 0 : (places.pairs.ints[slot + VALUE] ?? 0);
}

/** 0 where there is none. */
function pairSlot({ pairs: { kernel, ints }, pairRows }: Places, row: number, neighbour: number): number {
  const hash = pairHash(row, neighbour);
  let slot = kernel.find(hash);
  for (; slot !== 0; slot = kernel.next(hash, slot)) {
    const found = ints[slot + VALUE] ?? 0;
    if (
      getField(pairRows, found, pair.term) === row &&
      getField(pairRows, found, pair.neighbour) === neighbour
    )
      return slot;
  }
  return 0;
}

function addPair(places: Places, first: number, neighbour: number): number {
  const { pairs, pairRows, occurrences } = places;
  const row = addRow(pairRows);
  const hash = pairHash(first, neighbour);
  setField(pairRows, { row, field: pair.term }, first);
  setField(pairRows, { row, field: pair.neighbour }, neighbour);
  putSlot(pairs, hash, row);
  const { pairBits } = occurrences;
  const word = wordOf(hash);
  pairBits[word] = (pairBits[word] ?? 0) | bitsOf(hash);
  addToField(rowsOf(places), { row: first, field: term.pairs }, 1);
  return row;
}

function removePair(places: Places, row: number): void {
  const { pairs, pairRows } = places;
  const first = getField(pairRows, row, pair.term);
  takeSlot(pairs, pairSlot(places, first, getField(pairRows, row, pair.neighbour)));
  addToField(rowsOf(places), { row: first, field: term.pairs }, -1);
  removeRow(pairRows, row);
}

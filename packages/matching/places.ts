import type { Anchor } from './anchors.ts';
import { packGuards } from './guards.ts';
import { type HashSlots, createHashSlots, findHash, removeHash, setHash } from './hash-slots.ts';
import { type IntArena, createIntArena } from './int-arena.ts';
import { type PostingList, addPosting, removePosting } from './postings.ts';
import { type Records, addRow, addToField, createRecords, getField, removeRow, setField } from './records.ts';
import { under } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Where watches lie: under a term, or under a term with a neighbour, because two frequent words are seldom side by side. A
 * place is the number of a term, or of a pair below zero.
 */
export interface Places {
  readonly vocabulary: Vocabulary;
  readonly arena: IntArena;
  /** Hash of two terms → the row of the pair, and its fields. */
  readonly pairs: HashSlots;
  readonly pairRows: Records;
  /** Two of each hash of a pair, those that have gone included: most neighbourhoods are denied by them. */
  readonly pairBits: Int32Array;
}

export const pair = { postings: 0, term: 1, neighbour: 2, next: 3 } as const;
const PAIR_WIDTH = 4;
/** 128 kB: of 40,000 pairs one neighbourhood in a hundred is taken for a pair that is none. */
const PAIR_WORDS = 15;

/** Nothing lies anywhere. */
export function createPlaces(vocabulary: Vocabulary): Places {
  const pairRows = createRecords(PAIR_WIDTH);
  addRow(pairRows);
  return {
    vocabulary,
    arena: createIntArena(),
    pairs: createHashSlots(),
    pairRows,
    pairBits: new Int32Array(1 << PAIR_WORDS),
  };
}

const rowsOf = ({ vocabulary }: Places): Records => vocabulary.terms.under;

const underTerm = (places: Places, row: number): PostingList => ({
  arena: places.arena,
  rows: rowsOf(places),
  row,
  field: under.postings,
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

function pairHash(row: number, neighbour: number): number {
  const hash = Math.imul(row, 0x9e3779b1) ^ Math.imul(neighbour, 0x85ebca77);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** Both bits of a hash lie in one word. */
const wordOf = (hash: number): number => hash >>> (32 - PAIR_WORDS);
const bitsOf = (hash: number): number => (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));

/** Whether a watch may lie under a pair. */
export function mayBePair({ pairBits }: Places, row: number, neighbour: number): boolean {
  const hash = pairHash(row, neighbour);
  return (~(pairBits[wordOf(hash)] ?? 0) & bitsOf(hash)) === 0;
}

/** @returns 0 where no watch lies under it */
export function findPair({ pairs, pairRows }: Places, row: number, neighbour: number): number {
  let found = findHash(pairs, pairHash(row, neighbour));
  while (
    found !== 0 &&
    (getField(pairRows, found, pair.term) !== row || getField(pairRows, found, pair.neighbour) !== neighbour)
  ) {
    found = getField(pairRows, found, pair.next);
  }
  return found;
}

function addPair(places: Places, first: number, neighbour: number): number {
  const { pairs, pairRows, pairBits } = places;
  const row = addRow(pairRows);
  const hash = pairHash(first, neighbour);
  setField(pairRows, { row, field: pair.term }, first);
  setField(pairRows, { row, field: pair.neighbour }, neighbour);
  setField(pairRows, { row, field: pair.next }, findHash(pairs, hash));
  setHash(pairs, hash, row);
  const word = wordOf(hash);
  pairBits[word] = (pairBits[word] ?? 0) | bitsOf(hash);
  addToField(rowsOf(places), { row: first, field: under.pairs }, 1);
  return row;
}

function removePair(places: Places, row: number): void {
  const { pairs, pairRows } = places;
  const first = getField(pairRows, row, pair.term);
  const hash = pairHash(first, getField(pairRows, row, pair.neighbour));
  const next = getField(pairRows, row, pair.next);
  let before = findHash(pairs, hash);
  if (before === row) {
    if (next === 0) removeHash(pairs, hash);
    else setHash(pairs, hash, next);
  } else {
    while (getField(pairRows, before, pair.next) !== row) before = getField(pairRows, before, pair.next);
    setField(pairRows, { row: before, field: pair.next }, next);
  }
  addToField(rowsOf(places), { row: first, field: under.pairs }, -1);
  removeRow(pairRows, row);
}

import type { Anchor } from './anchors.ts';
import { type AnchorSlots, addAnchor, createAnchorSlots, removeAnchor } from './anchor-slots.ts';
import { NO_CODE } from './beginning-codes.ts';
import { type BeginningBits, addBeginning, createBeginningBits } from './beginning-bits.ts';
import { type HashSlots, createHashSlots, findHash, removeHash, setHash } from './hash-slots.ts';
import { type IntArena, createIntArena } from './int-arena.ts';
import { type PostingList, addPosting, removePosting } from './postings.ts';
import { type Records, addRow, addToField, createRecords, getField, removeRow, setField } from './records.ts';
import { type TermHashes, type TermRecord, formCount, hashesOf, tagIn, tagsAt } from './term-records.ts';
import { term } from './term-rows.ts';
import { termRecord } from './terms.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Where watches lie: under a term, or under a term with a neighbour, because two frequent words are seldom side by side.
 * Only terms with watches under them are looked up for every word, so only they are in `slots`. A place is the number of
 * a term, or of a pair below zero.
 */
export interface Places {
  readonly vocabulary: Vocabulary;
  readonly arena: IntArena;
  /** Hashes of forms, by the languages in which the term counts: an article asks for those that concern it. */
  readonly forms: Map<number, AnchorSlots>;
  readonly beginnings: AnchorSlots;
  readonly bits: BeginningBits;
  /** Hash of a term and a code → the row of the pair, and its fields. */
  readonly pairs: HashSlots;
  readonly pairRows: Records;
}

export const pair = { postings: 0, term: 1, code: 2, next: 3 } as const;
const PAIR_WIDTH = 4;

/** Nothing lies anywhere. */
export function createPlaces(vocabulary: Vocabulary): Places {
  const pairRows = createRecords(PAIR_WIDTH);
  addRow(pairRows);
  return {
    vocabulary,
    arena: createIntArena(),
    forms: new Map(),
    beginnings: createAnchorSlots(),
    bits: createBeginningBits(),
    pairs: createHashSlots(),
    pairRows,
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

const hasWatches = (places: Places, row: number): boolean =>
  getField(rowsOf(places), row, term.postings) !== 0 || getField(rowsOf(places), row, term.pairs) > 0;

/** Lays a watch at an anchor. @returns the place */
export function layAt(places: Places, watch: number, { term: row, neighbour, guards }: Anchor): number {
  if (!hasWatches(places, row)) enterTerm(places, row);
  if (neighbour === NO_CODE) {
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
    if (removePosting(underTerm(places, place), watch) && !hasWatches(places, place))
      leaveTerm(places, place);
    return;
  }
  const row = getField(places.pairRows, -place, pair.term);
  if (!removePosting(underPair(places, -place), watch)) return;
  removePair(places, -place);
  if (!hasWatches(places, row)) leaveTerm(places, row);
}

function enterTerm({ vocabulary: { terms, tags }, forms, beginnings, bits }: Places, row: number): void {
  const record = termRecord(terms, row);
  const hashes = hashesOf(record);
  const languages = languagesOfTerm(record, tags.languages);
  const slots = forms.get(languages) ?? createAnchorSlots();
  forms.set(languages, slots);
  for (const hash of hashes.forms) addAnchor(slots, hash, row);
  for (const { hash, languages: own } of hashesOfBeginnings(hashes, tags.languages)) {
    addAnchor(beginnings, hash, row);
    addBeginning(bits, hash, own);
  }
}

function leaveTerm({ vocabulary: { terms, tags }, forms, beginnings }: Places, row: number): void {
  const record = termRecord(terms, row);
  const hashes = hashesOf(record);
  const slots = forms.get(languagesOfTerm(record, tags.languages));
  if (slots !== undefined) for (const hash of hashes.forms) removeAnchor(slots, hash, row);
  for (const { hash } of hashesOfBeginnings(hashes, tags.languages)) removeAnchor(beginnings, hash, row);
}

/** The languages in which a term counts by its forms. */
function languagesOfTerm({ chunk, at }: TermRecord, languages: Int32Array): number {
  let all = 0;
  for (let form = 0; form < formCount(chunk, at); form += 1) {
    all |= languages[tagIn(chunk[tagsAt(chunk, at) + form] ?? 0)] ?? 0;
  }
  return all;
}

interface BeginningHash {
  readonly hash: number;
  readonly languages: number;
}

/** Each hash once, with all languages in which it counts. */
function hashesOfBeginnings({ beginnings }: TermHashes, languages: Int32Array): readonly BeginningHash[] {
  const joined = new Map<number, number>();
  for (const { hash, tag } of beginnings) joined.set(hash, (joined.get(hash) ?? 0) | (languages[tag] ?? 0));
  return [...joined].map(([hash, all]) => ({ hash, languages: all }));
}

function pairHash(row: number, code: number): number {
  const hash = Math.imul(row, 0x9e3779b1) ^ Math.imul(code, 0x85ebca77);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** @returns 0 where no watch lies under it */
export function findPair({ pairs, pairRows }: Places, row: number, code: number): number {
  let found = findHash(pairs, pairHash(row, code));
  while (
    found !== 0 &&
    (getField(pairRows, found, pair.term) !== row || getField(pairRows, found, pair.code) !== code)
  ) {
    found = getField(pairRows, found, pair.next);
  }
  return found;
}

function addPair(places: Places, first: number, code: number): number {
  const { pairs, pairRows } = places;
  const row = addRow(pairRows);
  const hash = pairHash(first, code);
  setField(pairRows, { row, field: pair.term }, first);
  setField(pairRows, { row, field: pair.code }, code);
  setField(pairRows, { row, field: pair.next }, findHash(pairs, hash));
  setHash(pairs, hash, row);
  addToField(rowsOf(places), { row: first, field: term.pairs }, 1);
  return row;
}

function removePair(places: Places, row: number): void {
  const { pairs, pairRows } = places;
  const first = getField(pairRows, row, pair.term);
  const hash = pairHash(first, getField(pairRows, row, pair.code));
  const next = getField(pairRows, row, pair.next);
  let before = findHash(pairs, hash);
  if (before === row) {
    if (next === 0) removeHash(pairs, hash);
    else setHash(pairs, hash, next);
  } else {
    while (getField(pairRows, before, pair.next) !== row) before = getField(pairRows, before, pair.next);
    setField(pairRows, { row: before, field: pair.next }, next);
  }
  addToField(rowsOf(places), { row: first, field: term.pairs }, -1);
  removeRow(pairRows, row);
}

import { fetch } from './fetch.ts';
import { eachHasOne } from './guards.ts';
import { FOUND_BITS, OCCURRENCE_BITS, found, occurrence } from './occurrences.ts';
import { type Places, findPair, mayBePair, pair } from './places.ts';
import { POSTING_HEAD, POSTING_WIDTH, endsIn, postingsIn, watchIn } from './postings.ts';
import type { Reading } from './reading.ts';
import { getField } from './records.ts';
import { bitOf } from './term-bits.ts';
import { UNDER_WIDTH, under } from './term-rows.ts';
import { type WatchRecords, programNode, WATCH_WIDTH, watch } from './watch-records.ts';

/**
 * Watches that the article may satisfy; used again for the next one. What is asked lies in no cache: as for words
 * (`asked-words.ts`), each pass reads one thing for many.
 */
export interface Candidates {
  /** By number of a term in the article: what lies under it. */
  postings: Int32Array;
  pairs: Int32Array;
  /** Where lists of watches lie. */
  lists: Int32Array;
  listCount: number;
  /** With where their records lie, and the roots of their programs. */
  watches: Int32Array;
  programs: Int32Array;
  nodes: Int32Array;
  count: number;
  /** Watches in the lists. */
  passed: number;
  /** Since the beginning. */
  looked: number;
}

export const createCandidates = (): Candidates => ({
  postings: new Int32Array(0),
  pairs: new Int32Array(0),
  lists: new Int32Array(256),
  listCount: 0,
  watches: new Int32Array(256),
  programs: new Int32Array(256),
  nodes: new Int32Array(256),
  count: 0,
  passed: 0,
  looked: 0,
});

interface Sources {
  readonly reading: Reading;
  readonly places: Places;
  readonly watches: WatchRecords;
}

/** Finds the watches under the terms and pairs of the article whose guards it has, each once. */
export function findCandidates(into: Candidates, sources: Sources): void {
  into.listCount = 0;
  into.passed = 0;
  into.count = 0;
  findLists(into, sources);
  guard(into, sources);
  keepOnce(into, sources);
  findPrograms(into, sources.watches);
  into.looked += into.count;
}

function findLists(into: Candidates, sources: Sources): void {
  const { reading, places } = sources;
  const { ints } = places.vocabulary.terms.under;
  const { terms, termCount } = reading.occurrences;
  if (into.postings.length < termCount) into.postings = new Int32Array(2 * termCount);
  if (into.pairs.length < termCount) into.pairs = new Int32Array(2 * termCount);
  const { postings, pairs } = into;
  for (let number = 0; number < termCount; number += 1) {
    const place = (terms[(number << FOUND_BITS) + found.term] ?? 0) * UNDER_WIDTH;
    postings[number] = ints[place + under.postings] ?? 0;
    pairs[number] = ints[place + under.pairs] ?? 0;
  }
  for (let number = 0; number < termCount; number += 1) {
    const list = postings[number] ?? 0;
    if (list !== 0) addList(into, list);
    if ((pairs[number] ?? 0) > 0) findPairs(into, sources, number << FOUND_BITS);
  }
}

function addList(into: Candidates, list: number): void {
  if (into.listCount === into.lists.length) into.lists = doubled(into.lists);
  into.lists[into.listCount++] = list;
}

/** The term together with the terms of the word behind. @param at of the term among those found */
function findPairs(into: Candidates, sources: Sources, at: number): void {
  const { occurrences, words } = sources.reading;
  const { all, terms } = occurrences;
  const row = terms[at + found.term] ?? 0;
  let before = 0;
  for (let each = terms[at + found.first] ?? 0; each !== 0;) {
    const word = (all[(each << OCCURRENCE_BITS) + occurrence.word] ?? 0) + 1;
    each = all[(each << OCCURRENCE_BITS) + occurrence.next] ?? 0;
    if (word === before || word >= words.count) continue;
    before = word;
    findNeighbours(into, sources, { row, word });
  }
}

interface Neighbourhood {
  readonly row: number;
  /** Behind the term. */
  readonly word: number;
}

function findNeighbours(into: Candidates, { reading, places }: Sources, { row, word }: Neighbourhood): void {
  const { occurrences, occurrencesOf } = reading;
  const end = occurrencesOf[word] ?? 0;
  for (let next = occurrencesOf[word + 1] ?? 0; next < end; next += 1) {
    const neighbour = occurrences.all[(next << OCCURRENCE_BITS) + occurrence.term] ?? 0;
    const both = mayBePair(places, row, neighbour) ? findPair(places, row, neighbour) : 0;
    if (both !== 0) addList(into, getField(places.pairRows, both, pair.postings));
  }
}

/** Integers of a line of the processor's cache. */
const LINE = 16;

/** Adds the watches of the lists whose guards the article has. */
function guard(into: Candidates, { reading, places }: Sources): void {
  const { lists, listCount } = into;
  const { ints } = places.arena;
  fetch(ints, { places: lists, count: listCount });
  fetch(ints, { places: lists, count: listCount }, LINE);
  for (let each = 0; each < listCount; each += 1)
    guardList(into, reading.termBits, { ints, list: lists[each] ?? 0 });
}

interface List {
  readonly ints: Int32Array;
  readonly list: number;
}

function guardList(into: Candidates, bits: Int32Array, { ints, list }: List): void {
  const passed = postingsIn(ints, list);
  into.passed += passed;
  const end = list + POSTING_HEAD + POSTING_WIDTH * passed;
  for (let each = list + POSTING_HEAD; each < end; each += POSTING_WIDTH) {
    const head = ints[each] ?? 0;
    if (!eachHasOne(presentAt(bits, ints, each + 1), endsIn(head))) continue;
    if (into.count === into.watches.length) growWatches(into);
    into.watches[into.count++] = watchIn(head);
  }
}

/** A bit for each of the codes of guards. */
const presentAt = (bits: Int32Array, ints: Int32Array, at: number): number =>
  bothAt(bits, ints[at] ?? 0) |
  (bothAt(bits, ints[at + 1] ?? 0) << 2) |
  (bothAt(bits, ints[at + 2] ?? 0) << 4) |
  (bothAt(bits, ints[at + 3] ?? 0) << 6);

const bothAt = (bits: Int32Array, codes: number): number =>
  bitOf(bits, codes & 0xffff) | (bitOf(bits, codes >>> 16) << 1);

function growWatches(into: Candidates): void {
  into.watches = doubled(into.watches);
  into.programs = doubled(into.programs);
  into.nodes = doubled(into.nodes);
}

/** A watch may lie under several terms. */
function keepOnce(into: Candidates, { reading, watches }: Sources): void {
  const { stamp } = reading;
  const { ints } = watches.rows;
  let kept = 0;
  for (let each = 0; each < into.count; each += 1) {
    const row = into.watches[each] ?? 0;
    const at = row * WATCH_WIDTH;
    if (ints[at + watch.stamp] === stamp) continue;
    ints[at + watch.stamp] = stamp;
    into.watches[kept] = row;
    into.programs[kept] = ints[at + watch.program] ?? 0;
    kept += 1;
  }
  into.count = kept;
}

/** Most programs end within so many lines. */
const LINES = 3;

function findPrograms(into: Candidates, { arena: { ints } }: WatchRecords): void {
  const { programs, nodes, count } = into;
  for (let line = 0; line < LINES; line += 1) fetch(ints, { places: programs, count }, LINE * line);
  for (let each = 0; each < count; each += 1) nodes[each] = programNode(ints, programs[each] ?? 0);
}

function doubled(from: Int32Array): Int32Array {
  const to = new Int32Array(2 * from.length);
  to.set(from);
  return to;
}

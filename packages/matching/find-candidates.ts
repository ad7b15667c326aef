import { NO_CODE, hasCode } from './beginning-codes.ts';
import type { FoundAnchors } from './anchor-slots.ts';
import type { Anchored } from './find-anchors.ts';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { type Places, findPair, pair } from './places.ts';
import { POSTING_HEAD, postingsIn } from './postings.ts';
import { type Reading, inRow } from './reading.ts';
import { type Records, ROW_BITS, ROW_MASK, getField } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import { WATCH_WIDTH, watch } from './watch-records.ts';

/** Watches that the article may satisfy; used again for the next one. */
export interface Candidates {
  watches: Int32Array;
  count: number;
  /** Of the article: a watch is added once. */
  stamp: number;
  /** Since the beginning. */
  looked: number;
}

export const createCandidates = (): Candidates => ({
  watches: new Int32Array(256),
  count: 0,
  stamp: 0,
  looked: 0,
});

interface Sources {
  readonly reading: Reading;
  readonly places: Places;
  readonly anchored: Anchored;
  /** Of the watches. */
  readonly watches: Records;
}

/** Finds the watches under the terms and pairs of the article whose guards it has, each once. */
export function findCandidates(into: Candidates, sources: Sources): void {
  into.count = 0;
  into.stamp = sources.reading.stamp;
  const { words, beginnings, filters } = sources.anchored;
  addFound(into, sources, words);
  addFound(into, sources, beginnings);
  for (const row of filters) addUnderTerm(into, sources, row);
  into.looked += into.count;
}

function addFound(into: Candidates, sources: Sources, { rows, words, count }: FoundAnchors): void {
  for (let each = 0; each < count; each += 1) {
    const row = rows[each] ?? 0;
    addUnderTerm(into, sources, row);
    if (inRow(sources.reading, row, term.pairs) > 0)
      addUnderPairs(into, sources, { row, word: words[each] ?? 0 });
  }
}

function addUnderTerm(into: Candidates, sources: Sources, row: number): void {
  const { rows, stamp } = sources.reading;
  const chunk = rows[row >> ROW_BITS];
  const at = (row & ROW_MASK) * TERM_WIDTH;
  if (chunk === undefined || chunk[at + term.visited] === stamp) return;
  chunk[at + term.visited] = stamp;
  addUnder(into, sources, chunk[at + term.postings] ?? 0);
}

/** @param first the first block of watches */
function addUnder(
  into: Candidates,
  { reading, places, watches }: Omit<Sources, 'anchored'>,
  first: number,
): void {
  const { codeBits } = reading;
  const { chunks } = places.arena;
  for (let block = first; block !== 0;) {
    const chunk = chunks[block >>> CHUNK_BITS];
    if (chunk === undefined) return;
    const at = block & CHUNK_MASK;
    const end = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
    for (let each = at + POSTING_HEAD; each < end; each += 2) {
      const guards = chunk[each + 1] ?? 0;
      if (hasCode(codeBits, guards & 0xffff) && hasCode(codeBits, guards >>> 16)) {
        addOnce(into, watches, chunk[each] ?? 0);
      }
    }
    block = chunk[at] ?? 0;
  }
}

/** Watches under the term together with the word behind. */
function addUnderPairs(
  into: Candidates,
  sources: Sources,
  { row, word }: { readonly row: number; readonly word: number },
): void {
  const { reading, places } = sources;
  const next = word + 1;
  if (next >= reading.words.count) return;
  for (const code of [reading.longCodes[next] ?? NO_CODE, reading.shortCodes[next] ?? NO_CODE]) {
    const found = code === NO_CODE ? 0 : findPair(places, row, code);
    if (found !== 0) addUnder(into, sources, getField(places.pairRows, found, pair.postings));
  }
}

function addOnce(into: Candidates, watches: Records, row: number): void {
  const chunk = watches.chunks[row >> ROW_BITS];
  const at = (row & ROW_MASK) * WATCH_WIDTH + watch.stamp;
  if (chunk === undefined || chunk[at] === into.stamp) return;
  chunk[at] = into.stamp;
  if (into.count === into.watches.length) {
    const grown = new Int32Array(2 * into.count);
    grown.set(into.watches);
    into.watches = grown;
  }
  into.watches[into.count] = row;
  into.count += 1;
}

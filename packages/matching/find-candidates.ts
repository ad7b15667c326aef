import { NO_CODE, hasCode } from './beginning-codes.ts';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { type Places, findPair, pair } from './places.ts';
import { POSTING_HEAD, postingsIn } from './postings.ts';
import { type Reading, inRow } from './reading.ts';
import { type Records, ROW_BITS, ROW_MASK, getField } from './records.ts';
import { term } from './term-rows.ts';
import { WATCH_WIDTH, watch } from './watch-records.ts';

/** Watches that the article may satisfy; used again for the next one. */
export interface Candidates {
  watches: Int32Array;
  count: number;
  /** Since the beginning. */
  looked: number;
}

export const createCandidates = (): Candidates => ({ watches: new Int32Array(256), count: 0, looked: 0 });

interface Sources {
  readonly reading: Reading;
  readonly places: Places;
  /** Of the watches. */
  readonly watches: Records;
}

/** Finds the watches under the terms and pairs of the article whose guards it has, each once. */
export function findCandidates(into: Candidates, sources: Sources): void {
  const { reading } = sources;
  into.count = 0;
  for (let each = 0; each < reading.anchorCount; each += 1) {
    const row = reading.anchors[each] ?? 0;
    addUnder(into, sources, inRow(reading, row, term.postings));
    if (inRow(reading, row, term.pairs) > 0) addUnderPairs(into, sources, row);
  }
  into.looked += into.count;
}

/** @param first the first block of watches */
function addUnder(into: Candidates, { reading, places, watches }: Sources, first: number): void {
  const { codeBits, stamp } = reading;
  const { chunks } = places.arena;
  for (let block = first; block !== 0;) {
    const chunk = chunks[block >>> CHUNK_BITS];
    if (chunk === undefined) return;
    const at = block & CHUNK_MASK;
    const end = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
    for (let each = at + POSTING_HEAD; each < end; each += 2) {
      const guards = chunk[each + 1] ?? 0;
      if (hasCode(codeBits, guards & 0xffff) && hasCode(codeBits, guards >>> 16)) {
        addOnce(into, watches, { row: chunk[each] ?? 0, stamp });
      }
    }
    block = chunk[at] ?? 0;
  }
}

function addUnderPairs(into: Candidates, sources: Sources, row: number): void {
  const { reading, places } = sources;
  const { tokens, longCodes, shortCodes, words } = reading;
  const end = inRow(reading, row, term.end);
  for (let each = inRow(reading, row, term.first); each < end; each += 1) {
    const next = (tokens[each] ?? 0) + 1;
    if (next >= words.count) continue;
    for (const code of [longCodes[next] ?? NO_CODE, shortCodes[next] ?? NO_CODE]) {
      const found = code === NO_CODE ? 0 : findPair(places, row, code);
      if (found !== 0) addUnder(into, sources, getField(places.pairRows, found, pair.postings));
    }
  }
}

function addOnce(
  into: Candidates,
  { chunks }: Records,
  { row, stamp }: { readonly row: number; readonly stamp: number },
): void {
  const chunk = chunks[row >> ROW_BITS];
  const at = (row & ROW_MASK) * WATCH_WIDTH + watch.stamp;
  if (chunk === undefined || chunk[at] === stamp) return;
  chunk[at] = stamp;
  if (into.count === into.watches.length) {
    const grown = new Int32Array(2 * into.count);
    grown.set(into.watches);
    into.watches = grown;
  }
  into.watches[into.count] = row;
  into.count += 1;
}

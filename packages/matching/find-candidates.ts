import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { POSTING_HEAD, type Postings, postingsIn } from './postings.ts';
import { type Reading, isPresent } from './reading.ts';
import { type Records, ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
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
  readonly postings: Postings;
  /** Of the watches. */
  readonly watches: Records;
}

/** Finds the watches under the terms of the article whose guards it has, each once. */
export function findCandidates(into: Candidates, { reading, postings, watches }: Sources): void {
  into.count = 0;
  const { rows, seen, seenCount, stamp } = reading;
  const { chunks } = postings.arena;
  for (let each = 0; each < seenCount; each += 1) {
    const row = seen[each] ?? 0;
    let block = rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + term.postings] ?? 0;
    while (block !== 0) {
      const chunk = chunks[block >>> CHUNK_BITS];
      if (chunk === undefined) break;
      const at = block & CHUNK_MASK;
      const end = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
      for (let pair = at + POSTING_HEAD; pair < end; pair += 2) {
        const guard = chunk[pair + 1] ?? 0;
        if (guard === 0 || isPresent(reading, guard))
          addOnce(into, watches, { row: chunk[pair] ?? 0, stamp });
      }
      block = chunk[at] ?? 0;
    }
  }
  into.looked += into.count;
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

import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { POSTING_HEAD, type Postings, postingsIn } from './postings.ts';
import type { Reading } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Terms } from './terms.ts';
import { WATCH_WIDTH, type WatchRecords, watch } from './watch-records.ts';

/** Finds the watches that an article may satisfy: those under its terms whose guards it has, each once. */
export interface FindCandidates {
  /** Of the article that was read last. Valid until the next call. */
  find(): Int32Array;
  /** How many there were since the beginning. */
  looked(): number;
}

interface Sources {
  readonly terms: Terms;
  readonly postings: Postings;
  readonly watches: WatchRecords;
}

export function createFindCandidates(
  reading: Reading,
  { terms, postings, watches }: Sources,
): FindCandidates {
  const termRows = terms.rows.chunks;
  const watchRows = watches.rows.chunks;
  const looked = { before: 0 };
  let found = new Int32Array(256);
  let count = 0;
  const isPresent = (row: number): boolean =>
    termRows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + term.stamp] === reading.stamp;
  const add = (row: number): void => {
    const chunk = watchRows[row >> ROW_BITS];
    const at = (row & ROW_MASK) * WATCH_WIDTH;
    if (chunk === undefined || chunk[at + watch.stamp] === reading.stamp) return;
    chunk[at + watch.stamp] = reading.stamp;
    if (count === found.length) {
      const grown = new Int32Array(2 * count);
      grown.set(found);
      found = grown;
    }
    found[count] = row;
    count += 1;
  };
  const addUnder = (row: number): void => {
    let block = termRows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + term.postings] ?? 0;
    while (block !== 0) {
      const chunk = postings.chunks[block >>> CHUNK_BITS];
      if (chunk === undefined) return;
      const at = block & CHUNK_MASK;
      const end = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
      for (let pair = at + POSTING_HEAD; pair < end; pair += 2) {
        const guard = chunk[pair + 1] ?? 0;
        if (guard === 0 || isPresent(guard)) add(chunk[pair] ?? 0);
      }
      block = chunk[at] ?? 0;
    }
  };
  return {
    find() {
      count = 0;
      for (let each = 0; each < reading.seenCount; each += 1) addUnder(reading.seen[each] ?? 0);
      looked.before += count;
      return found.subarray(0, count);
    },
    looked: () => looked.before,
  };
}

import { evaluate } from './evaluate.ts';
import { CANDIDATES, type Candidates } from './find-candidates.ts';
import { cutHits, hit, hitCount, hitField, setTerm } from './hits.ts';
import { placeIn } from './program.ts';
import { getField } from './records.ts';
import { type Search, startSearch } from './search.ts';
import { type Found, foundBy } from './spans.ts';
import { type WatchRecords, watch } from './watch-records.ts';
import { type WatchTexts, fetchTexts, idLengthOf, takeWritten, writeId, writeQuery } from './watch-texts.ts';

export interface WatchMatch extends Found {
  readonly watch: string;
}

/**
 * Decides which candidates match, and tells what of them did. All are decided before any is told of: what is told, their
 * texts, lies in no cache, and is fetched for many at once. Used again for the next article.
 */
export interface Matching {
  readonly candidates: Candidates;
  readonly watches: WatchRecords;
  readonly search: Search;
  /**
   * By match: its watch, the root of its program, where its hits begin, which end where those of the next begin, and where
   * its id begins in what is written of all matches.
   */
  rows: Int32Array;
  nodes: Int32Array;
  hits: Int32Array;
  ids: Int32Array;
  /** The order in which a match was put, times MOST, and its number. */
  keys: Float64Array;
  count: number;
}

/** More of one article are never decided: their matches would not fit into memory. */
const MOST = 2 ** 22;

/** Of no article. */
export const createMatching = (parts: Pick<Matching, 'candidates' | 'watches' | 'search'>): Matching => ({
  ...parts,
  rows: new Int32Array(0),
  nodes: new Int32Array(0),
  hits: new Int32Array(1),
  ids: new Int32Array(0),
  keys: new Float64Array(0),
  count: 0,
});

/** The candidates that match, in the order in which they were put. */
export function matchesAmong(matching: Matching): readonly WatchMatch[] {
  const { candidates, search } = matching;
  if (candidates.count === 0) return [];
  startSearch(search);
  keepMatches(matching);
  putInOrder(matching);
  return tell(matching);
}

/** Finds those whose programs hold, with their hits. */
function keepMatches(matching: Matching): void {
  const { candidates, search } = matching;
  const { work, count } = candidates;
  if (matching.rows.length < count) makeRoom(matching, 2 * count);
  const { rows, nodes, hits } = matching;
  cutHits(search.hits, 0);
  let kept = 0;
  for (let each = 0; each < count; each += 1) {
    const at = CANDIDATES + 2 * each;
    search.row = work.ints[at] ?? 0;
    const node = work.ints[at + 1] ?? 0;
    hits[kept] = hitCount(search.hits);
    if (!evaluate(search, node)) continue;
    rows[kept] = search.row;
    nodes[kept] = node;
    kept += 1;
  }
  hits[kept] = hitCount(search.hits);
  matching.count = kept;
}

function makeRoom(matching: Matching, size: number): void {
  matching.rows = new Int32Array(size);
  matching.nodes = new Int32Array(size);
  matching.keys = new Float64Array(size);
  matching.ids = new Int32Array(size);
  matching.hits = new Int32Array(size + 1);
}

/** Keys in the order in which watches were put. */
function putInOrder({ watches, keys, rows, count }: Matching): void {
  for (let each = 0; each < count; each += 1)
    keys[each] = getField(watches.rows, rows[each] ?? 0, watch.order) * MOST + each;
  if (count > 1) keys.subarray(0, count).sort();
}

function tell(matching: Matching): readonly WatchMatch[] {
  const { watches, search, keys, rows, nodes, hits, ids, count } = matching;
  const told: WatchMatch[] = [];
  search.written = writtenOut(matching);
  for (let each = 0; each < count; each += 1) {
    const number = numberIn(keys[each] ?? 0);
    const id = ids[number] ?? 0;
    search.row = rows[number] ?? 0;
    search.hits.from = hits[number] ?? 0;
    search.hits.to = hits[number + 1] ?? 0;
    const { matches, weak, truncated } = foundBy(search, nodes[number] ?? 0);
    told.push({
      watch: search.written.slice(id, id + idLengthOf(watches.texts, search.row)),
      matches,
      weak,
      truncated,
    });
  }
  return told;
}

/** The remainder; the operator for it takes some hundred steps where numbers are large. */
const numberIn = (key: number): number => key - MOST * Math.floor(key / MOST);

/** The ids of all matches and the terms that were found, as typed. */
function writtenOut({ watches: { texts }, search, rows, hits, ids, count }: Matching): string {
  fetchTexts(texts, { places: rows, count });
  for (let each = 0; each < count; each += 1) {
    const row = rows[each] ?? 0;
    ids[each] = writeId(texts, row);
    writeTerms(search, texts, { row, from: hits[each] ?? 0, to: hits[each + 1] ?? 0 });
  }
  return takeWritten(texts);
}

/** The hits of a match. */
interface HitsOf {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** A term often has several hits, one behind the other. */
function writeTerms({ hits, chunk }: Search, texts: WatchTexts, { row, from, to }: HitsOf): void {
  let node = -1;
  let term = 0;
  for (let each = from; each < to; each += 1) {
    if (hitField(hits, each, hit.node) !== node) {
      node = hitField(hits, each, hit.node);
      term = writeQuery(texts, row, placeIn(chunk, node));
    }
    setTerm(hits, each, term);
  }
}

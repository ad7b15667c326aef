import { evaluate } from './evaluate.ts';
import type { Candidates } from './find-candidates.ts';
import { keepRead } from './fetch.ts';
import { mayHold } from './may-hold.ts';
import { getField } from './records.ts';
import type { Search } from './search.ts';
import { type Found, foundBy } from './spans.ts';
import { fetchIds } from './text-ids.ts';
import { type WatchRecords, idOf, textOf, watch } from './watch-records.ts';

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
  /** By candidate that matches: the order in which it was put, times CANDIDATES, and its number. */
  keys: Float64Array;
  /** By candidate: where its hits begin. They end where those of the next one begin. */
  hits: Int32Array;
}

/** More of one article are never decided: their matches would not fit into memory. */
const CANDIDATES = 2 ** 22;

/** Of no article. */
export const createMatching = (parts: Pick<Matching, 'candidates' | 'watches' | 'search'>): Matching => ({
  ...parts,
  keys: new Float64Array(0),
  hits: new Int32Array(0),
});

/** The candidates that match, in the order in which they were put. */
export function matchesAmong(matching: Matching): readonly WatchMatch[] {
  const { candidates, watches, search } = matching;
  search.chunk = watches.arena.ints;
  keepLikely(candidates, search);
  keepMatches(matching);
  fetchTexts(matching);
  return tell(matching);
}

/** Leaves the candidates whose programs may hold. */
function keepLikely(candidates: Candidates, { reading: { termBits }, chunk }: Search): void {
  const { watches, nodes, count } = candidates;
  let kept = 0;
  for (let each = 0; each < count; each += 1) {
    const node = nodes[each] ?? 0;
    if (!mayHold(termBits, chunk, node)) continue;
    watches[kept] = watches[each] ?? 0;
    nodes[kept] = node;
    kept += 1;
  }
  candidates.count = kept;
}

/** Leaves those whose programs hold, with their hits. */
function keepMatches(matching: Matching): void {
  const { candidates, search } = matching;
  const { watches, nodes, count } = candidates;
  if (matching.hits.length <= count) {
    matching.keys = new Float64Array(2 * count + 1);
    matching.hits = new Int32Array(2 * count + 1);
  }
  search.hits.count = 0;
  let kept = 0;
  for (let each = 0; each < count; each += 1) {
    const row = watches[each] ?? 0;
    const node = nodes[each] ?? 0;
    search.row = row;
    matching.hits[kept] = search.hits.count;
    if (!evaluate(search, node)) continue;
    watches[kept] = row;
    nodes[kept] = node;
    kept += 1;
  }
  matching.hits[kept] = search.hits.count;
  candidates.count = kept;
}

/** Also puts them in order. */
function fetchTexts(matching: Matching): void {
  const { candidates, watches, keys } = matching;
  const { watches: rows, count } = candidates;
  fetchIds(watches.ids, { places: rows, count });
  let units = 0;
  for (let each = 0; each < count; each += 1) units += textOf(watches, rows[each] ?? 0).length;
  keepRead(units);
  for (let each = 0; each < count; each += 1)
    keys[each] = getField(watches.rows, rows[each] ?? 0, watch.order) * CANDIDATES + each;
  if (count > 1) keys.subarray(0, count).sort();
}

function tell({ candidates, watches, search, keys, hits }: Matching): readonly WatchMatch[] {
  const told: WatchMatch[] = [];
  for (let each = 0; each < candidates.count; each += 1) {
    const number = (keys[each] ?? 0) % CANDIDATES;
    const row = candidates.watches[number] ?? 0;
    search.row = row;
    search.text = textOf(watches, row);
    search.hits.from = hits[number] ?? 0;
    search.hits.to = hits[number + 1] ?? 0;
    const { matches, weak, truncated } = foundBy(search, candidates.nodes[number] ?? 0);
    told.push({ watch: idOf(watches, row), matches, weak, truncated });
  }
  return told;
}

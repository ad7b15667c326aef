import { compares } from './compare-sentiment.ts';
import { exactText, isExactly } from './exact.ts';
import { findNear } from './find-near.ts';
import { findPhrase } from './find-phrase.ts';
import { findWord } from './find-word.ts';
import type { Hits } from './hits.ts';
import { op, opOf, placeIn, rowOfWord, sizeIn } from './program.ts';
import { isPresent } from './reading.ts';
import type { Search } from './search.ts';
import { hasCode } from './term-bits.ts';

/** At most so many spans are told per watch and article. */
export const MAX_SPANS = 100;

/**
 * Whether the program holds for the article. Then the hits of all terms that make it hold are added, unordered; of a
 * reading of a term at most one more than MAX_SPANS.
 *
 * @param root where the program begins in its chunk
 */
export function evaluate(search: Search, root: number): boolean {
  search.limit = MAX_SPANS + 1;
  return holds(search, root);
}

/** Leaves hits only where it holds. */
function holds(search: Search, node: number): boolean {
  const before = search.hits.count;
  const held = decide(search, node);
  if (!held) search.hits.count = before;
  return held;
}

function decide(search: Search, node: number): boolean {
  const { hits, chunk, limit } = search;
  const before = hits.count;
  switch (opOf(chunk[node] ?? 0)) {
    case op.and:
      return every(search, node);
    case op.or:
      return some(search, node);
    case op.not:
      return not(search, node);
    case op.phrase:
      findPhrase(search, node, limit);
      return hits.count > before;
    case op.word:
      findWord(search, node, limit);
      return hits.count > before;
    case op.near:
      findNear(search, node, limit);
      return hits.count > before;
    case op.exact:
      findExact(search, node);
      return hits.count > before;
    case op.filter:
      return isPresent(search.reading, chunk[node + 2] ?? 0);
    default:
      return compares(search.reading.sentiment, chunk, node);
  }
}

function every(search: Search, node: number): boolean {
  const { chunk } = search;
  const { termBits } = search.reading.occurrences;
  let at = node + 2;
  for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
    const head = chunk[at] ?? 0;
    if (isAbsent(termBits, head) || !holds(search, at)) return false;
    at += sizeIn(head);
  }
  return true;
}

function some(search: Search, node: number): boolean {
  const { chunk } = search;
  const { termBits } = search.reading.occurrences;
  let at = node + 2;
  let found = false;
  for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
    const head = chunk[at] ?? 0;
    if (!isAbsent(termBits, head) && holds(search, at)) found = true;
    at += sizeIn(head);
  }
  return found;
}

/** Most alternatives are words, and most of them the article lacks. */
const isAbsent = (termBits: Int32Array, head: number): boolean =>
  opOf(head) === op.word && !hasCode(termBits, rowOfWord(head));

function not(search: Search, node: number): boolean {
  const { limit } = search;
  search.limit = 1;
  const held = holds(search, node + 1);
  search.limit = limit;
  return !held;
}

function findExact(search: Search, node: number): void {
  const { hits, chunk, reading, limit } = search;
  const before = hits.count;
  findPhrase(search, node, reading.words.count);
  const form = exactText(typedAt(search.textOf(search.row), chunk, node));
  let kept = before;
  for (let hit = before; hit < hits.count && kept < before + limit; hit += 1) {
    if (!isExactly(form, reading.words, [hits.firsts[hit] ?? 0, hits.lasts[hit] ?? 0])) continue;
    moveHit(hits, hit, kept);
    kept += 1;
  }
  hits.count = kept;
}

function moveHit(hits: Hits, from: number, to: number): void {
  hits.firsts[to] = hits.firsts[from] ?? 0;
  hits.lasts[to] = hits.lasts[from] ?? 0;
  hits.nodes[to] = hits.nodes[from] ?? 0;
}

/** A term or filter as typed. */
function typedAt(text: string, program: Int32Array, node: number): string {
  const { start, length } = placeIn(program, node);
  return text.slice(start, start + length);
}

/** The filters that make a program hold, as typed. */
export function filtersIn(search: Search, node: number): readonly string[] {
  const { chunk } = search;
  const operation = opOf(chunk[node] ?? 0);
  if (operation === op.and || operation === op.or) {
    const filters: string[] = [];
    let at = node + 2;
    for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
      if (holds(search, at)) filters.push(...filtersIn(search, at));
      at += sizeIn(chunk[at] ?? 0);
    }
    return filters;
  }
  return operation === op.filter || operation === op.sentiment
    ? [typedAt(search.textOf(search.row), chunk, node)]
    : [];
}

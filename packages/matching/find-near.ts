import { assignTokens } from './assign-tokens.ts';
import { hitCount } from './hits.ts';
import { OCCURRENCE_BITS, firstOf, occurrence } from './occurrences.ts';
import { SENSE_WIDTH, flag } from './program.ts';
import type { Search } from './search.ts';
import { addWordAt, sortedWordsAt, tokenIn } from './words-at.ts';

/** Of a proximity node: head, place, distance, number of words. */
const NODE_HEAD = 4;

/**
 * Proximity: every word at a token of its own, in any order, with at most `distance` other tokens between the first and
 * the last, in one field. Hits do not overlap. The work for one token is bounded by the size of the query, so the whole
 * is linear in the text, but for sorting the tokens.
 *
 * @param node the node in its chunk
 * @param limit more hits are not looked for
 */
export function findNear(search: Search, node: number, limit: number): void {
  if (!collect(search, node)) return;
  const { chunk, hits, kernel, reading, wordsAt } = search;
  const all = sortedWordsAt(wordsAt);
  const words = chunk[node + 3] ?? 0;
  const widest = words + (chunk[node + 2] ?? 0);
  const room = hitCount(hits) + limit;
  const needs = needsOf(search, node);
  const found = (first: number, last: number): boolean => {
    kernel.addHit(first, last, node);
    return hitCount(hits) < room;
  };
  let title = 0;
  while (title < all.length && tokenIn(all[title] ?? 0) < reading.words.titleWords) title += 1;
  if (title > 0) assignTokens({ candidates: all.subarray(0, title), words, needs, widest, found });
  if (((chunk[node] ?? 0) & flag.titleOnly) !== 0 || hitCount(hits) >= room) return;
  assignTokens({ candidates: all.subarray(title), words, needs, widest, found });
}

/** How many words are the same as each: they have the same senses. */
function needsOf({ chunk }: Search, node: number): Int32Array {
  const needs = new Int32Array(chunk[node + 3] ?? 0);
  const starts = new Int32Array(needs.length);
  let at = node + NODE_HEAD;
  for (let word = 0; word < needs.length; word += 1) {
    const length = 1 + SENSE_WIDTH * (chunk[at] ?? 0);
    starts[word] = at;
    needs[word] = 1;
    for (let other = 0; other < word; other += 1) {
      if (!areSame(chunk, [at, starts[other] ?? 0], length)) continue;
      needs[other] = (needs[other] ?? 0) + 1;
      needs[word] = needs[other] ?? 0;
    }
    at += length;
  }
  return needs;
}

function areSame(chunk: Int32Array, [one, other]: readonly [number, number], length: number): boolean {
  for (let at = 0; at < length; at += 1) if (chunk[one + at] !== chunk[other + at]) return false;
  return true;
}

/** @returns whether every word has a token */
function collect(search: Search, node: number): boolean {
  const { chunk, wordsAt } = search;
  wordsAt.count = 0;
  let at = node + NODE_HEAD;
  for (let word = 0; word < (chunk[node + 3] ?? 0); word += 1) {
    const before = wordsAt.count;
    const end = at + 1 + SENSE_WIDTH * (chunk[at] ?? 0);
    for (at += 1; at < end; at += SENSE_WIDTH) addTerm(search, at, word);
    if (wordsAt.count === before) return false;
  }
  return true;
}

/** @param sense where its masks and its term lie */
function addTerm({ chunk, kernel, reading, wordsAt }: Search, sense: number, word: number): void {
  const { all } = reading.occurrences;
  const [first = 0, term = 0, second = 0, usage = 0] = chunk.subarray(sense, sense + SENSE_WIDTH);
  let each = firstOf(reading.occurrences, term);
  while (each !== 0) {
    const at = each << OCCURRENCE_BITS;
    if (kernel.isSense(each, usage, first, second) !== 0)
      addWordAt(wordsAt, all[at + occurrence.word] ?? 0, word);
    each = all[at + occurrence.next] ?? 0;
  }
}

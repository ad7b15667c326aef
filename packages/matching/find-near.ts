import { WORD_BITS, assignTokens } from './assign-tokens.ts';
import { type Hits, addHit } from './hits.ts';
import { flag } from './program.ts';
import { NO_OCCURRENCE, type Reading } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Proximity: every word at a token of its own, in any order, with at most `distance` other tokens between the first and
 * the last, in one field. Hits do not overlap. The work for one token is bounded by the size of the query, so the whole
 * is linear in the text, but for sorting the tokens.
 *
 * @param node the node in its chunk
 * @param limit more hits are not looked for
 */
export type FindNear = (chunk: Int32Array, node: number, limit: number) => void;

/** Of a proximity node: head, place, distance, number of words. */
const NODE_HEAD = 4;

export function createFindNear(reading: Reading, { tags, terms }: Vocabulary, hits: Hits): FindNear {
  const rows = terms.rows.chunks;
  const candidates = createCandidates();
  const pushTerm = (row: number, mask: number, word: number): void => {
    const at = (row & ROW_MASK) * TERM_WIDTH;
    const chunk = rows[row >> ROW_BITS];
    if (chunk?.[at + term.stamp] !== reading.stamp) return;
    let each = chunk[at + term.first] ?? NO_OCCURRENCE;
    for (; each !== NO_OCCURRENCE; each = reading.next[each] ?? NO_OCCURRENCE) {
      if ((mask & (tags.masks[reading.tags[each] ?? 0] ?? 0)) === 0) continue;
      candidates.push(((reading.tokens[each] ?? 0) << WORD_BITS) | word);
    }
  };
  /** @returns whether every word has a candidate */
  const collect = (chunk: Int32Array, node: number): boolean => {
    candidates.clear();
    let at = node + NODE_HEAD;
    for (let word = 0; word < (chunk[node + 3] ?? 0); word += 1) {
      const before = candidates.count();
      let senses = chunk[at] ?? 0;
      for (at += 1; senses > 0; senses -= 1, at += 2) pushTerm(chunk[at + 1] ?? 0, chunk[at] ?? 0, word);
      if (candidates.count() === before) return false;
    }
    return true;
  };
  return (chunk, node, limit) => {
    if (!collect(chunk, node)) return;
    const all = candidates.sorted();
    const words = chunk[node + 3] ?? 0;
    const room = hits.count + limit;
    const found = (first: number, last: number): boolean => {
      addHit(hits, [first, last], node);
      return hits.count < room;
    };
    const widest = words + (chunk[node + 2] ?? 0);
    const border = reading.titleWords << WORD_BITS;
    let title = 0;
    while (title < all.length && (all[title] ?? 0) < border) title += 1;
    if (title > 0) assignTokens({ candidates: all.subarray(0, title), words, widest, found });
    if (((chunk[node] ?? 0) & flag.titleOnly) !== 0 || title === all.length || hits.count >= room) return;
    assignTokens({ candidates: all.subarray(title), words, widest, found });
  };
}

interface Candidates {
  clear(): void;
  push(candidate: number): void;
  count(): number;
  /** Ascending, each once. */
  sorted(): Int32Array;
}

/** So few are sorted fastest by insertion. */
const FEW = 24;

function createCandidates(): Candidates {
  let values = new Int32Array(256);
  let count = 0;
  return {
    clear: () => {
      count = 0;
    },
    push(candidate) {
      if (count === values.length) {
        const grown = new Int32Array(2 * count);
        grown.set(values);
        values = grown;
      }
      values[count] = candidate;
      count += 1;
    },
    count: () => count,
    sorted() {
      const given = values.subarray(0, count);
      if (count > FEW) given.sort();
      else insertionSort(given);
      let kept = 0;
      for (let at = 0; at < count; at += 1) {
        if (at === 0 || given[at] !== given[kept - 1]) given[kept++] = given[at] ?? 0;
      }
      return given.subarray(0, kept);
    },
  };
}

function insertionSort(values: Int32Array): void {
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    let to = at;
    for (; to > 0 && (values[to - 1] ?? 0) > value; to -= 1) values[to] = values[to - 1] ?? 0;
    values[to] = value;
  }
}

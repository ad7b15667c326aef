import { exactText, isExactly } from './exact.ts';
import { createFindNear } from './find-near.ts';
import { createFindPhrase } from './find-phrase.ts';
import { type Hits, createHits } from './hits.ts';
import { comparisons, lengthIn, numberFrom, op, opOf, sizeIn, startIn } from './program.ts';
import type { Reading } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/** At most so many spans are told per watch and article. */
export const MAX_SPANS = 100;

/** Asks the program of a watch of the article that was read last. */
export interface Evaluator {
  /**
   * Whether it holds. Then `hits` are those of all terms that make it hold, unordered; of a term at most one more than
   * MAX_SPANS.
   *
   * @param node where its root begins in the chunk
   * @param text what its terms as typed are slices of
   */
  evaluate(chunk: Int32Array, node: number, text: string): boolean;
  readonly hits: Hits;
  /** The filters that hold, as typed. */
  filters(chunk: Int32Array, node: number, text: string): readonly string[];
}

export function createEvaluator(reading: Reading, vocabulary: Vocabulary): Evaluator {
  const hits = createHits();
  const findPhrase = createFindPhrase(reading, vocabulary, hits);
  const findNear = createFindNear(reading, vocabulary, hits);
  const rows = vocabulary.terms.rows.chunks;
  const asked = { text: '', limit: MAX_SPANS + 1 };

  const isPresent = (row: number): boolean =>
    rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + term.stamp] === reading.stamp;

  const every = (chunk: Int32Array, node: number): boolean => {
    let at = node + 2;
    for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
      if (!holds(chunk, at)) return false;
      at += sizeIn(chunk[at] ?? 0);
    }
    return true;
  };
  const some = (chunk: Int32Array, node: number): boolean => {
    let at = node + 2;
    let found = false;
    for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
      if (holds(chunk, at)) found = true;
      at += sizeIn(chunk[at] ?? 0);
    }
    return found;
  };
  const not = (chunk: Int32Array, node: number): boolean => {
    const before = asked.limit;
    asked.limit = 1;
    const held = holds(chunk, node + 1);
    asked.limit = before;
    return !held;
  };
  const exact = (chunk: Int32Array, node: number): void => {
    const before = hits.count;
    findPhrase(chunk, node, reading.words.count);
    const form = exactText(typedIn(asked.text, chunk[node + 1] ?? 0));
    let kept = before;
    for (let hit = before; hit < hits.count && kept < before + asked.limit; hit += 1) {
      const { starts, ends, text } = reading.words;
      const start = starts[hits.firsts[hit] ?? 0] ?? 0;
      const end = ends[hits.lasts[hit] ?? 0] ?? 0;
      if (isExactly(form, text, [start, end])) moveHit(hits, hit, kept++);
    }
    hits.count = kept;
  };
  const isFound = (
    chunk: Int32Array,
    node: number,
    find: (chunk: Int32Array, node: number, limit: number) => void,
  ) => {
    const before = hits.count;
    find(chunk, node, asked.limit);
    return hits.count > before;
  };
  /** Leaves hits only where it holds. */
  const holds = (chunk: Int32Array, node: number): boolean => {
    const before = hits.count;
    const held = decide(chunk, node);
    if (!held) hits.count = before;
    return held;
  };
  const decide = (chunk: Int32Array, node: number): boolean => {
    switch (opOf(chunk[node] ?? 0)) {
      case op.and:
        return every(chunk, node);
      case op.or:
        return some(chunk, node);
      case op.not:
        return not(chunk, node);
      case op.phrase:
        return isFound(chunk, node, findPhrase);
      case op.near:
        return isFound(chunk, node, findNear);
      case op.exact:
        return isFound(chunk, node, exact);
      case op.filter:
        return isPresent(chunk[node + 2] ?? 0);
      default:
        return compares(reading.sentiment, chunk, node);
    }
  };
  const filters = (chunk: Int32Array, node: number, text: string): readonly string[] => {
    const operation = opOf(chunk[node] ?? 0);
    if (operation === op.and || operation === op.or) {
      return nodesOf(chunk, node).flatMap((each) => (holds(chunk, each) ? filters(chunk, each, text) : []));
    }
    return operation < op.filter ? [] : [typedIn(text, chunk[node + 1] ?? 0)];
  };
  return {
    hits,
    evaluate(chunk, node, text) {
      hits.count = 0;
      asked.text = text;
      return holds(chunk, node);
    },
    filters,
  };
}

/** A term or filter as typed. */
export const typedIn = (text: string, place: number): string =>
  text.slice(startIn(place), startIn(place) + lengthIn(place));

function moveHit(hits: Hits, from: number, to: number): void {
  hits.firsts[to] = hits.firsts[from] ?? 0;
  hits.lasts[to] = hits.lasts[from] ?? 0;
  hits.nodes[to] = hits.nodes[from] ?? 0;
}

/** Where the nodes of an AND or an OR begin. */
export function nodesOf(chunk: Int32Array, node: number): readonly number[] {
  const nodes: number[] = [];
  let at = node + 2;
  for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
    nodes.push(at);
    at += sizeIn(chunk[at] ?? 0);
  }
  return nodes;
}

function compares(score: number | undefined, chunk: Int32Array, node: number): boolean {
  if (score === undefined) return false;
  const value = numberFrom(chunk[node + 3] ?? 0, chunk[node + 4] ?? 0);
  switch (comparisons[chunk[node + 2] ?? 0]) {
    case '<':
      return score < value;
    case '<=':
      return score <= value;
    case '>':
      return score > value;
    default:
      return score >= value;
  }
}

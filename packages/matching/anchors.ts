import { READING_HEAD, flag, gapsIn, op, opOf, sizeIn, termIn } from './program.ts';

/**
 * Where a watch lies in the index. An article that satisfies the watch holds at least one of its anchors: of an AND the
 * anchors of its cheapest part are enough, of an OR every branch needs its own. The cost of an anchor is the share of
 * articles in which the watch will have to be looked at.
 */
export interface Anchor {
  readonly term: number;
  /** The term right behind it; 0 where the first is rare enough by itself. */
  readonly neighbour: number;
  /** Another term without which the watch cannot match; 0: none. */
  readonly guard: number;
}

export interface Anchors {
  readonly cost: number;
  readonly anchors: readonly Anchor[];
}

/** Shares of articles that hold a term, from 0 to 1. */
export type ShareOf = (row: number) => number;

/** A pair is asked for every neighbourhood of frequent words: only where its first word is frequent does it pay. */
const FREQUENT = 0.01;
/** Neighbours attract each other: their share is so many times what chance would have it. */
const ATTRACTION = 6;

/** @param node where the root of the program begins. @returns undefined for a program without anything to lie under */
export function chooseAnchors(
  program: ArrayLike<number>,
  node: number,
  shareOf: ShareOf,
): Anchors | undefined {
  switch (opOf(program[node] ?? 0)) {
    case op.and:
      return ofAnd(program, node, shareOf);
    case op.or:
      return ofOr(program, node, shareOf);
    case op.phrase:
    case op.exact:
      return joined(readingsOf(program, node).map((from) => ofReading(program, from, shareOf)));
    case op.near:
      return ofNear(program, node, shareOf);
    case op.filter: {
      const row = program[node + 2] ?? 0;
      if (((program[node] ?? 0) & flag.loose) !== 0) return undefined;
      return { cost: shareOf(row), anchors: [{ term: row, neighbour: 0, guard: 0 }] };
    }
    default:
      return undefined;
  }
}

function nodesOf(program: ArrayLike<number>, node: number): readonly number[] {
  const nodes: number[] = [];
  let at = node + 2;
  for (let left = program[node + 1] ?? 0; left > 0; left -= 1) {
    nodes.push(at);
    at += sizeIn(program[at] ?? 0);
  }
  return nodes;
}

/** Where the words of each reading of a phrase begin. */
function readingsOf(program: ArrayLike<number>, node: number): readonly number[] {
  const readings: number[] = [];
  let at = node + 3;
  for (let left = program[node + 2] ?? 0; left > 0; left -= 1) {
    readings.push(at + READING_HEAD);
    at += READING_HEAD + (program[at] ?? 0);
  }
  return readings;
}

const joined = (parts: readonly Anchors[]): Anchors => ({
  cost: parts.reduce((sum, { cost }) => sum + cost, 0),
  anchors: parts.flatMap(({ anchors }) => anchors),
});

function ofAnd(program: ArrayLike<number>, node: number, shareOf: ShareOf): Anchors | undefined {
  const nodes = nodesOf(program, node);
  const parts = nodes.map((each) => chooseAnchors(program, each, shareOf));
  let best: number | undefined;
  for (const [at, part] of parts.entries()) {
    if (part !== undefined && part.cost < (parts[best ?? -1]?.cost ?? Infinity)) best = at;
  }
  const chosen = best === undefined ? undefined : parts[best];
  if (chosen === undefined) return undefined;
  const needed = nodes.flatMap((each, at) => (at === best ? [] : requiredBy(program, each)));
  const guard = rarest(needed, shareOf);
  if (guard === 0) return chosen;
  const guarded = (anchor: Anchor): Anchor =>
    anchor.guard !== 0 && shareOf(anchor.guard) <= shareOf(guard) ? anchor : { ...anchor, guard };
  return { cost: chosen.cost, anchors: chosen.anchors.map(guarded) };
}

function ofOr(program: ArrayLike<number>, node: number, shareOf: ShareOf): Anchors | undefined {
  const parts: Anchors[] = [];
  for (const each of nodesOf(program, node)) {
    const part = chooseAnchors(program, each, shareOf);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return joined(parts);
}

/** Terms without which a node cannot hold. */
function requiredBy(program: ArrayLike<number>, node: number): readonly number[] {
  switch (opOf(program[node] ?? 0)) {
    case op.and:
      return nodesOf(program, node).flatMap((each) => requiredBy(program, each));
    case op.phrase:
    case op.exact: {
      const [from, ...others] = readingsOf(program, node);
      return from === undefined || others.length > 0 ? [] : wordsOf(program, from);
    }
    case op.near:
      return sensesOf(program, node).flatMap((rows) => (rows.length === 1 ? rows : []));
    case op.filter:
      return [program[node + 2] ?? 0];
    default:
      return [];
  }
}

const wordsOf = (program: ArrayLike<number>, from: number): readonly number[] =>
  Array.from({ length: program[from - READING_HEAD] ?? 0 }, (_, at) => termIn(program[from + at] ?? 0));

/** The terms of each word of a proximity node. */
function sensesOf(program: ArrayLike<number>, node: number): readonly (readonly number[])[] {
  const words: number[][] = [];
  let at = node + 4;
  for (let left = program[node + 3] ?? 0; left > 0; left -= 1) {
    const senses = program[at] ?? 0;
    const first = at + 1;
    words.push(Array.from({ length: senses }, (_, sense) => program[first + 2 * sense + 1] ?? 0));
    at = first + 2 * senses;
  }
  return words;
}

const rarest = (rows: readonly number[], shareOf: ShareOf): number =>
  rows.reduce((best, row) => (best === 0 || shareOf(row) < shareOf(best) ? row : best), 0);

function ofReading(program: ArrayLike<number>, from: number, shareOf: ShareOf): Anchors {
  const words = wordsOf(program, from);
  const term = rarest(words, shareOf);
  const single = shareOf(term);
  const guard = rarest(words.filter((row) => row !== term), shareOf); // prettier-ignore
  const alone: Anchors = { cost: single, anchors: [{ term, neighbour: 0, guard }] };
  if (single < FREQUENT) return alone;
  const pair = bestPair(program, from, shareOf);
  if (pair === undefined || pair.cost >= single / 2) return alone;
  const { term: first, neighbour } = pair.anchor;
  const third = rarest(words.filter((row) => row !== first && row !== neighbour), shareOf); // prettier-ignore
  return { cost: pair.cost, anchors: [{ ...pair.anchor, guard: third }] };
}

function bestPair(
  program: ArrayLike<number>,
  from: number,
  shareOf: ShareOf,
): { readonly cost: number; readonly anchor: Anchor } | undefined {
  const words = wordsOf(program, from);
  const pairs = words.slice(0, -1).flatMap((term, at) => {
    const neighbour = words[at + 1] ?? 0;
    if (gapsIn(program[from + at] ?? 0) === 0) return [];
    const cost = ATTRACTION * shareOf(term) * shareOf(neighbour);
    return [{ cost, anchor: { term, neighbour, guard: 0 } }];
  });
  return pairs.toSorted((one, other) => one.cost - other.cost)[0];
}

/** Every sense of the rarest word. */
function ofNear(program: ArrayLike<number>, node: number, shareOf: ShareOf): Anchors {
  const words = sensesOf(program, node).map((rows) => ({
    rows,
    cost: rows.reduce((sum, row) => sum + shareOf(row), 0),
  }));
  const [least, next] = words.toSorted((one, other) => one.cost - other.cost);
  const guard = next?.rows.length === 1 ? (next.rows[0] ?? 0) : 0;
  const anchors = (least?.rows ?? []).map((term) => ({ term, neighbour: 0, guard }));
  return { cost: least?.cost ?? 1, anchors };
}

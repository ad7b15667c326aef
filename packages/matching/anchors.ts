import { NO_CODE } from './beginning-codes.ts';
import { READING_HEAD, SENSE_WIDTH, WORD_WIDTH, flag, op, opOf, sizeIn, termIn } from './program.ts';

/**
 * Where a watch lies in the index. An article that satisfies the watch holds at least one of its anchors: of an AND the
 * anchors of its cheapest part are enough, of an OR every branch needs its own. The cost of an anchor is the share of
 * articles in which the watch will have to be looked at.
 */
export interface Anchor {
  readonly term: number;
  /** The code of the word right behind it; NO_CODE where the term is rare enough by itself. */
  readonly neighbour: number;
  /** Codes of two other words without which the watch cannot match, the second in the upper half; NO_CODE: none. */
  readonly guards: number;
}

export interface Anchors {
  readonly cost: number;
  readonly anchors: readonly Anchor[];
}

export interface TermKnowledge {
  /** The share of articles that hold a term, from 0 to 1. */
  readonly shareOf: (row: number) => number;
  /** How its forms begin. */
  readonly codeOf: (row: number) => number;
}

/** A pair is asked for every neighbourhood of frequent words: only where its first word is frequent does it pay. */
const FREQUENT = 0.01;
/** Neighbours attract each other: their share is so many times what chance would have it. */
const ATTRACTION = 6;

/** @param node where the root of the program begins. @returns undefined for a program without anything to lie under */
export function chooseAnchors(
  program: ArrayLike<number>,
  node: number,
  known: TermKnowledge,
): Anchors | undefined {
  switch (opOf(program[node] ?? 0)) {
    case op.and:
      return ofAnd(program, node, known);
    case op.or:
      return ofOr(program, node, known);
    case op.phrase:
    case op.exact:
      return joined(readingsOf(program, node).map((from) => ofReading(program, from, known)));
    case op.near:
      return ofNear(program, node, known);
    case op.filter: {
      const row = program[node + 2] ?? 0;
      if (((program[node] ?? 0) & flag.loose) !== 0) return undefined;
      return { cost: known.shareOf(row), anchors: [{ term: row, neighbour: NO_CODE, guards: NO_CODE }] };
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
    at += READING_HEAD + WORD_WIDTH * (program[at] ?? 0);
  }
  return readings;
}

const joined = (parts: readonly Anchors[]): Anchors => ({
  cost: parts.reduce((sum, { cost }) => sum + cost, 0),
  anchors: parts.flatMap(({ anchors }) => anchors),
});

function ofAnd(program: ArrayLike<number>, node: number, known: TermKnowledge): Anchors | undefined {
  const nodes = nodesOf(program, node);
  const parts = nodes.map((each) => chooseAnchors(program, each, known));
  let best: number | undefined;
  for (const [at, part] of parts.entries()) {
    if (part !== undefined && part.cost < (parts[best ?? -1]?.cost ?? Infinity)) best = at;
  }
  const chosen = best === undefined ? undefined : parts[best];
  if (chosen === undefined) return undefined;
  const needed = nodes.flatMap((each, at) => (at === best ? [] : requiredBy(program, each)));
  const guarded = (anchor: Anchor): Anchor => ({
    ...anchor,
    guards: joinGuards(anchor.guards, guardsOf(needed, known)),
  });
  return { cost: chosen.cost, anchors: chosen.anchors.map(guarded) };
}

/** The codes of the two rarest terms that have one. */
function guardsOf(rows: readonly number[], { shareOf, codeOf }: TermKnowledge): number {
  const coded = [...new Set(rows)].filter((row) => codeOf(row) !== NO_CODE);
  const [first, second] = coded.toSorted((one, other) => shareOf(one) - shareOf(other));
  return bothCodes(
    first === undefined ? NO_CODE : codeOf(first),
    second === undefined ? NO_CODE : codeOf(second),
  );
}

const bothCodes = (first: number, second: number): number => first | (second << 16);

/** Of four codes two: the first of each where there are. */
function joinGuards(own: number, others: number): number {
  const [first = NO_CODE, second = NO_CODE] = [
    own & 0xffff,
    others & 0xffff,
    own >>> 16,
    others >>> 16,
  ].filter((code) => code !== NO_CODE);
  return bothCodes(first, second);
}

function ofOr(program: ArrayLike<number>, node: number, known: TermKnowledge): Anchors | undefined {
  const parts: Anchors[] = [];
  for (const each of nodesOf(program, node)) {
    const part = chooseAnchors(program, each, known);
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
  Array.from({ length: program[from - READING_HEAD] ?? 0 }, (_, at) =>
    termIn(program[from + WORD_WIDTH * at] ?? 0),
  );

/** The terms of each word of a proximity node. */
function sensesOf(program: ArrayLike<number>, node: number): readonly (readonly number[])[] {
  const words: number[][] = [];
  let at = node + 4;
  for (let left = program[node + 3] ?? 0; left > 0; left -= 1) {
    const senses = program[at] ?? 0;
    const first = at + 1;
    words.push(Array.from({ length: senses }, (_, sense) => program[first + SENSE_WIDTH * sense + 1] ?? 0));
    at = first + SENSE_WIDTH * senses;
  }
  return words;
}

const rarest = (rows: readonly number[], { shareOf }: TermKnowledge): number =>
  rows.reduce((best, row) => (best === 0 || shareOf(row) < shareOf(best) ? row : best), 0);

function ofReading(program: ArrayLike<number>, from: number, known: TermKnowledge): Anchors {
  const words = wordsOf(program, from);
  const term = rarest(words, known);
  const single = known.shareOf(term);
  const pair = single < FREQUENT ? undefined : bestPair(words, known);
  if (pair !== undefined && pair.cost < single / 2) {
    const others = words.filter((_, at) => at !== pair.at && at !== pair.at + 1);
    return { cost: pair.cost, anchors: [{ ...pair.anchor, guards: guardsOf(others, known) }] };
  }
  const others = words.filter((row) => row !== term);
  return { cost: single, anchors: [{ term, neighbour: NO_CODE, guards: guardsOf(others, known) }] };
}

interface Pair {
  readonly cost: number;
  readonly at: number;
  readonly anchor: Anchor;
}

function bestPair(words: readonly number[], { shareOf, codeOf }: TermKnowledge): Pair | undefined {
  const pairs = words.slice(0, -1).flatMap((term, at) => {
    const neighbour = words[at + 1] ?? 0;
    if (codeOf(neighbour) === NO_CODE) return [];
    const cost = ATTRACTION * shareOf(term) * shareOf(neighbour);
    return [{ cost, at, anchor: { term, neighbour: codeOf(neighbour), guards: NO_CODE } }];
  });
  return pairs.toSorted((one, other) => one.cost - other.cost)[0];
}

/** Every sense of the rarest word. */
function ofNear(program: ArrayLike<number>, node: number, known: TermKnowledge): Anchors {
  const words = sensesOf(program, node).map((rows) => ({
    rows,
    cost: rows.reduce((sum, row) => sum + known.shareOf(row), 0),
  }));
  const [least, ...others] = words.toSorted((one, other) => one.cost - other.cost);
  const guards = guardsOf(others.flatMap(({ rows }) => (rows.length === 1 ? rows : [])), known); // prettier-ignore
  const anchors = (least?.rows ?? []).map((term) => ({ term, neighbour: NO_CODE, guards }));
  return { cost: least?.cost ?? 1, anchors };
}

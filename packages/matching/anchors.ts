import { type Guards, NO_GUARDS, guardsOf } from './guards.ts';
import { flag, op, opOf, rowOfWord } from './program.ts';
import { nodesOf, readingsOf, sensesOf, wordsOf } from './program-parts.ts';
import { type Group, requiredBy } from './required-terms.ts';

/**
 * Where a watch lies in the index. An article that satisfies the watch holds at least one of its anchors: of an AND the
 * anchors of its cheapest part are enough, of an OR every branch needs its own. The cost of an anchor is the share of
 * articles in which the watch will have to be looked at.
 */
export interface Anchor {
  readonly term: number;
  /** The term of the word right behind it; 0 where the term is rare enough by itself. */
  readonly neighbour: number;
  /** Of the other words. */
  readonly guards: Guards;
}

export interface Anchors {
  readonly cost: number;
  readonly anchors: readonly Anchor[];
}

export interface TermKnowledge {
  /** The share of articles that hold a term, from 0 to 1. */
  readonly shareOf: (row: number) => number;
}

/** No term. */
const NONE = 0;
/** A pair takes room, and is asked for every neighbourhood of its first word: it pays where that is not among the rarest. */
const FREQUENT = 0.0032;
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
    case op.word:
      return ofTerm(rowOfWord(program[node] ?? 0), known);
    case op.near:
      return ofNear(program, node, known);
    case op.filter:
      return ofFilter(program, node, known);
    default:
      return undefined;
  }
}

const ofTerm = (term: number, { shareOf }: TermKnowledge): Anchors => ({
  cost: shareOf(term),
  anchors: [{ term, neighbour: NONE, guards: NO_GUARDS }],
});

const ofFilter = (program: ArrayLike<number>, node: number, known: TermKnowledge): Anchors | undefined =>
  ((program[node] ?? 0) & flag.loose) === 0 ? ofTerm(program[node + 2] ?? 0, known) : undefined;

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
  return { cost: chosen.cost, anchors: guarded(chosen.anchors, needed, known) };
}

/** Most anchors have no guards of their own, and share those that the rest of the watch gives. */
function guarded(
  anchors: readonly Anchor[],
  needed: readonly Group[],
  { shareOf }: TermKnowledge,
): readonly Anchor[] {
  const shared = guardsOf(needed, shareOf);
  return anchors.map(({ guards, ...anchor }) => ({
    ...anchor,
    guards: guards.length === 0 ? shared : guardsOf([...guards, ...needed], shareOf),
  }));
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

const rarest = (rows: readonly number[], { shareOf }: TermKnowledge): number =>
  rows.reduce((best, row) => (best === 0 || shareOf(row) < shareOf(best) ? row : best), 0);

function ofReading(program: ArrayLike<number>, from: number, known: TermKnowledge): Anchors {
  const words = wordsOf(program, from);
  const term = rarest(words, known);
  const single = known.shareOf(term);
  const pair = single < FREQUENT ? undefined : bestPair(words, known);
  if (pair !== undefined && pair.cost < single / 2) {
    const others = words.filter((_, at) => at !== pair.at && at !== pair.at + 1);
    return {
      cost: pair.cost,
      anchors: [
        {
          ...pair.anchor,
          guards: guardsOf(
            others.map((row) => [row]),
            known.shareOf,
          ),
        },
      ],
    };
  }
  const others = words.filter((row) => row !== term);
  return {
    cost: single,
    anchors: [
      {
        term,
        neighbour: NONE,
        guards: guardsOf(
          others.map((row) => [row]),
          known.shareOf,
        ),
      },
    ],
  };
}

interface Pair {
  readonly cost: number;
  readonly at: number;
  readonly anchor: Anchor;
}

function bestPair(words: readonly number[], { shareOf }: TermKnowledge): Pair | undefined {
  const pairs = words.slice(0, -1).map((term, at) => {
    const neighbour = words[at + 1] ?? NONE;
    const cost = ATTRACTION * shareOf(term) * shareOf(neighbour);
    return { cost, at, anchor: { term, neighbour, guards: NO_GUARDS } };
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
  const guards = guardsOf(others.map(({ rows }) => rows), known.shareOf); // prettier-ignore
  const anchors = (least?.rows ?? []).map((term) => ({ term, neighbour: NONE, guards }));
  return { cost: least?.cost ?? 1, anchors };
}

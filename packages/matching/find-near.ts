import type { PhraseReading } from '@newswatch/language';
import type { Field } from './document.ts';
import { positionsOf } from './find-word.ts';

/**
 * Proximity: every word at a token of its own, in any order, with at most `distance` other tokens between the first
 * and the last. Hits do not overlap. The work for one token is bounded by the size of the query, so the whole is
 * linear in the text.
 */
export interface NearSearch {
  readonly words: readonly (readonly PhraseReading[])[];
  readonly distance: number;
  readonly field: Field;
  readonly limit: number;
}

export interface NearHit {
  readonly field: Field;
  readonly first: number;
  readonly last: number;
}

export function findNear({ words, distance, field, limit }: NearSearch): readonly NearHit[] {
  const widest = words.length + distance;
  /** How many tokens of the window satisfy each word. */
  const counts = words.map(() => 0);
  const count = ({ satisfies }: Candidate, by: 1 | -1): void => {
    for (const word of satisfies) counts[word] = (counts[word] ?? 0) + by;
  };
  const hits: NearHit[] = [];
  let window: Candidate[] = [];
  for (const candidate of candidateWords(words, field)) {
    const tooFar = window.findIndex(({ at }) => at > candidate.at - widest);
    for (const gone of window.splice(0, tooFar === -1 ? window.length : tooFar)) count(gone, -1);
    window.push(candidate);
    count(candidate, 1);
    // Costs nothing to see, and spares the assignment below for nearly every token.
    if (counts.includes(0) || window.length < words.length) continue;
    const first = latestStart(window, words.length);
    if (first === undefined) continue;
    hits.push({ field, first, last: candidate.at });
    if (hits.length === limit) break;
    window = [];
    counts.fill(0);
  }
  return hits;
}

/** A token and the words that it satisfies. */
interface Candidate {
  readonly at: number;
  readonly satisfies: readonly number[];
}

function candidateWords(words: NearSearch['words'], field: Field): readonly Candidate[] {
  const satisfied = new Map<number, number[]>();
  for (const [word, readings] of words.entries()) {
    const positions = new Set(readings.flatMap((reading) => singlePositions(reading, field)));
    if (positions.size === 0) return [];
    for (const at of positions) {
      const known = satisfied.get(at);
      if (known === undefined) satisfied.set(at, [word]);
      else known.push(word);
    }
  }
  return [...satisfied].map(([at, satisfies]) => ({ at, satisfies })).sort((one, other) => one.at - other.at);
}

function singlePositions(reading: PhraseReading, field: Field): readonly number[] {
  const [forms] = reading.words;
  return forms === undefined ? [] : positionsOf(forms, field);
}

/**
 * Where the shortest span begins that ends with the window and gives each word a token of its own (matching by
 * augmenting paths, token by token from the end); nothing when there is none.
 */
function latestStart(window: readonly Candidate[], words: number): number | undefined {
  const tokenOf = new Map<number, number>();
  // What a failed try has seen stays a dead end until a token is assigned.
  const tried = new Set<number>();
  for (let at = window.length - 1; at >= 0; at -= 1) {
    if (assign(at, { window, tokenOf, tried })) tried.clear();
    if (tokenOf.size === words) return window[at]?.at;
  }
  return undefined;
}

interface Assignment {
  readonly window: readonly Candidate[];
  /** Word → index in the window. */
  readonly tokenOf: Map<number, number>;
  readonly tried: Set<number>;
}

function assign(token: number, state: Assignment): boolean {
  for (const word of state.window[token]?.satisfies ?? []) {
    if (state.tried.has(word)) continue;
    state.tried.add(word);
    const holder = state.tokenOf.get(word);
    if (holder === undefined || assign(holder, state)) {
      state.tokenOf.set(word, token);
      return true;
    }
  }
  return false;
}

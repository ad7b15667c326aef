import type { SuffixGrammar } from './suffix-grammar.ts';
import { type Place, byLetter, closure, isEnd, nameOf } from './suffix-places.ts';

/**
 * One deterministic automaton for the suffix chains of all languages: a chain costs one table read a letter.
 *
 * A state is a set of places in a grammar, found by the subset construction when a stem first needs it; so the table
 * fills while watches are compiled and never while they are matched. State 0 refuses everything. What a process needs
 * is bounded by the grammars, not by the watches: about 2,600 states. Numbers of states hold within the process.
 */
const STATES = 8192;
/** A power of two above the number of letters in suffixes. */
const COLUMNS = 64;
/** Suffixes have letters below this unit only. */
const UNITS = 0x500;
/** No chain is longer than this. */
const LONGEST = 31;
/** A span holds the length in the low bits and the place above: texts to 67 million units. */
const SPAN_BITS = 6;
const SPAN_LENGTH = 63;

const columnOf = new Uint8Array(UNITS);
const next = new Uint16Array(STATES * COLUMNS);
const accepting = new Uint8Array(STATES);
const used = { states: 1, columns: 1 };
const known = new Map<string, number>();

/** The units from `from` to before `to` as one number, so that `acceptsChain` is called without allocation. */
export function chainSpan(from: number, to: number): number {
  return (from << SPAN_BITS) | Math.min(to - from, SPAN_LENGTH);
}

/** Whether folded units are a chain that may follow a stem with this entry. `span` is from `chainSpan`. */
export function acceptsChain(entry: number, units: Uint16Array, span: number): boolean {
  const length = span & SPAN_LENGTH;
  if (length > LONGEST) return false;
  const from = span >>> SPAN_BITS;
  const to = from + length;
  let state = entry;
  for (let at = from; at < to; at += 1) {
    const letter = units[at] ?? UNITS;
    if (letter >= UNITS) return false;
    state = next[state * COLUMNS + (columnOf[letter] ?? 0)] ?? 0;
    if (state === 0) return false;
  }
  return accepting[state] === 1;
}

/** Where a chain begins: behind a stem of this sound, at a slot of its grammar. */
export interface ChainStart {
  readonly slot: string;
  /** Names of the harmonies that the stem allows. */
  readonly harmonies: string;
  /** Classes of the stem's last letter. */
  readonly finals: string;
  /** Whether the chain may begin with the letter. */
  readonly permits: (letter: string) => boolean;
  /** Whether an apostrophe may stand first. Behind it the stem's spelling does not count: names are foreign. */
  readonly apostrophe: boolean;
  /** Chains that make other words of the stem (`suffix-others.ts`), or empty. */
  readonly except: string;
}

/** The state behind a stem. It accepts no empty chain: the stem alone is among the forms of its word, or is no word. */
export function addEntry(grammar: SuffixGrammar, start: ChainStart): number {
  const { slot, finals } = start;
  const places = Array.from(start.harmonies, (harmony) => ({ grammar, letters: '', slot, harmony, finals }));
  const entry = newState(false);
  for (const [letter, behind] of byLetter(closure(places))) {
    if (start.permits(letter)) link(entry, letter, stateOf(behind));
  }
  if (start.apostrophe) link(entry, "'", addEntry(grammar, behindApostrophe(grammar, start)));
  for (const chain of start.except.split('|')) exclude(entry, chain);
  return entry;
}

/** Every harmony and class of last letters of a grammar: what a stem allows whose sound spelling does not tell. */
export const anySound = ({ harmonies, finals }: SuffixGrammar) => ({
  harmonies: Object.keys(harmonies).join(''),
  finals: Object.keys(finals).join(''),
});

function behindApostrophe(grammar: SuffixGrammar, start: ChainStart): ChainStart {
  return { ...start, ...anySound(grammar), permits: () => true, apostrophe: false, except: '' };
}

/** States along the chain are copied, so that others keep it; the last refuses, behind `*` whatever follows too. */
function exclude(entry: number, chain: string): void {
  const letters = chain.replace('*', '');
  let state = entry;
  for (const [at, letter] of Array.from(letters).entries()) {
    const old = next[state * COLUMNS + columnFor(letter)] ?? 0;
    if (old === 0) return;
    const copy = newState(at < letters.length - 1 && accepting[old] === 1);
    if (at < letters.length - 1 || letters === chain) copyMoves(old, copy);
    link(state, letter, copy);
    state = copy;
  }
}

function copyMoves(from: number, to: number): void {
  next.copyWithin(to * COLUMNS, from * COLUMNS, (from + 1) * COLUMNS);
}

function stateOf(places: readonly Place[]): number {
  const closed = closure(places);
  const name = nameOf(closed);
  const found = known.get(name);
  if (found !== undefined) return found;
  const state = newState(isEnd(closed));
  known.set(name, state);
  for (const [letter, behind] of byLetter(closed)) link(state, letter, stateOf(behind));
  return state;
}

function newState(accepts: boolean): number {
  const state = used.states++;
  accepting[state] = accepts ? 1 : 0;
  return state;
}

function link(state: number, letter: string, target: number): void {
  next[state * COLUMNS + columnFor(letter)] = target;
}

function columnFor(letter: string): number {
  const code = letter.charCodeAt(0);
  if (columnOf[code] === 0) columnOf[code] = used.columns++;
  return columnOf[code] ?? 0;
}

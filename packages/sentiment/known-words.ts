import {
  NO_WORD,
  type WordBuffer,
  type WordTable,
  createWordTable,
  findBeginning,
  findWord,
} from '@newswatch/language';
import type { Lexicon, Shifters } from './lexicons/lexicon.ts';

/** A lexicon by numbers of its words: columns, so that the words of an article are looked up without a string. */
export interface KnownWords {
  readonly table: WordTable;
  readonly byStem: boolean;
  /** 1 where a word weighs, be it 0. */
  readonly weighs: Uint8Array;
  readonly weights: Float64Array;
  /** Bits of `shift`. */
  readonly shifts: Uint8Array;
}

/** Bits of the kinds of words that change others, see `Shifters`. */
export const shift = {
  negators: 1,
  emptying: 2,
  negatorsBehind: 4,
  lowering: 8,
  loweringBehind: 16,
  fighting: 32,
  raising: 64,
} as const satisfies Readonly<Record<keyof Shifters, number>>;

/** @param seed of the word buffers that are asked about */
export function knownWords({ weights, byStem, shifters }: Lexicon, seed: number): KnownWords {
  const kinds = Object.values(shifters).flatMap((each: ReadonlySet<string>) => [...each]);
  const words = [...new Set([...weights.keys(), ...kinds])];
  return {
    table: createWordTable(words, seed),
    byStem,
    weighs: Uint8Array.from(words, (word) => (weights.has(word) ? 1 : 0)),
    weights: Float64Array.from(words, (word) => weights.get(word) ?? 0),
    shifts: Uint8Array.from(words, (word) => shiftsOf(word, shifters)),
  };
}

function shiftsOf(word: string, shifters: Shifters): number {
  let bits = 0;
  if (shifters.negators.has(word)) bits |= shift.negators;
  if (shifters.emptying.has(word)) bits |= shift.emptying;
  if (shifters.negatorsBehind.has(word)) bits |= shift.negatorsBehind;
  if (shifters.lowering.has(word)) bits |= shift.lowering;
  if (shifters.loweringBehind.has(word)) bits |= shift.loweringBehind;
  if (shifters.fighting.has(word)) bits |= shift.fighting;
  if (shifters.raising.has(word)) bits |= shift.raising;
  return bits;
}

/** In letters, where words are looked up by stem. */
const SHORTEST_STEM = 3;

/** The number of a word, or of the longest beginning of it that weighs, or NO_WORD. */
export function numberOf({ table, byStem, weighs }: KnownWords, words: WordBuffer, word: number): number {
  const number = findWord(table, words, word);
  if (number !== NO_WORD || !byStem) return number;
  return findBeginning(table, { buffer: words, word }, { counts: weighs, shortest: SHORTEST_STEM });
}

export const weightOf = ({ weights }: KnownWords, number: number): number =>
  number === NO_WORD ? 0 : (weights[number] ?? 0);

export const shiftOf = ({ shifts }: KnownWords, number: number): number =>
  number === NO_WORD ? 0 : (shifts[number] ?? 0);

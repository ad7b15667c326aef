import { typedEntry } from './usage.ts';

/**
 * A query as integers. A node begins with a head: what it is, its flags, and the number of its integers; then
 *
 * - and, or: the number of nodes, the nodes;
 * - not: the node;
 * - phrase, exact: the place of the term in the text of the watch, the number of readings, and for each reading the
 *   number of its words, its grammar masks, for each word its term with the gaps that may follow it, and for each two words
 *   how they use their terms (`usage.ts`);
 * - word: a phrase of one word, read in one way, of which any form will do: its head holds the term where others hold the
 *   number of their integers, which are two here; then its place with the typed form. Most terms of most watches are such
 *   words;
 * - near: the place of the term, its distance, the number of words, and for each word the number of its senses, and for
 *   each sense its grammar mask, its term, its second grammar mask, and how it uses its term;
 * - filter: its place, its term;
 * - sentiment: its place, a comparison and the two halves of a number.
 */
export const op = {
  and: 0,
  or: 1,
  not: 2,
  phrase: 3,
  exact: 4,
  near: 5,
  filter: 6,
  sentiment: 7,
  word: 8,
} as const;

/** Flags of a head. */
export const flag = {
  titleOnly: 16,
  /** Typed with a capital: found in small letters only, it is weak. */
  capital: 32,
  /** Says too little for a watch to lie under it: `lang:`. */
  loose: 64,
  /** Of a word: it has no second grammar mask. */
  noSecond: 128,
} as const;

const OP_MASK = 15;
const SIZE_BITS = 8;

export const opOf = (head: number): number => head & OP_MASK;
export const sizeIn = (head: number): number => (opOf(head) === op.word ? WORD_SIZE : head >>> SIZE_BITS);
export const headOf = (operation: number, flags: number, size: number): number =>
  operation | flags | (size << SIZE_BITS);

const WORD_SIZE = 2;
/** Terms from here on do not fit into a head. */
const MOST_TERMS = 1 << 24;
export const fitsHead = (row: number): boolean => row < MOST_TERMS;
export const wordHeadOf = (flags: number, row: number): number => op.word | flags | (row << SIZE_BITS);
export const rowOfWord = (head: number): number => head >>> SIZE_BITS;

const GAP_BITS = 5;
/** A term and the gaps that may follow it. */
export const wordOf = (row: number, gaps: number): number => (row << GAP_BITS) | gaps;
export const termIn = (word: number): number => word >>> GAP_BITS;
export const gapsIn = (word: number): number => word & ((1 << GAP_BITS) - 1);

const LENGTH_BITS = 15;
/** Where a term stands in the text of its watch. */
export interface Place {
  readonly start: number;
  readonly length: number;
}
export const placeOf = ({ start, length }: Place): number => (start << LENGTH_BITS) | length;

const WORD_LENGTH_BITS = 8;
const TYPED_BITS = 9;
/** Of a word, with which entry is its typed form. Some words and queries are too long. */
export const fitsPlace = ({ start, length }: Place, usage: number): boolean =>
  start >> (32 - WORD_LENGTH_BITS - TYPED_BITS) === 0 &&
  length >> WORD_LENGTH_BITS === 0 &&
  typedEntry(usage) >> TYPED_BITS === 0;
export const wordPlaceOf = ({ start, length }: Place, usage: number): number =>
  (((start << WORD_LENGTH_BITS) | length) << TYPED_BITS) | typedEntry(usage);
export const typedEntryIn = (place: number): number => place & ((1 << TYPED_BITS) - 1);

/** Where what a node asks for stands in the text of its watch. */
export function placeIn(program: ArrayLike<number>, node: number): Place {
  const place = program[node + 1] ?? 0;
  if (opOf(program[node] ?? 0) !== op.word) return split(place, LENGTH_BITS);
  return split(place >>> TYPED_BITS, WORD_LENGTH_BITS);
}

const split = (place: number, bits: number): Place => ({
  start: place >>> bits,
  length: place & ((1 << bits) - 1),
});

/** The integers of a reading before its words, and of a sense of a word in proximity. */
export const READING_HEAD = 3;
export const SENSE_WIDTH = 4;
/** The integers of a reading of so many words: a usage takes half of one. */
export const readingSize = (words: number): number => READING_HEAD + words + ((words + 1) >> 1);
/** How a reading uses the term of a word. @param from where its words begin */
export const usageAt = (program: ArrayLike<number>, from: number, word: number): number =>
  ((program[from + (program[from - READING_HEAD] ?? 0) + (word >> 1)] ?? 0) >>> ((word & 1) << 4)) & 0xffff;

export const comparisons = ['<', '<=', '>', '>='] as const;

const halves = new Int32Array(2);
const number = new Float64Array(halves.buffer);

export function halvesOf(value: number): readonly [first: number, second: number] {
  number[0] = value;
  return [halves[0] ?? 0, halves[1] ?? 0];
}

export function numberFrom(first: number, second: number): number {
  halves[0] = first;
  halves[1] = second;
  return number[0] ?? 0;
}

import { type WordBuffer, createWordBuffer } from '@newswatch/language';
import { createCodeBits } from './beginning-codes.ts';
import type { Units } from './packed-text.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';

/**
 * The article that is read just now: its words, and where terms were found. All of it is used again for the next one.
 */
export interface Reading {
  readonly words: WordBuffer;
  /** Of this article: rows of terms with another stamp are out of date. */
  stamp: number;
  /** Bits as `languagesIn` gives them. */
  languages: number;
  sentiment: number | undefined;
  /** Words by hash: slots hold the number of a word and 1; `sameHash` the next word with its hash, or -1. */
  slots: Int32Array;
  sameHash: Int32Array;
  /** How each word begins, by four letters and by three. */
  longCodes: Uint16Array;
  shortCodes: Uint16Array;
  readonly codeBits: Int32Array;
  /** Occurrences of terms, those of a term side by side and in order: the word, and the tag of the form. */
  tokens: Int32Array;
  tags: Uint16Array;
  count: number;
  /** Units of one word, to compare. */
  readonly units: Units;
  /** The rows of terms. */
  readonly rows: readonly Int32Array[];
  articles: number;
}

/** Of no article. @param rows of the terms */
export const createReading = (rows: readonly Int32Array[], seed: number): Reading => ({
  words: createWordBuffer(seed),
  stamp: 0,
  languages: 0,
  sentiment: undefined,
  slots: new Int32Array(1_024),
  sameHash: new Int32Array(0),
  longCodes: new Uint16Array(0),
  shortCodes: new Uint16Array(0),
  codeBits: createCodeBits(),
  tokens: new Int32Array(1_024),
  tags: new Uint16Array(1_024),
  count: 0,
  units: { units: new Uint16Array(0), from: 0, to: 0 },
  rows,
  articles: 0,
});

/** Whether a term that has been looked for, or a filter, is in the article. */
export function isPresent({ rows, stamp }: Reading, row: number): boolean {
  const chunk = rows[row >> ROW_BITS];
  if (chunk === undefined) return false;
  const at = (row & ROW_MASK) * TERM_WIDTH;
  return chunk[at + term.stamp] === stamp && (chunk[at + term.end] ?? 0) > (chunk[at + term.first] ?? 0);
}

export const inRow = ({ rows }: Reading, row: number, field: number): number =>
  rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + field] ?? 0;

/** Adds an occurrence behind the others. */
export function addOccurrence(reading: Reading, word: number, tag: number): void {
  const { count } = reading;
  if (count === reading.tokens.length) {
    reading.tokens = copied(reading.tokens, new Int32Array(2 * count));
    reading.tags = copied(reading.tags, new Uint16Array(2 * count));
  }
  reading.tokens[count] = word;
  reading.tags[count] = tag;
  reading.count = count + 1;
}

function copied<Values extends { set(from: Values): void }>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}

/** Points `units` at the folded units of a word; those of an unusual word are written out. */
export function pointAt(reading: Reading, word: number): void {
  const { words, units } = reading;
  const unusual = words.unusual.size === 0 ? undefined : words.unusual.get(word);
  if (unusual === undefined) {
    units.units = words.units;
    units.from = words.starts[word] ?? 0;
    units.to = words.ends[word] ?? 0;
    return;
  }
  units.units = Uint16Array.from({ length: unusual.length }, (_, at) => unusual.charCodeAt(at));
  units.from = 0;
  units.to = unusual.length;
}

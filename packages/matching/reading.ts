import { type WordBuffer, createWordBuffer } from '@newswatch/language';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Units } from './text-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The article that is read just now: its words, and which terms stand where. Occurrences are numbered in the order of
 * the words, so that those of a word lie together (`wordFirst`), and those of a term are a chain (`next`) that begins in
 * the row of the term. All of it is used again for the next article.
 */
export interface Reading {
  readonly words: WordBuffer;
  /** The word that is read. */
  word: number;
  /** Its folded units; those of an unusual word are written out. */
  readonly folded: Units;
  /** By word: the record of its form, 0 where no watch has it. */
  records: Int32Array;
  /** Of this article: rows of terms with another stamp are out of date. */
  stamp: number;
  /** Bits as `languagesIn` gives them. */
  languages: number;
  sentiment: number | undefined;
  /** By occurrence. */
  terms: Int32Array;
  tags: Uint16Array;
  next: Int32Array;
  tokens: Int32Array;
  count: number;
  /** By word: its first occurrence; one more at the end. */
  wordFirst: Int32Array;
  /** Terms that occur, pairs and filters too. */
  seen: Int32Array;
  seenCount: number;
  /** Articles and words read so far, and those of the words that are a form of some term. */
  articles: number;
  wordsRead: number;
  wordsKnown: number;
  /** Of no meaning: what was read ahead must go somewhere. */
  touched: number;
  /** The rows of terms and the languages of tags. */
  readonly rows: readonly Int32Array[];
  readonly tagLanguages: Int32Array;
}

/** Of no article. */
export const createReading = ({ terms, tags }: Vocabulary, seed: number): Reading => ({
  words: createWordBuffer(seed),
  word: 0,
  folded: { units: new Uint16Array(0), from: 0, to: 0 },
  records: new Int32Array(0),
  stamp: 0,
  languages: 0,
  sentiment: undefined,
  terms: new Int32Array(0),
  tags: new Uint16Array(0),
  next: new Int32Array(0),
  tokens: new Int32Array(0),
  count: 0,
  wordFirst: new Int32Array(1),
  seen: new Int32Array(64),
  seenCount: 0,
  articles: 0,
  wordsRead: 0,
  wordsKnown: 0,
  touched: 0,
  rows: terms.rows.chunks,
  tagLanguages: tags.languages,
});

export const NO_OCCURRENCE = -1;

/** Notes that a term stands at the word that is read, where its tag counts in the article. */
export function noteOccurrence(reading: Reading, row: number, tag: number): void {
  if (((reading.tagLanguages[tag] ?? 0) & reading.languages) === 0) return;
  const { count, stamp } = reading;
  if (count === reading.terms.length) growOccurrences(reading);
  reading.terms[count] = row;
  reading.tags[count] = tag;
  reading.tokens[count] = reading.word;
  reading.next[count] = NO_OCCURRENCE;
  reading.count = count + 1;
  const chunk = reading.rows[row >> ROW_BITS];
  if (chunk === undefined) return;
  const at = (row & ROW_MASK) * TERM_WIDTH;
  if (chunk[at + term.stamp] === stamp) reading.next[chunk[at + term.last] ?? 0] = count;
  else {
    see(reading, chunk, row);
    chunk[at + term.first] = count;
  }
  chunk[at + term.last] = count;
}

/** Notes that an article has what is no word. */
export function notePresence(reading: Reading, row: number): void {
  const chunk = reading.rows[row >> ROW_BITS];
  if (chunk !== undefined && chunk[(row & ROW_MASK) * TERM_WIDTH + term.stamp] !== reading.stamp) {
    see(reading, chunk, row);
  }
}

function see(reading: Reading, chunk: Int32Array, row: number): void {
  const at = (row & ROW_MASK) * TERM_WIDTH;
  chunk[at + term.stamp] = reading.stamp;
  chunk[at + term.seen] = (chunk[at + term.seen] ?? 0) + 1;
  if (reading.seenCount === reading.seen.length) {
    reading.seen = copied(reading.seen, new Int32Array(2 * reading.seen.length));
  }
  reading.seen[reading.seenCount] = row;
  reading.seenCount += 1;
}

function growOccurrences(reading: Reading): void {
  const room = 2 * reading.count + 1_024;
  reading.terms = copied(reading.terms, new Int32Array(room));
  reading.tags = copied(reading.tags, new Uint16Array(room));
  reading.next = copied(reading.next, new Int32Array(room));
  reading.tokens = copied(reading.tokens, new Int32Array(room));
}

function copied<Values extends { set(from: Values): void }>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}

/** Whether a term is in the article. */
export const isPresent = ({ rows, stamp }: Reading, row: number): boolean =>
  rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + term.stamp] === stamp;

/** What is longer is no word. */
const LONGEST = 256;

/** Goes on to a word. */
export function startWord(reading: Reading, word: number): void {
  const { words, folded } = reading;
  reading.word = word;
  const unusual = words.unusual.size === 0 ? undefined : words.unusual.get(word);
  if (unusual !== undefined) {
    folded.units = Uint16Array.from({ length: unusual.length }, (_, at) => unusual.charCodeAt(at));
    folded.from = 0;
    folded.to = Math.min(unusual.length, LONGEST);
    return;
  }
  folded.units = words.units;
  folded.from = words.starts[word] ?? 0;
  folded.to = Math.min(words.ends[word] ?? 0, folded.from + LONGEST);
}

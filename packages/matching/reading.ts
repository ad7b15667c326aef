import { type WordBuffer, createWordBuffer } from '@newswatch/language';

/**
 * The article that is read just now: its words, and which terms stand where. Occurrences are numbered in the order of
 * the words, so that those of a word lie together (`wordFirst`), and those of a term are a chain (`next`) that begins in
 * the row of the term. All of it is used again for the next article.
 */
export interface Reading {
  readonly words: WordBuffer;
  /** Title and text as one; the text begins at `textStart`, its words at number `titleWords`. */
  textStart: number;
  titleWords: number;
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
  /** Articles read so far. */
  articles: number;
  /** Words read so far, and those of them that are a form of some term. */
  wordsRead: number;
  wordsKnown: number;
}

/** Of no article. */
export function createReading(seed: number): Reading {
  return {
    words: createWordBuffer(seed),
    textStart: 0,
    titleWords: 0,
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
  };
}

/** Makes room for one more occurrence. */
export function growOccurrences(reading: Reading): void {
  const room = 2 * reading.count + 1_024;
  reading.terms = copied(reading.terms, new Int32Array(room));
  reading.tags = copied(reading.tags, new Uint16Array(room));
  reading.next = copied(reading.next, new Int32Array(room));
  reading.tokens = copied(reading.tokens, new Int32Array(room));
}

/** Makes room for one more term. */
export function growSeen(reading: Reading): void {
  reading.seen = copied(reading.seen, new Int32Array(2 * reading.seen.length));
}

function copied<Values extends { set(from: Values): void }>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}

export const NO_OCCURRENCE = -1;

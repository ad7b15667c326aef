/**
 * What the index knows of a term, as a row of eight integers: one line of the processor's cache. Some of it is of the
 * article that is read just now, and holds where the stamp is that article's.
 */
export const TERM_WIDTH = 8;
export const term = {
  /** The article in which it was seen last. */
  stamp: 0,
  /** Its first and last occurrence there. Of a pair, which has none: its two terms. */
  first: 1,
  last: 2,
  /** Articles in which it was seen. */
  seen: 3,
  /** The head of its postings. */
  postings: 4,
  /** Pairs that begin and that end with it. */
  opens: 5,
  closes: 6,
  /** How many of a million articles are expected to hold it, before any was seen. */
  prior: 7,
} as const;

/**
 * What the index knows of a term, as a row of eight integers: half a line of the processor's cache. Some of it is of the
 * article that is read just now, and holds where the stamp is that article's.
 */
export const TERM_WIDTH = 8;
export const term = {
  /** The article in which it was looked for last. */
  stamp: 0,
  /** Its occurrences there: from `first` to before `end`. */
  first: 1,
  end: 2,
  /** The first block of watches that lie under it. */
  postings: 3,
  /** Neighbours together with which it has watches under it. */
  pairs: 4,
  /** Where its forms lie. */
  forms: 5,
  /** How all its forms begin, as `beginningCode` gives it; 0 where they do not begin alike. */
  code: 6,
  /** The article in which the watches under it were looked at last. */
  visited: 7,
} as const;

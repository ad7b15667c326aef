/** What the index knows of a term, as a row of eight integers: half a line of the processor's cache. */
export const TERM_WIDTH = 8;
export const term = {
  /** Where its paradigm lies; 0 of what is no word. */
  paradigm: 0,
  /** How many units its forms and beginnings share. */
  stemLength: 1,
  /** These, two to an integer, or, where they are more than STEM_UNITS, where they lie. */
  stem: 2,
} as const;

export const STEM_UNITS = 12;

/** What lies under a term, in rows of its own: every term of an article is asked for it. */
export const UNDER_WIDTH = 4;
export const under = {
  /** Where the list of watches lies. */
  postings: 0,
  /** Neighbours together with which it has watches under it. */
  pairs: 1,
  /** The share of articles that are expected to hold it, in parts of SHARE, and above it how old that is. */
  share: 2,
  /** The first record of it in the article that had it last (`occurrences.ts`). */
  mark: 3,
} as const;

export const SHARE_BITS = 26;
export const SHARE = 2 ** SHARE_BITS;

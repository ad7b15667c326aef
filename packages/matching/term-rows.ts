/**
 * What the index knows of a term, as a row of sixteen integers: a line of the processor's cache. Every term of an article is
 * asked for what lies under it, and those that a watch asks for are compared with the text then: that costs one place of
 * memory, not two.
 */
export const TERM_WIDTH = 16;
export const term = {
  /** Where the list of watches lies. */
  postings: 0,
  /** Neighbours together with which it has watches under it. */
  pairs: 1,
  /** The share of articles that are expected to hold it, in parts of SHARE, and above it how old that is. */
  share: 2,
  /** The first record of it in the article that had it last (`occurrences.ts`). */
  mark: 3,
  /** Where its paradigm lies; 0 of what is no word. */
  paradigm: 4,
  /** How many units its forms and beginnings share. */
  stemLength: 5,
  /** These, two to an integer, or, where they are more than STEM_UNITS, where they lie. */
  stem: 6,
} as const;

export const STEM_UNITS = 2 * (TERM_WIDTH - term.stem);

export const SHARE_BITS = 26;
export const SHARE = 2 ** SHARE_BITS;

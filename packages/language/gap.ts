/** Kinds of what may lie between two words, as bits. */
export const gap = {
  /** Nothing: ideographs. */
  none: 1,
  /** One hyphen or dash without a space. */
  hyphen: 2,
  /** White space or quotation marks; at most one line break. */
  space: 4,
  /** A dash with spaces. */
  dash: 8,
  /** Any other punctuation, a blank line, or the end. */
  stop: 16,
} as const;

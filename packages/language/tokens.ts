import { readWords } from './read-words.ts';
import { createWordBuffer, foldedWord, gapAfter, isCapitalized } from './word-buffer.ts';

/**
 * Words of a text, with offsets into the text as given.
 *
 * A token is a run of letters, digits and inner apostrophes. A hyphen compound is given as its parts: each part is a
 * token, and `gap` says that a hyphen joins it to the next, so that the whole is the run of parts that hyphens join.
 * An ideograph is a token by itself.
 */
export interface Token {
  /** UTF-16 units in the original text, half open. */
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** It holds an upper-case letter. */
  readonly capital: boolean;
  /** What lies between it and the next token; one bit of `gap`. */
  readonly gap: number;
}

/** The words of a text in order, with their offsets in UTF-16 units. Linear in its length. */
export function tokenize(text: string): readonly Token[] {
  readWords('', text, words);
  return Array.from({ length: words.count }, (_, word) => ({
    start: words.starts[word] ?? 0,
    end: words.ends[word] ?? 0,
    folded: foldedWord(words, word),
    capital: isCapitalized(words, word),
    gap: gapAfter(words, word),
  }));
}

/** Used from call to call; nothing outlives one. */
const words = createWordBuffer(0);

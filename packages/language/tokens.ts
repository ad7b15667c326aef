import { gap } from './gap.ts';
import { readWords } from './read-words.ts';
import {
  type WordBuffer,
  createWordBuffer,
  foldedAmong,
  foldedUnits,
  gapAfter,
  isCapitalized,
} from './word-buffer.ts';

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
  const units = foldedUnits(words);
  const tokens: Token[] = [];
  for (let word = 0; word < words.count; word += 1) tokens.push(tokenAt(word, units));
  return tokens;
}

/** Used from call to call; nothing outlives one. */
const words = createWordBuffer(0);

/** @param units see `foldedUnits` */
function tokenAt(word: number, units: string): Token {
  const start = words.starts[word] ?? 0;
  const end = words.ends[word] ?? 0;
  return {
    start,
    end,
    folded: foldedAmong(units, words, word),
    capital: isCapitalized(words, word),
    gap: isOneBlank(words, word) ? gap.space : gapAfter(words, word),
  };
}

const BLANK = 0x20;

/** What lies behind most words. Behind the last one it may lie, too, and no word follows. */
const isOneBlank = ({ written, starts, ends, count }: WordBuffer, word: number): boolean =>
  word + 1 < count && starts[word + 1] === (ends[word] ?? 0) + 1 && written[ends[word] ?? 0] === BLANK;

import { FIRST_LETTER, fold, isIdeograph, unit, unitAt } from './fold.ts';

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

/** Kinds of what may lie between two tokens, as bits. */
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

/** The words of a text in order, with their offsets in UTF-16 units. Linear in its length. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skipGap(text, 0).at;
  while (at < text.length) {
    const word = readWord(text, at);
    const after = skipGap(text, word.end);
    tokens.push({ start: at, end: word.end, folded: word.folded, capital: word.capital, gap: after.gap });
    at = after.at;
  }
  return tokens;
}

interface Word {
  readonly end: number;
  readonly folded: string;
  readonly capital: boolean;
}

/** The common word, letters only: sliced when folding changes nothing. */
function readWord(text: string, start: number): Word {
  if (isIdeograph(text.charCodeAt(start))) {
    return { end: start + 1, folded: fold(text.charAt(start)), capital: false };
  }
  let at = start;
  let changes = 0;
  let found = unitAt(text, at);
  while (found >= FIRST_LETTER && !isIdeograph(found)) {
    if (found !== text.charCodeAt(at)) changes += 1;
    at += 1;
    found = at < text.length ? unitAt(text, at) : unit.stop;
  }
  if (found > unit.stop && found <= unit.apostrophe) return readUnusual(text, start);
  const word = text.slice(start, at);
  return changes === 0
    ? { end: at, folded: word, capital: false }
    : { end: at, folded: foldLetters(word), capital: word !== word.toLowerCase() };
}

/** Only folded units are written one by one. */
function foldLetters(word: string): string {
  let folded = '';
  let sliced = 0;
  for (let at = 0; at < word.length; at += 1) {
    const found = unitAt(word, at);
    if (found === word.charCodeAt(at)) continue;
    folded += word.slice(sliced, at) + String.fromCharCode(found);
    sliced = at + 1;
  }
  return folded + word.slice(sliced);
}

/** A word with marks, zero-width units or apostrophes: it ends with its last letter or mark. */
function readUnusual(text: string, start: number): Word {
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const found = unitAt(text, at);
    const letter = found >= FIRST_LETTER && !isIdeograph(found);
    if (letter || found === unit.mark || found === unit.droppedMark) end = at + 1;
    else if (found !== unit.zeroWidth && !(found === unit.apostrophe && letterFollows(text, at))) break;
  }
  const word = text.slice(start, end);
  return { end, folded: fold(word), capital: word !== word.toLowerCase() };
}

function letterFollows(text: string, at: number): boolean {
  let next = at + 1;
  while (unitAt(text, next) === unit.zeroWidth) next += 1;
  const found = next < text.length ? unitAt(text, next) : unit.stop;
  return found >= FIRST_LETTER && !isIdeograph(found);
}

interface Skipped {
  readonly at: number;
  readonly gap: number;
}

function skipGap(text: string, from: number): Skipped {
  let seen = 0;
  let lines = 0;
  let dashes = 0;
  let at = from;
  for (; at < text.length; at += 1) {
    const found = unitAt(text, at);
    if (found >= FIRST_LETTER) break;
    seen |= 1 << found;
    if (found === unit.newline) lines += 1;
    else if (found === unit.hyphen || found === unit.dash) dashes += 1;
  }
  return { at, gap: at < text.length && lines < 2 ? gapOf(seen, dashes) : gap.stop };
}

const PUNCTUATION = (1 << unit.stop) | (1 << unit.mark) | (1 << unit.droppedMark);
const BLANK = (1 << unit.space) | (1 << unit.newline) | (1 << unit.quote) | (1 << unit.apostrophe);

function gapOf(seen: number, dashes: number): number {
  if ((seen & PUNCTUATION) !== 0 || dashes > 1) return gap.stop;
  const blank = (seen & BLANK) !== 0;
  if (dashes === 1) return blank ? gap.dash : gap.hyphen;
  return blank ? gap.space : gap.none;
}

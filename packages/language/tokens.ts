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

/** Unchanged stretches are sliced, only folded units are written one by one. */
function readWord(text: string, start: number): Word {
  if (isIdeograph(text.charCodeAt(start))) {
    return { end: start + 1, folded: text.charAt(start), capital: false };
  }
  let folded = '';
  let sliced = start;
  let end = start;
  let capital = false;
  let composed = true;
  for (let at = start; at < text.length; at += 1) {
    const found = unitAt(text, at);
    const code = text.charCodeAt(at);
    if (found >= FIRST_LETTER) {
      if (isIdeograph(code)) break;
      end = at + 1;
      if (found === code) continue;
      folded += text.slice(sliced, at) + String.fromCharCode(found);
      sliced = end;
      capital ||= isCapital(text.charAt(at));
    } else if (found === unit.mark || found === unit.droppedMark) {
      composed &&= found === unit.droppedMark;
      folded += text.slice(sliced, at);
      sliced = end = at + 1;
    } else if (found === unit.zeroWidth || (found === unit.apostrophe && letterFollows(text, at))) {
      folded += text.slice(sliced, at) + (found === unit.apostrophe ? "'" : '');
      sliced = at + 1;
    } else break;
  }
  if (!composed) return { end, folded: fold(text.slice(start, end)), capital };
  return { end, folded: sliced < end ? folded + text.slice(sliced, end) : folded, capital };
}

const isCapital = (letter: string): boolean => letter !== letter.toLowerCase();

function letterFollows(text: string, at: number): boolean {
  let next = at + 1;
  while (unitAt(text, next) === unit.zeroWidth) next += 1;
  return next < text.length && unitAt(text, next) >= FIRST_LETTER && !isIdeograph(text.charCodeAt(next));
}

interface Skipped {
  readonly at: number;
  readonly gap: number;
}

function skipGap(text: string, from: number): Skipped {
  let spaces = 0;
  let lines = 0;
  let dashes = 0;
  let stops = 0;
  let at = from;
  for (; at < text.length; at += 1) {
    const found = unitAt(text, at);
    if (found >= FIRST_LETTER) break;
    if (found === unit.space || found === unit.quote || found === unit.apostrophe) spaces += 1;
    else if (found === unit.hyphen || found === unit.dash) dashes += 1;
    else if (found === unit.newline) lines += 1;
    else if (found !== unit.zeroWidth) stops += 1;
  }
  if (at >= text.length || stops > 0 || lines > 1 || dashes > 1) return { at, gap: gap.stop };
  if (dashes === 1) return { at, gap: spaces + lines === 0 ? gap.hyphen : gap.dash };
  return { at, gap: spaces + lines === 0 ? gap.none : gap.space };
}

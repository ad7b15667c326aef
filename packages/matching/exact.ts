import { tokenize } from '@newswatch/language';

/** A form as typed, with what stands before its first and behind its last word: ="C++". */
export interface ExactText {
  readonly text: string;
  readonly before: number;
  readonly after: number;
}

export function exactText(typed: string): ExactText {
  const text = evened(typed.trim());
  const tokens = tokenize(text);
  return { text, before: tokens[0]?.start ?? 0, after: text.length - (tokens.at(-1)?.end ?? text.length) };
}

/** Whether the words from `start` to `end` of a text are the form: only composition and white space are evened out. */
export function isExactly(
  { text, before, after }: ExactText,
  article: string,
  [start, end]: readonly [number, number],
): boolean {
  return start >= before && evened(article.slice(start - before, end + after)) === text;
}

const evened = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');

import { type WordBuffer, compose, tokenize } from '@newswatch/language';

/** A form as typed, with what stands before its first and behind its last word: ="C++". */
interface ExactText {
  readonly text: string;
  readonly before: number;
  readonly after: number;
}

export function exactText(typed: string): ExactText {
  const text = evened(typed.trim());
  const tokens = tokenize(text);
  return { text, before: tokens[0]?.start ?? 0, after: text.length - (tokens.at(-1)?.end ?? text.length) };
}

/** Whether the words from first to last are the form: only composition and white space are evened out. */
export function isExactly(
  { text, before, after }: ExactText,
  words: WordBuffer,
  [first, last]: readonly [number, number],
): boolean {
  const inTitle = first < words.titleWords;
  const from = inTitle ? 0 : words.textStart;
  const start = (words.starts[first] ?? 0) - from - before;
  const end = (words.ends[last] ?? 0) - from + after;
  return start >= 0 && evened((inTitle ? words.title : words.text).slice(start, end)) === text;
}

const evened = (text: string): string => compose(text).replace(/\s+/g, ' ');

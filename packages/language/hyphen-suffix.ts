import { isCapital, unit, unitOf } from './fold.ts';
import { gap } from './gap.ts';
import { type Stem, continues } from './suffixes.ts';
import { type WordBuffer, foldedWord, gapAfter, isCapitalized } from './word-buffer.ts';

/**
 * The word that ends what is written as one with this word. Kazakh, Azerbaijani, Turkish and Uzbek put suffixes behind a
 * hyphen where letters or digits are read out or the script changes (АҚШ-тың, NATO-nun, 2030-dan, Google-дың). The parts
 * of a hyphen compound are words of their own; such a suffix belongs to the word before it.
 */
export function lastWritten(buffer: WordBuffer, word: number): number {
  if (unitOf(buffer.written[buffer.ends[word] ?? 0] ?? 0) !== unit.hyphen) return word;
  if (gapAfter(buffer, word) !== gap.hyphen || isCapitalized(buffer, word + 1)) return word;
  const suffix = foldedWord(buffer, word + 1);
  if (!isReadOut(buffer, word) && !changesScript(foldedWord(buffer, word), suffix)) return word;
  return isChain(suffix) ? word + 1 : word;
}

/** Whether it has two capitals or a digit. */
function isReadOut({ written, starts, ends }: WordBuffer, word: number): boolean {
  let capitals = 0;
  for (let at = starts[word] ?? 0; at < (ends[word] ?? 0); at += 1) {
    const code = written[at] ?? 0;
    if (isCapital(code)) capitals += 1;
    if (code >= DIGIT_0 && code <= DIGIT_9) return true;
  }
  return capitals > 1;
}

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** A single letter is no suffix then: «cities-и». */
const changesScript = (word: string, suffix: string): boolean =>
  suffix.length > 1 && isCyrillic(word) !== isCyrillic(suffix);

const isCyrillic = (folded: string): boolean => /[\u0400-\u052f]/.test(folded);

/** Of any sound, in each script. */
const stemOf = (language: Stem['language'], text: string): Stem => ({
  text,
  language,
  before: 'letters',
  harmonies: '',
});
const LATIN = [stemOf('kk', 'n'), stemOf('az', 'n'), stemOf('tr', 'n'), stemOf('uz', 'n')];
const CYRILLIC = [stemOf('kk', 'ғ'), stemOf('uz', 'ғ')];

const isChain = (suffix: string): boolean =>
  (isCyrillic(suffix) ? CYRILLIC : LATIN).some((stem) => continues(stem, stem.text + suffix));

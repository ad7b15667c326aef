import { compose } from './fold.ts';
import latinAndCyrillic from './language-model/model.json' with { type: 'json' };
import { script } from './language-model/letters.ts';
import { type Model, addWord, decodeModel, noTotals } from './language-model/model.ts';
import { varieties } from './language-model/varieties.ts';
import { readWords } from './language-model/words.ts';

/** What a stretch of text says about its language. */
export interface Evidence {
  /** Letters by script, see `script`. */
  readonly letters: number[];
  /** Of the Latin ones those in words with a capital, one figure: in Cyrillic text they are names («KEGOC продаёт акции»). */
  readonly latinNames: number[];
  /** What the words of a script cost, see `noTotals`. */
  readonly latin: number[];
  readonly cyrillic: number[];
}

/** UTF-16 units: the longest window, and how far it must go before a line break ends it. */
const LONGEST = 200;
const SHORTEST = 100;
/** Of a text longer than that gives, so many windows are looked at, spread evenly. */
const MOST = 10;

/**
 * The text in windows of up to 200 UTF-16 units, each within a paragraph if that is not very short, ten at most of a text
 * longer than 2,000. A window ends between words.
 */
export function readWindows(text: string): readonly Evidence[] {
  const windows: Evidence[] = [];
  const stride = Math.max(0, (text.length - LONGEST) / (MOST - 1));
  const long = text.length > MOST * LONGEST;
  for (let at = 0; at < text.length;) {
    const to = endOf(text, at);
    windows.push(readWindow(text.slice(at, to)));
    if (long && windows.length === MOST) break;
    at = long ? wordAfter(text, Math.max(to, Math.floor(windows.length * stride))) : to;
  }
  return windows;
}

function endOf(text: string, from: number): number {
  if (from + SHORTEST >= text.length) return text.length;
  const line = text.indexOf('\n', from + SHORTEST);
  if (line >= 0 && line < from + LONGEST) return line;
  return wordAfter(text, from + LONGEST);
}

/** No word is longer than this that matters. */
const WORD = 60;

function wordAfter(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + WORD ? Math.min(at, text.length) : space;
}

function readWindow(raw: string): Evidence {
  const text = compose(raw);
  const evidence = noEvidence();
  readWords(text, { from: 0, to: text.length }, (word) => {
    evidence.letters[word.script] = (evidence.letters[word.script] ?? 0) + word.length - 1;
    if (word.script === script.latin) {
      if (word.capital) evidence.latinNames[0] = (evidence.latinNames[0] ?? 0) + word.length - 1;
      addWord(modelOf('latin'), word, evidence.latin);
    } else if (word.script === script.cyrillic) addWord(modelOf('cyrillic'), word, evidence.cyrillic);
  });
  return evidence;
}

const noEvidence = (): Evidence => ({
  letters: [0, 0, 0, 0, 0],
  latinNames: [0],
  latin: noTotals(varieties.latin),
  cyrillic: noTotals(varieties.cyrillic),
});

/** Of all windows together. */
export function sumOf(windows: readonly Evidence[]): Evidence {
  const sum = noEvidence();
  for (const window of windows) {
    add(sum.letters, window.letters);
    add(sum.latinNames, window.latinNames);
    add(sum.latin, window.latin);
    add(sum.cyrillic, window.cyrillic);
  }
  return sum;
}

function add(to: number[], more: readonly number[]): void {
  for (let at = 0; at < more.length; at += 1) to[at] = (to[at] ?? 0) + (more[at] ?? 0);
}

/** Decoded when the first text of the script comes. */
const decoded: { latin?: Model; cyrillic?: Model } = {};

function modelOf(of: 'latin' | 'cyrillic'): Model {
  return (decoded[of] ??= decodeModel(latinAndCyrillic[of], varieties[of]));
}

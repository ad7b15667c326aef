import {
  APOSTROPHE,
  BOUNDARY,
  LETTER_BITS,
  SKIPPED,
  inScript,
  isCapital,
  letterAt,
  numberOf,
  scriptOf,
} from './letters.ts';

/** A stretch of text as words: runs of letters of one script, with inner apostrophes. */
export interface Word {
  readonly script: number;
  /** It begins with a capital. */
  readonly capital: boolean;
  /**
   * What the model knows a word by: for each of its letters and the boundary after them, that letter and at most three
   * before it, 6 bits each. Valid until the next word is read.
   */
  readonly grams: Uint32Array;
  /** How many of `grams` are of this word. */
  readonly length: number;
}

const GRAM = 2 ** (4 * LETTER_BITS) - 1;
/** What is longer is no word of a language; its end is not looked at. */
const LONGEST = 64;

/** Tells each word of text[from, to) in order. */
export function readWords(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  tell: (word: Word) => void,
): void {
  const word = { script: 0, capital: false, grams: new Uint32Array(LONGEST + 1), length: 0 };
  for (let at = from; at < to; at += 1) {
    const found = inScript(letterAt(text, at), word.script);
    if (found === SKIPPED) continue;
    if (found === APOSTROPHE && goesOn(text, at + 1, word.script)) {
      append(word, APOSTROPHE);
      continue;
    }
    const script = scriptOf(found);
    if (script !== word.script) {
      end(word, tell);
      word.script = script;
      word.capital = isCapital(found);
    }
    if (script !== 0) append(word, numberOf(found));
  }
  end(word, tell);
}

function goesOn(text: string, at: number, script: number): boolean {
  return script !== 0 && at < text.length && scriptOf(inScript(letterAt(text, at), script)) === script;
}

type Open = { -readonly [Key in keyof Word]: Word[Key] };

function append(word: Open, letter: number): void {
  if (word.length >= LONGEST) return;
  const before = word.length === 0 ? BOUNDARY : (word.grams[word.length - 1] ?? 0);
  word.grams[word.length] = ((before << LETTER_BITS) | letter) & GRAM;
  word.length += 1;
}

function end(word: Open, tell: (word: Word) => void): void {
  if (word.length === 0) return;
  const last = word.grams[word.length - 1] ?? 0;
  word.grams[word.length] = ((last << LETTER_BITS) | BOUNDARY) & GRAM;
  word.length += 1;
  tell(word);
  word.length = 0;
}

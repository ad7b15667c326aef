import {
  APOSTROPHE,
  BOUNDARY,
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
  /** Numbers of its letters within the script, and the boundary after them. Valid until the next word is read. */
  readonly letters: Uint8Array;
  /** How many of `letters` are of this word. */
  readonly length: number;
}

/** What is longer is no word of a language; its end is not looked at. */
const LONGEST = 64;

/** From one place in a text to before another, in UTF-16 units. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Tells each word of text[from, to) in order. */
export function readWords(text: string, { from, to }: Stretch, tell: (word: Word) => void): void {
  const word = { script: 0, capital: false, letters: new Uint8Array(LONGEST + 1), length: 0 };
  for (let at = from; at < to; at += 1) {
    const letter = letterAt(text, at);
    if (scriptOf(letter) === word.script && word.script !== 0) {
      append(word, numberOf(letter));
      continue;
    }
    const found = inScript(letter, word.script);
    if (found === SKIPPED) continue;
    if (found === APOSTROPHE && goesOn(text, { from: at + 1, to }, word.script)) {
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

function goesOn(text: string, { from, to }: Stretch, script: number): boolean {
  return script !== 0 && from < to && scriptOf(inScript(letterAt(text, from), script)) === script;
}

type Open = { -readonly [Key in keyof Word]: Word[Key] };

function append(word: Open, letter: number): void {
  if (word.length >= LONGEST) return;
  word.letters[word.length] = letter;
  word.length += 1;
}

function end(word: Open, tell: (word: Word) => void): void {
  if (word.length === 0) return;
  word.letters[word.length] = BOUNDARY;
  word.length += 1;
  tell(word);
  word.length = 0;
}

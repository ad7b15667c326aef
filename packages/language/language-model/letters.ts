import { FIRST_LETTER, unit, unitAt } from '../fold.ts';

/**
 * Letters as the language model counts them. A letter has a number from 2 to 63 within its script; the script stands in
 * the bits above. Unlike `fold`, this keeps apart what tells languages apart: ı and i, ё and е.
 *
 * - Capitals count as small letters; I is i.
 * - Accents that no alphabet here has are dropped (é is e), and letters that none has are one letter, `STRANGE`.
 * - All apostrophes are one letter, of whichever script it stands in.
 */
export const script = { none: 0, latin: 1, cyrillic: 2, georgian: 3, other: 4 } as const;
export type Script = (typeof script)[keyof typeof script];

/** So many bits hold the number of a letter within its script. */
export const LETTER_BITS = 6;
const SCRIPT_BITS = 3;
const CAPITAL = 2 ** (LETTER_BITS + SCRIPT_BITS);
/** Before the first and after the last letter of a word. */
export const BOUNDARY = 1;
export const APOSTROPHE = 2;
const STRANGE = 63;
/** A unit that does not exist to a reader: soft hyphen, stress mark. */
export const SKIPPED = 0xfffe;

const FIRST = 3;
const LATIN = 'abcdefghijklmnopqrstuvwxyzçğıöşüəäñ';
const CYRILLIC = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһҳ';

const UNKNOWN = 0xffff;
/** Filled as units come up: few of them ever do. */
const table = new Uint16Array(0x10000).fill(UNKNOWN);

// Worked out once: a power is a call.
const SCRIPT_MASK = 2 ** SCRIPT_BITS - 1;
const NUMBER_MASK = 2 ** LETTER_BITS - 1;

/** The script of a letter as `letterAt` gives it. */
export const scriptOf = (letter: number): number => (letter >> LETTER_BITS) & SCRIPT_MASK;
/** Its number within the script. */
export const numberOf = (letter: number): number => letter & NUMBER_MASK;
export const isCapital = (letter: number): boolean => letter >= CAPITAL && letter !== SKIPPED;

/** A letter as one number, for the functions above; `APOSTROPHE`, `SKIPPED`, or 0 for what parts words. */
export function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const found = table[code] ?? 0;
  return found === UNKNOWN ? (table[code] = letterOf(text, at)) : found;
}

const lettered = (of: Script, number: number): number => (of << LETTER_BITS) | number;

function letterOf(text: string, at: number): number {
  const folded = unitAt(text, at);
  if (folded === unit.apostrophe) return APOSTROPHE;
  if (folded === unit.zeroWidth || folded === unit.droppedMark || folded === unit.mark) return SKIPPED;
  const letter = text.charAt(at).toLowerCase().charAt(0);
  if (folded < FIRST_LETTER || !/\p{L}/u.test(letter)) return 0;
  const small = numbered(letter) ?? numbered(letter.normalize('NFD').charAt(0)) ?? strange(letter);
  return letter === text.charAt(at) ? small : small + CAPITAL;
}

function numbered(letter: string): number | undefined {
  const latin = LATIN.indexOf(letter);
  if (latin >= 0) return lettered(script.latin, FIRST + latin);
  const cyrillic = CYRILLIC.indexOf(letter);
  return cyrillic >= 0 ? lettered(script.cyrillic, FIRST + cyrillic) : undefined;
}

function strange(letter: string): number {
  if (/\p{Script=Latin}/u.test(letter)) return lettered(script.latin, STRANGE);
  if (/\p{Script=Cyrillic}/u.test(letter)) return lettered(script.cyrillic, STRANGE);
  return lettered(/\p{Script=Georgian}/u.test(letter) ? script.georgian : script.other, STRANGE);
}

/** Azerbaijani is often typed with the Cyrillic letter that looks the same. */
export const SCHWA = {
  cyrillic: lettered(script.cyrillic, FIRST + CYRILLIC.indexOf('ә')),
  latin: lettered(script.latin, FIRST + LATIN.indexOf('ə')),
} as const;

/** The letter as it counts in a word of the given script. */
export function inScript(letter: number, of: number): number {
  return of === script.latin && (letter & ~CAPITAL) === SCHWA.cyrillic ? SCHWA.latin : letter;
}

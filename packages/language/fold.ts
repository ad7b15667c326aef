/**
 * One table over UTF-16 units says what each unit is to a reader of words. It does not depend on the language:
 *
 * - letters and digits fold to one unit: lower case; İ I ı i are one letter; ё is е; acute, grave, circumflex and dot
 *   above are dropped, so that a stress mark never matters and a letter equals its decomposed spelling;
 * - any other combining mark (й as и and a breve) makes the word be composed (NFC) before it is folded;
 * - soft hyphen, zero-width units, variation selectors and marks of direction do not exist;
 * - of the Arabic script, vowel signs and the stretching tatweel do not exist; Arabic and Persian yeh are one letter,
 *   and so are kaf and keheh;
 * - ' ’ ‘ ʼ ʻ ` ´ between letters are one letter, the apostrophe; elsewhere they are quotation marks;
 * - what lies beyond the basic plane (emoji, historic scripts) is no part of a word.
 */
export const unit = {
  stop: 0,
  zeroWidth: 1,
  droppedMark: 2,
  mark: 3,
  apostrophe: 4,
  space: 5,
  newline: 6,
  hyphen: 7,
  dash: 8,
  quote: 9,
} as const;

/** Folded letters lie from here on; smaller values are kinds of unit. */
export const FIRST_LETTER = 0x30;

const KINDS: readonly (readonly [kind: number, units: string])[] = [
  [
    unit.zeroWidth,
    '\u00ad\u034f\u061c\u0640\u200b\u200c\u200d\u200e\u200f\u2060\ufeff' +
      unitsOf(0x202a, 0x202e) +
      unitsOf(0x2066, 0x2069) +
      unitsOf(0xfe00, 0xfe0f),
  ],
  [unit.droppedMark, '\u0300\u0301\u0302\u0307\u0670' + unitsOf(0x064b, 0x0652)],
  [unit.apostrophe, "'\u2018\u2019\u02bc\u02bb`\u00b4"],
  [
    unit.space,
    ' \t\f\v\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  ],
  [unit.newline, '\n\u2028'],
  [unit.hyphen, '-\u2010\u2011'],
  [unit.dash, '\u2012\u2013\u2014\u2015\u2212'],
  [unit.quote, '"«»“”„‟‹›‚'],
];
/** Scripts beyond have no case and no marks that matter here. */
const COMPOSED_END = 0x3000;

const MARK = /\p{M}/u;
const CROWD = /\p{M}{31}/u;
/**
 * What NFC may change: any unit but of Latin, Cyrillic and Georgian letters with what usually stands between them. A text
 * without one is composed, whatever its order. Asking is a tenth of the work of composing.
 */
// eslint-disable-next-line no-control-regex
const COMPOSABLE = /[^\0-\u02ff\u0400-\u0482\u048a-\u052f\u10d0-\u10ff\u2010-\u2027\u2030-\u205e\u2116]/;
/** Whether a text with this unit is composed by `compose`. */
export const mayCompose = (code: number): boolean => COMPOSABLE.test(String.fromCharCode(code));

const IRREGULAR: Readonly<Record<string, string>> = {
  ё: 'е',
  ı: 'i',
  ς: 'σ',
  '\u064a': '\u06cc',
  '\u0649': '\u06cc',
  '\u0643': '\u06a9',
};

/** Beyond every letter: `unitAt` has not been asked yet. */
export const UNKNOWN = 0xffff;
/** What `unitAt` tells, filled as units come up: few of them ever do. */
const unitTable = new Uint16Array(0x10000).fill(UNKNOWN);
const capitals = new Uint8Array(0x10000);

/** What a UTF-16 unit is: its folded letter, or one of `unit`. */
export const unitAt = (text: string, at: number): number => unitOf(text.charCodeAt(at));

/** The same of the unit itself; NaN is none. */
export function unitOf(code: number): number {
  const found = unitTable[code] ?? unit.stop;
  return found === UNKNOWN ? learn(code) : found;
}

function learn(code: number): number {
  const letter = String.fromCharCode(code);
  capitals[code] = letter === letter.toLowerCase() ? 0 : 1;
  return (unitTable[code] = kindOrLetter(code));
}

// What stands behind a text is known from the beginning.
learn(0);

/** Whether a unit that `unitAt` was asked about is an upper-case letter. */
export const isCapital = (code: number): boolean => capitals[code] === 1;

/** A character that is a word by itself, because its script puts no space between words. */
export function isIdeograph(code: number): boolean {
  return code >= 0x3400 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff));
}

function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

/** The word as it is compared: see the head of this file. What is no letter is left out. */
export function fold(word: string): string {
  if (isFolded(word)) return word;
  const composed = MARK.test(word) ? compose(word) : word;
  let folded = '';
  for (let at = 0; at < composed.length; at += 1) {
    const found = unitAt(composed, at);
    if (found >= FIRST_LETTER) folded += String.fromCharCode(found);
    else if (found === unit.mark) folded += composed[at] ?? '';
    else if (found === unit.apostrophe) folded += "'";
    else if (found === unit.hyphen) folded += '-';
  }
  return folded;
}

/** Whether every unit is a letter that folds to itself. */
function isFolded(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < FIRST_LETTER || unitOf(code) !== code) return false;
  }
  return true;
}

/** NFC, but of a run of marks that no writing has: putting marks in order takes the square of their number. */
export const compose = (text: string): string =>
  !COMPOSABLE.test(text) || CROWD.test(text) ? text : text.normalize('NFC');

function unitsOf(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)).join('');
}

function kindOrLetter(code: number): number {
  const letter = String.fromCharCode(code);
  const kind = KINDS.find(([, units]) => units.includes(letter))?.[0];
  if (kind !== undefined || code < FIRST_LETTER) return kind ?? unit.stop;
  if (isHangul(code)) return code;
  if (isIdeograph(code)) return oneUnit(letter.normalize('NFC'), letter);
  if (/[\p{L}\p{N}]/u.test(letter)) return code < COMPOSED_END ? foldLetter(letter) : code;
  return MARK.test(letter) ? unit.mark : unit.stop;
}

function foldLetter(letter: string): number {
  const lower = letter
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0302\u0307]/g, '')
    .normalize('NFC');
  return oneUnit(IRREGULAR[lower] ?? lower, letter);
}

function oneUnit(folded: string, letter: string): number {
  return (folded.length === 1 ? folded : letter).charCodeAt(0);
}

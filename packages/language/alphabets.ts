import type { PhraseWord } from './phrase-words.ts';

/** Languages in which a watch phrase is expanded. */
export type InflectedLanguage = 'ru' | 'kk' | 'az' | 'tr' | 'uz' | 'uk' | 'en' | 'ka';

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const GEORGIAN = /\p{Script=Georgian}/u;

/** Letters of each language, lower case. */
const alphabets: Readonly<Record<InflectedLanguage, RegExp>> = {
  ru: /^[а-яё']+$/,
  kk: /^[а-яёәғқңөұүһі]+$/,
  az: /^[a-pq-vxyzəçğıöşü']+$/,
  tr: /^[a-pr-vyzçğıöşüâîû']+$/,
  uz: /^([a-vxyz']+|[абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ']+)$/,
  uk: /^[а-щьюяґєії']+$/,
  en: /^[a-z']+$/,
  ka: /^[ა-ჺ]+$/,
};
/** With those of foreign names, which are kept as they are written at home: Washington'da, Händel'in. */
const names: Readonly<Partial<Record<InflectedLanguage, RegExp>>> = {
  az: /^[a-zəçğıöşü']+$/,
  tr: /^[a-zçğıöşüáàâäãåāéèêëíîïñóòôøōúûūćčšž']+$/,
  uz: /^([a-z']+|[абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ']+)$/,
};
const scripts: Readonly<Record<InflectedLanguage, RegExp>> = {
  ru: CYRILLIC,
  kk: CYRILLIC,
  az: LATIN,
  tr: LATIN,
  uz: /\p{Script=Latin}|\p{Script=Cyrillic}/u,
  uk: CYRILLIC,
  en: LATIN,
  ka: GEORGIAN,
};
const languages: readonly InflectedLanguage[] = ['ru', 'kk', 'az', 'tr', 'uz', 'uk', 'en', 'ka'];
/** In these the head is the first word; elsewhere the last word inflects, so that it decides. */
const headFirst: readonly InflectedLanguage[] = ['ru', 'uk'];
const bitsOf = (has: (language: InflectedLanguage) => boolean): number =>
  languages.reduce((bits, language, at) => (has(language) ? bits | (1 << at) : bits), 0);
const HEAD_FIRST = bitsOf((language) => headFirst.includes(language));
const KAZAKH_BIT = bitsOf((language) => language === 'kk');
const UZBEK_BIT = bitsOf((language) => language === 'uz');
const KAZAKH = /[әғқңөұүһіäñŋūǵń]/;
/** Kazakh in Latin script, of 2021 or with acutes or apostrophes. It has neither w nor x, and c only as ch or c'. */
const KAZAKH_LATIN = /^(?!.*(c(?![h'])|w|x))[a-zäğıñŋöşūüáǵńóúý']+$/;
/** A phrase in Cyrillic script is Uzbek only with one of them: else it would be Russian. */
const UZBEK = /[ўқғҳ]/;
const UKRAINIAN = /[іїєґ]/;

/** What the letters of a word allow. */
interface Spelling {
  /** In small letters. */
  readonly typed: string;
  readonly isLatin: boolean;
  /** Languages in whose script it is, and those whose alphabet it keeps to, as bits by their place in `languages`. */
  readonly inScript: number;
  readonly inAlphabet: number;
}

const spellingOf = (text: string): Spelling => usualSpelling(text) ?? unusualSpelling(text);

function unusualSpelling(text: string): Spelling {
  const typed = lower(text);
  const letters = typed.replace(/[0-9]/g, '');
  const isName = text !== text.toLowerCase();
  return {
    typed,
    isLatin: LATIN.test(typed),
    inScript: bitsOf((language) => scripts[language].test(typed)),
    inAlphabet: bitsOf((language) => alphabetOf(language, isName).test(letters)),
  };
}

const alphabetOf = (language: InflectedLanguage, isName: boolean): RegExp =>
  (isName ? names[language] : undefined) ?? alphabets[language];

/** The spelling of each letter by itself, as it comes up. Uzbek has two alphabets, of which a word keeps to one. */
interface Letter {
  readonly isCapital: boolean;
  readonly isDigit: boolean;
  readonly inScript: number;
  /** In a word that has a capital, and in one that has none. */
  readonly inNames: number;
  readonly inAlphabet: number;
  readonly isLatin: boolean;
}

const lettersSeen = new Map<number, Letter | undefined>();

function letterOf(unit: number): Letter | undefined {
  if (!lettersSeen.has(unit)) lettersSeen.set(unit, readLetter(String.fromCharCode(unit)));
  return lettersSeen.get(unit);
}

/** Nothing of what becomes another letter, or part of one, beside others. */
function readLetter(letter: string): Letter | undefined {
  if (!/^[0-9'\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Georgian}]$/u.test(letter)) return undefined;
  const small = letter.toLowerCase();
  if (lower(letter) !== small || small.length !== 1 || letter.normalize('NFC') !== letter) return undefined;
  const allows = (isName: boolean) => (language: InflectedLanguage) =>
    alphabetOf(language, isName).test(small);
  const isDigit = /[0-9]/.test(letter);
  return {
    isCapital: letter !== small,
    isDigit,
    inScript: bitsOf((language) => scripts[language].test(small)),
    inNames: isDigit ? -1 : bitsOf(allows(true)),
    inAlphabet: isDigit ? -1 : bitsOf(allows(false)),
    isLatin: LATIN.test(small),
  };
}

/** Set of Cyrillic letters only. */
const CYRILLIC_BIT = bitsOf((language) => language === 'ru');

/** That of a word of plain letters of one script: what they say together is what each of them says. */
function usualSpelling(text: string): Spelling | undefined {
  let isName = false;
  let isNumber = true;
  let isLatin = false;
  let inScript = 0;
  let inNames = -1;
  let inAlphabet = -1;
  for (let at = 0; at < text.length; at += 1) {
    const letter = letterOf(text.charCodeAt(at));
    if (letter === undefined) return undefined;
    isName ||= letter.isCapital;
    isNumber &&= letter.isDigit;
    isLatin ||= letter.isLatin;
    inScript |= letter.inScript;
    inNames &= letter.inNames;
    inAlphabet &= letter.inAlphabet;
  }
  if (isLatin && (inScript & CYRILLIC_BIT) !== 0) return undefined;
  const kept = isName ? inNames : inAlphabet;
  return { typed: isName ? text.toLowerCase() : text, isLatin, inScript, inAlphabet: isNumber ? 0 : kept };
}
/** A language in which a phrase is expanded. */
export interface PhraseLanguage {
  readonly language: InflectedLanguage;
  /**
   * Russian may spell the phrase just so, or for Kazakh in Latin script any language: without a letter that others lack,
   * Kazakh and Ukrainian forms would collide with theirs.
   */
  readonly mayBeRussian: boolean;
}

/** Languages whose letters allow the phrase; its last word decides the script, words of another script do not count. */
export function languagesOf(words: readonly PhraseWord[]): readonly PhraseLanguage[] {
  const spellings = words.map(({ text }) => spellingOf(text));
  const allowed = allowedBy(spellings);
  return languages
    .filter((_, at) => (allowed & (1 << at)) !== 0)
    .map((language) => ({ language, mayBeRussian: mayBeRussian(spellings, language) }));
}

/** Bits of languages. */
function allowedBy(spellings: readonly Spelling[]): number {
  const last = spellings.at(-1);
  let anywhere = 0;
  let foreign = 0;
  for (const { inScript, inAlphabet } of spellings) {
    anywhere |= inScript;
    foreign |= inScript & ~inAlphabet;
  }
  const reached = ((anywhere & HEAD_FIRST) | ((last?.inScript ?? 0) & ~HEAD_FIRST)) & ~foreign;
  const isLatin = last?.isLatin === true;
  const kazakh = isLatin ? isKazakhInLatin(spellings) : (reached & KAZAKH_BIT) !== 0;
  const uzbek = (reached & UZBEK_BIT) !== 0 && (isLatin || spellings.some(({ typed }) => UZBEK.test(typed)));
  return (reached & ~KAZAKH_BIT & ~UZBEK_BIT) | (kazakh ? KAZAKH_BIT : 0) | (uzbek ? UZBEK_BIT : 0);
}

const isKazakhInLatin = (spellings: readonly Spelling[]): boolean =>
  KAZAKH_LATIN.test(
    spellings
      .map(({ typed }) => typed)
      .join('')
      .replace(/[0-9]/g, ''),
  );

/** Also endings and names that are not Russian though their letters are: «морський», «зерновий», «Петро». */
const NOT_RUSSIAN = new RegExp(
  `${UKRAINIAN.source}|[сзц]ький$|..овий$|^(петро|дмитро|павло|михайло|кирило|данило|микола)$`,
);

const distinctive: Readonly<Partial<Record<InflectedLanguage, RegExp>>> = { kk: KAZAKH, uk: NOT_RUSSIAN };

function mayBeRussian(spellings: readonly Spelling[], language: InflectedLanguage): boolean {
  const letters = distinctive[language];
  return letters !== undefined && !spellings.some(({ typed }) => letters.test(typed));
}

/** Folding makes one letter of ı and i, which alphabets tell apart: so the typed word is looked at. */
const lower = (text: string): string =>
  text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’‘ʼʻ`´]/g, "'")
    .replace(/[^\p{L}\p{N}']/gu, '');

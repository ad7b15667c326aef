import { remembering } from './memo.ts';
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

const spellingOf = remembering((text): Spelling => {
  const typed = lower(text);
  const letters = typed.replace(/[0-9]/g, '');
  const isName = text !== text.toLowerCase();
  return {
    typed,
    isLatin: LATIN.test(typed),
    inScript: bitsOf((language) => scripts[language].test(typed)),
    inAlphabet: bitsOf((language) =>
      ((isName ? names[language] : undefined) ?? alphabets[language]).test(letters),
    ),
  };
});

const bitsOf = (has: (language: InflectedLanguage) => boolean): number =>
  languages.reduce((bits, language, at) => (has(language) ? bits | (1 << at) : bits), 0);

/** Languages whose letters allow the phrase; its last word decides the script, words of another script do not count. */
export function languagesOf(words: readonly PhraseWord[]): readonly InflectedLanguage[] {
  const spellings = words.map(({ text }) => spellingOf(text));
  const last = spellings.at(-1);
  const anywhere = spellings.reduce((bits, { inScript }) => bits | inScript, 0);
  const foreign = spellings.reduce((bits, { inScript, inAlphabet }) => bits | (inScript & ~inAlphabet), 0);
  return languages.filter((language, at) => {
    if (language === 'kk' && last?.isLatin === true) return isKazakhInLatin(spellings);
    if (language === 'uz' && last?.isLatin === false && !spellings.some(({ typed }) => UZBEK.test(typed)))
      return false;
    const reaches = headFirst.includes(language) ? anywhere : (last?.inScript ?? 0);
    return (reaches & ~foreign & (1 << at)) !== 0;
  });
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

/**
 * A phrase that Russian may spell just so, or for Kazakh in Latin script any language: without a letter that others
 * lack, Kazakh and Ukrainian forms would collide with theirs.
 */
export function mayBeRussian(words: readonly PhraseWord[], language: InflectedLanguage): boolean {
  const letters = distinctive[language];
  return letters !== undefined && !words.some(({ text }) => letters.test(spellingOf(text).typed));
}

/** Folding makes one letter of ı and i, which alphabets tell apart: so the typed word is looked at. */
const lower = (text: string): string =>
  text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’‘ʼʻ`´]/g, "'")
    .replace(/[^\p{L}\p{N}']/gu, '');

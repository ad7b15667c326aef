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
  uz: /^[a-vxyz']+$/,
  uk: /^[а-щьюяґєії']+$/,
  en: /^[a-z']+$/,
  ka: /^[ა-ჺ]+$/,
};
const scripts: Readonly<Record<InflectedLanguage, RegExp>> = {
  ru: CYRILLIC,
  kk: CYRILLIC,
  az: LATIN,
  tr: LATIN,
  uz: LATIN,
  uk: CYRILLIC,
  en: LATIN,
  ka: GEORGIAN,
};
const languages: readonly InflectedLanguage[] = ['ru', 'kk', 'az', 'tr', 'uz', 'uk', 'en', 'ka'];
/** In these the head is the first word; elsewhere the last word inflects, so that it decides. */
const headFirst: readonly InflectedLanguage[] = ['ru', 'uk'];
const KAZAKH = /[әғқңөұүһіäñūǵń]/;
/** Kazakh in Latin script, of 2021 or with acutes or apostrophes; without any of these it is not taken for Kazakh. */
const KAZAKH_LATIN = /^(?=.*([äñūǵńáóúý]|[acinsuy]'))[a-zäğıñöşūüáǵńóúý']+$/;
const UKRAINIAN = /[іїєґ]/;

/** Languages whose letters allow the phrase; its last word decides the script, words of another script do not count. */
export function languagesOf(words: readonly PhraseWord[]): readonly InflectedLanguage[] {
  const typed = words.map((word) => lower(word.text));
  const last = typed.at(-1) ?? '';
  return languages.filter((language) => {
    if (language === 'kk' && LATIN.test(last)) return KAZAKH_LATIN.test(typed.join('').replace(/[0-9]/g, ''));
    const script = scripts[language];
    const spelt = typed.filter((word) => script.test(word));
    const reaches = headFirst.includes(language) ? spelt.length > 0 : script.test(last);
    return reaches && spelt.every((word) => alphabets[language].test(word.replace(/[0-9]/g, '')));
  });
}

const distinctive: Readonly<Partial<Record<InflectedLanguage, RegExp>>> = { kk: KAZAKH, uk: UKRAINIAN };

/**
 * A phrase that Russian may spell just so: without a letter that Russian lacks, Kazakh and Ukrainian forms would
 * collide with Russian ones.
 */
export function mayBeRussian(words: readonly PhraseWord[], language: InflectedLanguage): boolean {
  const letters = distinctive[language];
  return letters !== undefined && !words.some((word) => letters.test(lower(word.text)));
}

/** Folding makes one letter of ı and i, which alphabets tell apart: so the typed word is looked at. */
const lower = (text: string): string =>
  text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’‘ʼʻ`´]/g, "'")
    .replace(/[^\p{L}\p{N}']/gu, '');

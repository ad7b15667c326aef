import type { PhraseWord } from './phrase-words.ts';

/** Languages in which a watch phrase is expanded. */
export type InflectedLanguage = 'ru' | 'kk' | 'az' | 'tr' | 'uz' | 'en';

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;

/** Letters of each language, lower case. */
const alphabets: Readonly<Record<InflectedLanguage, RegExp>> = {
  ru: /^[а-яё']+$/,
  kk: /^[а-яёәғқңөұүһі]+$/,
  az: /^[a-pq-vxyzəçğıöşü']+$/,
  tr: /^[a-pr-vyzçğıöşüâîû']+$/,
  uz: /^[a-vxyz']+$/,
  en: /^[a-z']+$/,
};
const languages: readonly InflectedLanguage[] = ['ru', 'kk', 'az', 'tr', 'uz', 'en'];
const KAZAKH = /[әғқңөұүһіäñūǵń]/;
/** Kazakh in Latin script, of 2021 or with acutes or apostrophes; without any of these it is not taken for Kazakh. */
const KAZAKH_LATIN = /^(?=.*([äñūǵńáóúý]|[acinsuy]'))[a-zäğıñöşūüáǵńóúý']+$/;

/** Languages whose letters allow the phrase; its last word decides the script, words of another script do not count. */
export function languagesOf(words: readonly PhraseWord[]): readonly InflectedLanguage[] {
  const typed = words.map((word) => lower(word.text));
  const last = typed.at(-1) ?? '';
  return languages.filter((language) => {
    if (language === 'kk' && LATIN.test(last)) return KAZAKH_LATIN.test(typed.join('').replace(/[0-9]/g, ''));
    const script = language === 'ru' || language === 'kk' ? CYRILLIC : LATIN;
    const spelt = typed.filter((word) => script.test(word));
    const reaches = language === 'ru' ? spelt.length > 0 : script.test(last);
    return reaches && spelt.every((word) => alphabets[language].test(word.replace(/[0-9]/g, '')));
  });
}

/** A phrase that only Kazakh spells so. Without such a letter Kazakh forms would collide with Russian ones. */
export const isKazakhOnly = (words: readonly PhraseWord[]): boolean =>
  words.some((word) => KAZAKH.test(lower(word.text)));

/** Folding makes one letter of ı and i, which alphabets tell apart: so the typed word is looked at. */
const lower = (text: string): string =>
  text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’‘ʼʻ`´]/g, "'")
    .replace(/[^\p{L}\p{N}']/gu, '');

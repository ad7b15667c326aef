import { type SuffixLanguage, pairs } from './suffix-grammar.ts';

/**
 * The genitive of a name before a possessive head: «Türkiye'nin Enerji Bakanı», «Қазақстанның Қорғаныс министрі». As typed
 * in small letters, not folded.
 */
export function genitivesOfName(word: string, language: SuffixLanguage): readonly string[] {
  switch (language) {
    case 'tr':
      return [oghuz(word), `${word}'${oghuz(word).slice(word.length)}`];
    case 'az':
      return [oghuz(word)];
    case 'kk':
      return [/[a-z]/.test(word) ? kazakhInLatin(word) : kazakh(word)];
    case 'uz':
      return [word + (/[a-z]/.test(word) ? 'ning' : 'нинг')];
  }
}

/** Letters are read out, so that spelling does not tell the vowel: «ABD'nin», «AB'nin», «THY'nin». */
export const genitivesOfLetters = (word: string): readonly string[] =>
  ['nin', 'nun', 'nün', 'in', 'un', 'ün'].map((suffix) => `${word}'${suffix}`);

const lastIn = (word: string, vowels: RegExp): string => word.match(vowels)?.at(-1) ?? '';

const CLOSE = pairs('a:ı â:ı ı:ı e:i ə:i i:i o:u u:u ö:ü ü:ü');

function oghuz(word: string): string {
  const vowel = CLOSE.get(lastIn(word, /[aâıeəiouöü]/g)) ?? 'i';
  return `${word}${/[aâıeəiouöü]$/.test(word) ? 'n' : ''}${vowel}n`;
}

function kazakh(word: string): string {
  const vowel = /[аоұыуюяё]/.test(lastIn(word, /[аәеиоөұүыіуюяёэ]/g)) ? 'ы' : 'і';
  return `${word}${initialBehind(word, /[аәеоөұүыіэямнң]$/, /[бвгғдкқпстфхцчшщ]$/)}${vowel}ң`;
}

const LATIN = pairs('н:n д:d т:t');

function kazakhInLatin(word: string): string {
  const vowel = /[aoūuy]/.test(lastIn(word, /[aäeioöuūüy]/g)) ? 'y' : 'i';
  const initial = initialBehind(word, /[aäeoöūüyimnñ]$/, /[bvgğdkqpstfxhcş]$/);
  return `${word}${LATIN.get(initial) ?? ''}${vowel}ñ`;
}

const initialBehind = (word: string, nasal: RegExp, voiceless: RegExp): string =>
  nasal.test(word) ? 'н' : voiceless.test(word) ? 'т' : 'д';

import { lengthen, shorten } from './suffix-changes.ts';
import { type SuffixLanguage, pairs } from './suffix-grammar.ts';
import { harmoniesOf } from './suffix-sounds.ts';

/**
 * The genitives of a name before a possessive head: «Türkiye'nin Enerji Bakanı», «Қазақстанның Қорғаныс министрі». There are
 * two where spelling does not tell the harmony: «Бакудің әкімі», «Бакудың әкімі». As typed in small letters, not folded.
 */
export function genitivesOfName(word: string, language: SuffixLanguage): readonly string[] {
  switch (language) {
    case 'tr':
      return [word + oghuz(word), `${word}'${oghuz(word)}`];
    case 'az':
      return [word + oghuz(word)];
    case 'kk':
      return /[a-z]/.test(word) ? [kazakhInLatin(word)] : kazakh(word);
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
  return `${/[aâıeəiouöü]$/.test(word) ? 'n' : ''}${vowel}n`;
}

/** Of the stems that any suffix follows: Минскі-нің, Бухарес-тің. */
function kazakh(word: string): readonly string[] {
  return [word, lengthen(word, 'kk'), shorten(word, 'kk')].flatMap((stem = '') => {
    if (stem === '') return [];
    const initial = initialBehind(stem, /[аәеоөұүыіэямнң]$/, /[бвгғдқкпстфхцчшщ]$/);
    return Array.from(
      harmoniesOf(stem, 'kk'),
      (harmony) => `${stem}${initial}${harmony === 'а' ? 'ы' : 'і'}ң`,
    );
  });
}

const LATIN = pairs('н:n д:d т:t');

function kazakhInLatin(word: string): string {
  const vowel = /[aoūuy]/.test(lastIn(word, /[aäeioöuūüy]/g)) ? 'y' : 'i';
  const initial = initialBehind(word, /[aäeoöūüyimnñ]$/, /[bvgğdkqpstfxhcş]$/);
  return `${word}${LATIN.get(initial) ?? ''}${vowel}ñ`;
}

const initialBehind = (word: string, nasal: RegExp, voiceless: RegExp): string =>
  nasal.test(word) ? 'н' : voiceless.test(word) ? 'т' : 'д';

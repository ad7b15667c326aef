import { fold } from './fold.ts';
import type { PhraseWord } from './phrase-words.ts';
import { genitivesOfLetters, genitivesOfName } from './suffix-genitives.ts';
import { headsOf, isPossessed, singularOf } from './suffix-heads.ts';
import { isPlain, plain } from './suffix-changes.ts';
import { type SuffixLanguage, pairs } from './suffix-grammar.ts';
import { harmoniesOf } from './suffix-sounds.ts';
import { type Stem, stemsOf } from './suffixes.ts';

/**
 * A phrase in a language of suffix chains: its last word takes them. Before a possessive head an inner possessive may be a
 * genitive («Türk Dövlətlərinin Təşkilatı»), and so may a name that opens the phrase («Azərbaycanın Prezidenti»). Turkish and Azerbaijani are also found without diacritics, unless the
 * phrase is one short word, which would be another.
 */
export interface SuffixForms {
  readonly forms: readonly string[];
  readonly stems: readonly Stem[];
}

/** A single word as long as this may be a compound; shorter ones are few. */
const LONG = 7;
const SHORT_COMPOUND = /^(ipucu|işyeri)$/;
/** One as long as this is found without diacritics, which only Turkish and Azerbaijani leave out. */
const PLAIN_FROM = { tr: LONG, az: 5, kk: Infinity, uz: Infinity };

/** Folded forms and stems of each word. */
export function suffixPhrase(words: readonly PhraseWord[], language: SuffixLanguage): readonly SuffixForms[] {
  const typed = words.map((word) => smallLetters(word, language));
  const last = typed.at(-1) ?? '';
  const telling = words.length > 1 || last.length >= LONG || SHORT_COMPOUND.test(last);
  const possessive = isPossessed(last, language);
  const inner = typed.slice(0, -1).map((word, at) => {
    const ofHead = possessive ? genitives(word, language) : [];
    return [word, ...ofHead, ...(possessive && at === 0 ? ofName(words[0], word, language) : [])];
  });
  const head = telling ? withNumbers(last, language, words.length > 1) : lone(last, language);
  const all = [
    ...inner.map((forms) => ({ forms: forms.map(fold), stems: [] })),
    isReadOut(words) ? asLetters(head) : head,
  ];
  const isPlainToo = words.length > 1 || last.length >= PLAIN_FROM[language];
  return isPlainToo ? all.map(withPlain) : all;
}

const LETTERS = /^\p{Lu}{2,5}$/u;

/** Whether the last word ends in digits, or is an abbreviation that is read by its letters, perhaps: it alone stands in capitals. */
function isReadOut(words: readonly PhraseWord[]): boolean {
  const last = words.at(-1)?.text ?? '';
  return (
    /\d$/.test(last) || (LETTERS.test(last) && !words.slice(0, -1).some(({ text }) => LETTERS.test(text)))
  );
}

const asLetters = ({ forms, stems }: SuffixForms): SuffixForms => ({
  forms,
  stems: stems.map((stem) => (stem.before === 'whole' ? { ...stem, before: 'letters' } : stem)),
});

const lone = (word: string, language: SuffixLanguage): SuffixForms => ({
  forms: [fold(word)],
  stems: stemsOf(word, language),
});

function withNumbers(word: string, language: SuffixLanguage, several: boolean): SuffixForms {
  const harmonies = harmoniesOf(word, language);
  const heads = headsOf(word, language).map((text): Stem => ({ text, language, before: 'head', harmonies }));
  const singular = several ? singularOf(fold(word), language) : undefined;
  const { forms, stems } = lone(word, language);
  return {
    forms: [...forms, ...(singular === undefined ? [] : [singular])],
    stems: [...stems, ...heads, ...(singular === undefined ? [] : stemsOf(singular, language))],
  };
}

/** By the last letter. */
const GENITIVES: Readonly<Record<SuffixLanguage, ReadonlyMap<string, string>>> = {
  tr: pairs('i:nin ı:nin u:nun ü:nün'),
  az: pairs('i:nin ı:nin u:nun ü:nün'),
  kk: pairs('ы:ның і:нің y:nyñ i:niñ'),
  uz: pairs('i:ning и:нинг'),
};

function genitives(word: string, language: SuffixLanguage): readonly string[] {
  const suffix = GENITIVES[language].get(word.slice(-1));
  return suffix !== undefined && word.length > 3 && isPossessed(word, language) ? [word + suffix] : [];
}

/** A phrase that begins with a name is of it: «Türkiye'nin Enerji Bakanı». */
function ofName(first: PhraseWord | undefined, typed: string, language: SuffixLanguage): readonly string[] {
  if (first?.capital !== true || typed.length < 2 || /\d/.test(typed)) return [];
  return LETTERS.test(first.text) && language === 'tr'
    ? genitivesOfLetters(typed)
    : genitivesOfName(typed, language);
}

function withPlain(given: SuffixForms): SuffixForms {
  const { forms, stems } = given;
  if (forms.every(isPlain) && stems.every(({ text }) => isPlain(text))) return given;
  const added = stems.map((stem) => ({ ...stem, text: plain(stem.text) }));
  return {
    forms: [...new Set([...forms, ...forms.map(plain)])],
    stems: [
      ...stems,
      ...added.filter(
        ({ text, before }) => !stems.some((stem) => stem.text === text && stem.before === before),
      ),
    ],
  };
}

/** As a reader of the language writes small letters; ı is kept apart from i. */
function smallLetters({ text, folded }: PhraseWord, language: SuffixLanguage): string {
  if (text === folded) return text;
  const dotted = text.replaceAll('İ', 'i');
  const own = language === 'tr' || language === 'az' ? dotted.replaceAll('I', 'ı') : dotted;
  return own.toLowerCase().normalize('NFC');
}

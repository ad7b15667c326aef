import { fold } from './fold.ts';
import { double, dropVowel, hardenings, insertVowel, soften, undouble } from './suffix-changes.ts';
import type { SuffixLanguage } from './suffix-grammar.ts';

/**
 * The head of a phrase may change its number: dəmir yolu, dəmir yolları; türk şirketleri, türk şirketi. The possessive or
 * the plural is taken off the typed word, and what was changed before it is put back. Wrong guesses are no words.
 */
const POSSESSED: Readonly<Record<SuffixLanguage, RegExp>> = {
  tr: /^(.{2,}?)(s?)[iuü]$/,
  az: /^(.{2,}?)([sy]?)[iuü]$/,
  kk: /^(.{2,}?)([сs]?)[ыіyi]$/,
  uz: /^(.{2,}?)([syсй]?)[iи]$/,
};
const PLURAL: Readonly<Record<SuffixLanguage, RegExp>> = {
  tr: /^(.{2,})l[ae]r$/,
  az: /^(.{2,})l[aəe]r$/,
  kk: /^(.{2,})([лдт][ае]р|[ldt][ae]r)$/,
  uz: /^(.{2,})(lar|лар)$/,
};

/** Whether the word looks as if it had a third-person possessive: dəhlizi. */
export const isPossessed = (word: string, language: SuffixLanguage): boolean =>
  POSSESSED[language].test(fold(word));

/** Stems behind which a possessive in another number or person makes the same head; empty without a possessive. */
export function headsOf(typed: string, language: SuffixLanguage): readonly string[] {
  const found = POSSESSED[language].exec(fold(typed));
  if (found === null) return [];
  const [, stem = '', buffer = ''] = found;
  const singular = singularOf(stem, language);
  if (singular !== undefined) return alternations(singular, language);
  return [...(buffer === '' ? [] : [stem]), ...citations(stem + buffer, language)];
}

const NO_PLURAL = /^(dol+ar|доллар)$/;

/** The singular of a word that looks like a plural. */
export function singularOf(typed: string, language: SuffixLanguage): string | undefined {
  return NO_PLURAL.test(typed) ? undefined : PLURAL[language].exec(typed)?.[1];
}

function citations(stem: string, language: SuffixLanguage): readonly string[] {
  const hard = hardenings(stem, language);
  return present([stem, ...hard, undouble(stem), insertVowel(stem, language)]);
}

function alternations(word: string, language: SuffixLanguage): readonly string[] {
  return present([word, ...soften(word, language), dropVowel(word, language), double(word, language)]);
}

const present = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text) => text !== undefined);

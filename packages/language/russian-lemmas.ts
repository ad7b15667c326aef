import { adjective, adjectivesOf } from './russian-adjectives.ts';
import type { Forms } from './russian-endings.ts';
import { lemmaOf, likely } from './russian-likely-lemmas.ts';
import { masculinePlurals, neuterPlurals, nouns, nounsOf } from './russian-nouns.ts';
import { pronounsByForm } from './russian-pronouns.ts';
import { adjectivesInOi, pluralOnly } from './russian-words.ts';

/** Lemmas of a form in another case or number, those that are likely to be words. */
export const nounLemmas = (word: string): readonly Forms[] =>
  likely([...nounsOf(word), ...filledLemmas(word)].filter((forms) => forms.size > 1 || !/[ыи]х$/.test(word)));

/** Nouns without a singular by their genitive: денег, ворот. */
const pluralOf: ReadonlyMap<string, string> = new Map(
  [...pluralOnly].map(([plural, genitive]) => [genitive, plural]),
);

/** ставок ставка, статей статья, побережий побережье, времени время: with letters that the lemma lacks. */
function filledLemmas(word: string): readonly Forms[] {
  const stem = word.slice(0, -2);
  const last = word.slice(-1);
  const lemmas = /[ое][кнлцрм]$/.test(word)
    ? [`${stem}${last}а`, `${stem}${last}о`, `${stem}ь${last}а`, `${stem}й${last}а`]
    : /[еи]й$/.test(word)
      ? [`${stem}ья`, `${stem}ье`]
      : [];
  const inMya = /^(.+м)ен([иа]|ем|ам|ами|ах)?$/.exec(word)?.[1];
  const plural = pluralOf.get(word);
  const all = [
    ...lemmas,
    ...(inMya === undefined ? [] : [`${inMya}я`]),
    ...(plural === undefined ? [] : [plural]),
  ];
  return all.flatMap((lemma) => nouns(lemma)).filter((forms) => forms.has(word));
}

/** Lemmas of an adjective in another case; in -ой only known ones, where another is possible. */
export function adjectiveLemmas(word: string): readonly Forms[] {
  const ordinal = word.startsWith('треть') ? adjective('третий') : undefined;
  if (ordinal?.has(word) === true) return [ordinal];
  const pronoun = pronounsByForm.get(word);
  if (pronoun !== undefined) return [pronoun];
  const all = adjectivesOf(word);
  const usual = all.filter((forms) => isUsualAdjective(lemmaOf(forms, 'm')));
  return usual.length > 0 ? usual : all;
}

const isUsualAdjective = (lemma: string): boolean => !lemma.endsWith('ой') || adjectivesInOi.has(lemma);

/** Paradigms of the plural nominatives in -а, -я, -ане: города, государства, граждане. */
export function otherPlurals(word: string): readonly Forms[] {
  if (/.[ая]не$/.test(word)) return nouns(`${word.slice(0, -1)}ин`);
  const men = masculinePlurals(word);
  return men.length > 0 ? men : neuterPlurals(word);
}

import { allOf, reading } from './grammar.ts';
import { remembering } from './memo.ts';
import { classesByEnd } from './noun-classes-by-end.ts';
import {
  type Declension,
  type Forms,
  decline,
  declinesTo,
  isListed,
  oneForm,
  restrict,
  union,
  withListed,
} from './russian-endings.ts';
import {
  halfOf,
  hasOtherPlural,
  hasOwnPlural,
  irregularNouns,
  lemmaOfIrregularPlural,
  ofOtherPlurals,
  otherPlural,
} from './russian-irregular.ts';
import { likely } from './russian-likely-lemmas.ts';
import { type NounClass, nounClasses, surnameClasses } from './russian-noun-classes.ts';
import { neutersInO } from './russian-neuters.ts';
import { formOfAnother, isNeverMeant } from './russian-other-words.ts';
import { womensNames } from './russian-person-names.ts';
import { filledStems, obliqueStems, restoredStems } from './russian-stems.ts';
import { keepsOneForm } from './russian-unchanging.ts';
import { neuterPlural, pluralInA, pluralOnly } from './russian-words.ts';

/**
 * Paradigms of which the word can be the nominative, most likely first; a surname also where it was typed in small
 * letters, for case decides no match.
 *
 * @param word folded
 */
export const nouns = remembering((word): readonly Forms[] => {
  const isListed = keepsOneForm(word) || Object.hasOwn(irregularNouns, word);
  const names = isListed ? [] : surnameClasses.filter((each) => each.ends.test(word));
  return [...names.map((each) => inflect(word, each)), ...commonNouns(word)];
});

/** @param wanted only what may have this form */
function commonNouns(word: string, wanted?: string): readonly Forms[] {
  if (keepsOneForm(word)) return wanted === undefined || wanted === word ? [oneForm(word)] : [];
  const genitive = pluralOnly.get(word);
  if (genitive !== undefined) return [pluralAlone(word, genitive)];
  const singular = lemmaOfIrregularPlural(word);
  if (singular !== undefined) return pluralsOf([singular], word);
  if (/[ыи]$/.test(word) && halfOf(word) === undefined) return pluralNouns(word);
  if (/..[ая]не$/.test(word)) return pluralsOf([`${word.slice(0, -1)}ин`], word);
  const plural = pluralInA.has(word.slice(0, -1)) ? masculinePlurals(word) : [];
  return [...singularNouns(word, wanted), ...(mayBePlural(word) ? neuterPlurals(word) : plural)];
}

/** государства, отношения, предприятия, дела: hardly a feminine, or one with the same forms; no names. */
const mayBePlural = (word: string): boolean =>
  (/(ства|[ае]ния|[тв]ия)$/.test(word) && word !== 'германия' && !womensNames.has(word)) ||
  neuterPlural.has(word);

function singularNouns(word: string, wanted?: string): readonly Forms[] {
  const irregular = Object.hasOwn(irregularNouns, word) ? irregularNouns[word] : halfOf(word);
  if (irregular !== undefined) return [complete(word, decline({ ...irregular, kind: 'noun' }))];
  const fitting = classesOf(word).find((each) => each.ends.test(word));
  if (fitting === undefined || (wanted !== undefined && !mayHave(word, fitting, wanted))) return [];
  return [inflect(word, fitting)];
}

const classesOf = classesByEnd(nounClasses);

const inflect = (word: string, nounClass: NounClass): Forms =>
  complete(word, withListed(word, decline(declensionOf(word, nounClass))));

/** Whether a word may have a form: if not by its endings, then perhaps by what is listed. */
const mayHave = (word: string, nounClass: NounClass, form: string): boolean =>
  declinesTo(declensionOf(word, nounClass), form) || isListed(word) || hasOtherPlural(word);

function declensionOf(word: string, { cut, endings, drops, fills }: NounClass): Declension {
  const stem = word.slice(0, word.length - cut);
  const oblique = drops === undefined ? [stem] : obliqueStems(word, stem);
  const filled = fills === undefined ? [] : filledStems(stem, fills);
  return { stem, endings, kind: 'noun', oblique, filled };
}

/** With the plural beside the regular one, and as listed; without forms that are words of grammar. */
function complete(word: string, regular: Forms): Forms {
  const plural = otherPlural(word);
  const own = hasOwnPlural(word) ? restrict(regular, ~allOf('p')) : regular;
  const forms = plural.size === 0 ? regular : union([own, plural]);
  const typed = forms.get(word) ?? 0;
  const mayStay = typed !== 0 && /...(ово|ево|ино|ыно)$/.test(word);
  const isOther = formOfAnother(word);
  const unmeant = [...forms.keys()].filter(
    (form) => form !== word && (isNeverMeant(form) || isOther?.(form) === true),
  );
  if (!mayStay && unmeant.length === 0) return forms;
  const meant = new Map(forms);
  for (const form of unmeant) meant.delete(form);
  return mayStay ? meant.set(word, typed | allOf('n')) : meant;
}

/** переговоры, выборы, ворота: the plural of nothing. */
function pluralAlone(word: string, genitive: string): Forms {
  const stem = word.slice(0, -1);
  const dative = /([ыа]|[кгхжшчщ]и)$/.test(word) ? 'ам @ ами ах' : 'ям @ ями ях';
  const forms = decline({ stem, endings: { p: `${word.slice(-1)} - ${dative}` }, kind: 'noun' });
  return union([forms, new Map([[genitive, reading('p', 'G') | reading('p', 'B')]])]);
}

/** Lemmas of a plural nominative in -ы, -и. */
function pluralNouns(word: string): readonly Forms[] {
  const irregular = irregularOfPlural.get(word) ?? [];
  if (/^(люди|дети)$/.test(word)) return irregular.map((forms) => restrict(forms, allOf('p')));
  return irregular.length > 0 ? irregular : lemmasOfPlural(word);
}

/** Paradigms of the irregular nouns by their plural: «пути», «люди», «церкви». */
const irregularOfPlural = new Map<string, readonly Forms[]>(
  Object.values(irregularNouns).flatMap((each) => {
    const forms = decline({ ...each, kind: 'noun' });
    const plurals = [...forms].filter(([, mask]) => (mask & reading('p', 'N')) !== 0);
    return plurals.map(([form]) => [form, [forms]] as const);
  }),
);

const isPlural = (forms: Forms, word: string): boolean => ((forms.get(word) ?? 0) & reading('p', 'N')) !== 0;

function lemmasOfPlural(word: string): readonly Forms[] {
  const stem = word.slice(0, -1);
  const singulars = word.endsWith('ы') ? ['', 'а'] : ['', 'а', 'я', 'ь', 'й'];
  const stems = [stem, ...restoredStems(stem)];
  return likely(lemmas(word, stems, singulars).filter((forms) => isPlural(forms, word)));
}

/** Paradigms of the plural nominatives in -а, -я: государства, отношения; and города. */
export function neuterPlurals(word: string): readonly Forms[] {
  const stem = word.slice(0, -1);
  const neuter = word.endsWith('а') ? [`${stem}о`, `${stem}е`] : word.endsWith('я') ? [`${stem}е`] : [];
  return [...pluralsOf(neuter, word), ...masculinePlurals(word)];
}

/** Paradigms of the listed masculine nouns with this plural: города, поезда. */
export function masculinePlurals(word: string): readonly Forms[] {
  const stem = word.slice(0, -1);
  const lemmas = [stem, `${stem}ь`, `${stem}й`].filter((lemma) => withListed(lemma, new Map()).has(word));
  return pluralsOf(lemmas, word);
}

const pluralsOf = (singulars: readonly string[], word: string): readonly Forms[] =>
  singulars.flatMap((lemma) => commonNouns(lemma, word)).filter((forms) => isPlural(forms, word));

const SINGULARS = ['', 'а', 'я', 'о', 'е', 'ь', 'й'];

/** Paradigms of every noun that has this word among its forms; a neuter in -о only where there may be such a word. */
export function nounsOf(word: string): readonly Forms[] {
  const cuts = [0, 1, 2, 3].filter((cut) => word.length - cut >= 2);
  const placed = cuts.map((cut) => {
    const stem = word.slice(0, word.length - cut);
    return { stem, singulars: SINGULARS.filter((end) => waysOn.get(end)?.has(word.slice(stem.length))) };
  });
  return nounsAmong(word, [
    ...placed.flatMap(({ stem, singulars }) => singulars.map((end) => stem + end)),
    ...placed.flatMap(({ stem, singulars }) => restoredLemmas(stem, singulars)),
  ]);
}

/** A vowel drops before the endings of nouns in a consonant or -ь. */
function restoredLemmas(stem: string, singulars: readonly string[]): readonly string[] {
  const ends = singulars.filter((end) => end === '' || end === 'ь');
  return ends.length === 0 ? [] : restoredStems(stem).flatMap((each) => ends.map((end) => each + end));
}

const lemmas = (word: string, stems: readonly string[], endings: readonly string[]): readonly Forms[] =>
  nounsAmong(
    word,
    stems.flatMap((stem) => endings.map((ending) => stem + ending)),
  );

/** Those of some lemmas that have this word among their forms. */
const nounsAmong = (word: string, candidates: readonly string[]): readonly Forms[] =>
  [...new Set(candidates)]
    .filter((lemma) => !/[ыиую]$/.test(lemma) && (!lemma.endsWith('о') || mayBeNeuter(lemma)))
    .flatMap((lemma) => commonNouns(lemma, word))
    .filter((forms) => forms.has(word));

const mayBeNeuter = (lemma: string): boolean =>
  /(ство|[^аеиоуыэюяй]цо|ико)$/.test(lemma) || [...neutersInO].some((noun) => lemma.endsWith(noun));

/** Among them plurals that share few of their endings with the singular: времена, листья, ворота. */
const listedNouns = [
  ...Object.keys(irregularNouns),
  ...ofOtherPlurals,
  ...pluralOnly.keys(),
  ...neuterPlural,
];

const listedParadigms = (): readonly (readonly string[])[] =>
  listedNouns.flatMap((word) => commonNouns(word).map((forms) => [word, ...forms.keys()]));

const paradigmsOfClasses = (): readonly (readonly string[])[] =>
  nounClasses.map(({ endings }) => [...decline({ stem: '', endings, kind: 'noun' }).keys()]);

/** @param paradigms nominatives, each with its forms */
function waysIn(paradigms: readonly (readonly string[])[], end: string): ReadonlySet<string> {
  const ways = new Set<string>();
  for (const [nominative = '', ...forms] of paradigms) {
    if (!nominative.endsWith(end)) continue;
    const before = nominative.slice(0, nominative.length - end.length);
    for (const form of [nominative, ...forms])
      if (form.startsWith(before)) ways.add(form.slice(before.length));
  }
  return ways;
}

/**
 * By the end of a nominative: what stands in its place in other forms, in any class of nouns or of what is listed. Most
 * lemmas that might be tried are denied by it.
 */
const waysOn = waysByEnd([...paradigmsOfClasses(), ...listedParadigms()]);

function waysByEnd(paradigms: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(SINGULARS.map((end) => [end, waysIn(paradigms, end)]));
}

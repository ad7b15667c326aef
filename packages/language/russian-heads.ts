import { allOf } from './grammar.ts';
import { type Head, agreement, leading, nonEmpty } from './phrase-head.ts';
import { adjective } from './russian-adjectives.ts';
import { type Forms, nominativeOf, oneForm, union } from './russian-endings.ts';
import { fallbackForms } from './russian-fallback.ts';
import { alsoInfinitives } from './russian-infinitives.ts';
import { adjectiveLemmas, nounLemmas, otherPlurals } from './russian-lemmas.ts';
import { likely } from './russian-likely-lemmas.ts';
import { masculinePlurals, nouns } from './russian-nouns.ts';
import { isClearlyOblique, isInstrumental } from './russian-oblique-nouns.ts';
import { givenNames, surnamesFirst } from './russian-person-names.ts';
import { type Unit, inCompound, isForeignSyllable, isRussian } from './russian-units.ts';
import {
  adjectivesAsNouns,
  adjectivesInOi,
  mensWords,
  neutersInO,
  unchanging,
  unchangingModifiers,
} from './russian-words.ts';
import { isAcronym, paradigms, trueNouns } from './russian.ts';

/**
 * 1. Adjectives in the nominative and the noun they agree with: «Средний коридор».
 * 2. Otherwise adjectives in another case and a noun that agrees: «Среднего коридора». Every lemma that has these
 *    forms is taken, and all its forms match. So with a noun that is clearly in another case: «министерству финансов».
 * 3. Otherwise adjectives alone, in the nominative or in another case: «новая столовая».
 * 4. Otherwise the first word, taken as a nominative.
 */
export const headOf = (units: readonly Unit[]): Head | undefined =>
  nominativeHead(units, nominatives) ??
  nominativeHead(units, clearAdjective) ??
  obliqueHead(units) ??
  nominativeHead(units, adjectiveAsNoun) ??
  obliqueAdjectives(units) ??
  firstWord(units);

/** The last of the adjectives before a noun, and what they agree on. */
interface Modifier {
  readonly word: string;
  readonly agreed: number;
}

function nominativeHead(
  units: readonly Unit[],
  nounsAgreeing: (unit: Unit, modifier: Modifier) => readonly Forms[],
): Head | undefined {
  const modifiers = leading(units, nominativeModifier);
  for (let length = modifiers.length; length > 0; length -= 1) {
    const unit = units[length];
    const before = modifiers.slice(0, length);
    const agreed = agreement(units, before, nominativeOf);
    if (unit === undefined || unit.quoted || !isRussian(unit.folded) || agreed === 0) continue;
    if (units.slice(1, length + 1).some((next, at) => isOblique(units[at], next))) continue;
    const candidates = nounsAgreeing(unit, { agreed, word: units[length - 1]?.folded ?? '' });
    const noun = union(candidates);
    if (candidates.length > 0) {
      return {
        length: length + 1,
        slots: [...before, noun],
        agreed: agreed & nominativeOf(noun, unit.folded),
      };
    }
  }
  return undefined;
}

/** «Центральной Азии», «государственной границей»: -ой of a feminine, not of «морской музей». */
const isOblique = (modifier: Unit | undefined, noun: Unit): boolean =>
  modifier?.folded.endsWith('ой') === true &&
  (/([ыие]|[ье]ю|ией)$/.test(noun.folded) ||
    (isAcronym(noun.text) && !adjectivesInOi.has(modifier.folded)) ||
    FEMININE_IN_EY.test(noun.folded) ||
    (/[ео]й$/.test(noun.folded) && !adjectivesInOi.has(modifier.folded)));

/** «двадцать первый век» */
const TENS = /^(двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто)$/;

/** «морской долей» is of «доля»; masculines that end so are listed: «морской лицей». */
const FEMININE_IN_EY = /(?<!ли)цей$|(?<!^(?:ру|казна))чей$|[жшщ]ей$|(?<!юби|к|е)лей$|ней$/;

/** «внутренне перемещенные лица» */
const isAdverb = ({ folded, capital }: Unit, next: Unit | undefined): boolean =>
  !capital &&
  /...([бвгдзклмнпрст]о|нне|ски|цки)$/.test(folded) &&
  !folded.endsWith('ство') &&
  !neutersInO.has(folded) &&
  !unchanging.has(folded) &&
  next !== undefined &&
  /(ый|ий|ой|ая|яя|ое|ее|ые|ие)$/.test(next.folded) &&
  adjective(next.folded) !== undefined;

function nominativeModifier(unit: Unit, next: Unit | undefined): Forms | undefined {
  if (isAdverb(unit, next)) return oneForm(unit.folded);
  if (unit.folded.endsWith('ой') && isInstrumental(unit.folded)) return undefined;
  if (TENS.test(unit.folded) && next !== undefined) {
    return adjective(next.folded) === undefined ? undefined : oneForm(unit.folded);
  }
  if (unit.prefix || unchangingModifiers.has(unit.folded) || !/[а-я]/.test(unit.folded)) {
    return oneForm(unit.folded);
  }
  return adjective(unit.folded);
}

/** Paradigms of a noun whose nominative agrees with the adjectives before it. */
function nominatives(unit: Unit, { word, agreed }: Modifier): readonly Forms[] {
  if (isAcronym(unit.text)) return [oneForm(unit.folded)];
  const agreeing = (sets: readonly Forms[]) =>
    likely(sets)
      .map((forms) => inCompound(unit, forms))
      .filter((forms) => agrees(forms, unit.folded, agreed));
  // «ученые завода», «военные Армении»: perhaps no plural but a genitive.
  const mayBeGenitive = adjectivesAsNouns.has(word) && masculinePlurals(unit.folded).length === 0;
  const genitive = mayBeGenitive ? [oneForm(unit.folded)] : [];
  const usual = agreeing(trueNouns(unit.folded));
  if (usual.length > 0) return [...usual, ...genitive];
  const plural = agreeing(otherPlurals(unit.folded));
  if (plural.length > 0) return [...plural, ...(unit.capital ? [oneForm(unit.folded)] : genitive)];
  return unit.capital && unit.folded.endsWith('и') ? [oneForm(unit.folded)] : [];
}

/** What looks like a feminine is masculine only where it is known to be a man. */
function agrees(forms: Forms, word: string, agreed: number): boolean {
  const masculine = /[ая]$/.test(word) && !mensWords.has(word) ? allOf('m') : 0;
  return (nominativeOf(forms, word) & agreed & ~masculine) !== 0;
}

/** «морской пограничный»: no other case ends so, while «морской столовой» may be oblique. */
const clearAdjective = (unit: Unit, modifier: Modifier): readonly Forms[] =>
  /([ыи]й|[ая]я|[ое]е)$/.test(unit.folded) ? adjectiveAsNoun(unit, modifier) : [];

/** Names in -ой only look like adjectives: «Новый Уренгой». */
function adjectiveAsNoun(unit: Unit, { agreed }: Modifier): readonly Forms[] {
  const likeAdjective = unit.folded.endsWith('ой') ? nouns(unit.folded) : [];
  return [...paradigms(unit.folded), ...likeAdjective].filter((forms) => agrees(forms, unit.folded, agreed));
}

const readingsOf = (forms: Forms, word: string): number => forms.get(word) ?? 0;

/** «иностранным рабочим» */
function obliqueAdjectives(units: readonly Unit[]): Head | undefined {
  const slots = leading(units, (unit) => nonEmpty(adjectiveLemmas(unit.folded)));
  const agreed = agreement(units, slots, readingsOf);
  return slots.length > 1 && agreed !== 0 ? { length: slots.length, slots, agreed } : undefined;
}

function obliqueHead(units: readonly Unit[]): Head | undefined {
  const [first, second] = units;
  const isNoun = first !== undefined && second !== undefined && isClearlyOblique(first, second);
  const isInOi = isNoun && first.folded.endsWith('ой');
  const modifiers = isInOi ? [] : leading(units, (unit) => nonEmpty(adjectiveLemmas(unit.folded)));
  const least = isNoun ? 0 : 1;
  for (let length = modifiers.length; length >= least; length -= 1) {
    const unit = units[length];
    const before = modifiers.slice(0, length);
    const agreed = agreement(units, before, readingsOf);
    const noun = unit === undefined || agreed === 0 ? undefined : obliqueNoun(unit, { agreed, length });
    if (unit !== undefined && noun !== undefined) {
      return { length: length + 1, slots: [...before, noun], agreed: agreed & readingsOf(noun, unit.folded) };
    }
  }
  return undefined;
}

/** Lemmas that agree with so many adjectives. «Рабочей группой ОБСЕ»: a noun in -ой looks like an adjective too. */
function obliqueNoun(unit: Unit, { agreed, length }: Pick<Head, 'agreed' | 'length'>): Forms | undefined {
  const { folded } = unit;
  if (!isRussian(folded) || (length > 1 && isAcronym(unit.text))) return undefined;
  const lemmas = length > 0 && unchanging.has(folded) ? [oneForm(folded)] : nounLemmas(folded);
  const agreeing = lemmas.filter((forms) => (readingsOf(forms, folded) & agreed) !== 0);
  if (length > 0) return nonEmpty(agreeing);
  // «пункта» is hardly a feminine, but may be one.
  return folded.endsWith('а')
    ? nonEmpty([...agreeing, ...paradigms(folded)])
    : nonEmpty(agreeing.filter((forms) => nominativeOf(forms, folded) === 0));
}

function firstWord(units: readonly Unit[]): Head | undefined {
  const [first] = units;
  if (first === undefined || first.prefix || !isRussian(first.folded)) return undefined;
  const forms = inCompound(first, isAcronym(first.text) ? oneForm(first.folded) : firstForms(first));
  if (forms.size === 0) return undefined;
  const men = /[ая]$/.test(first.folded) && !first.capital && !mensWords.has(first.folded) ? allOf('m') : 0;
  const agreed = nominativeOf(forms, first.folded);
  return { length: 1, slots: [forms], agreed: (agreed & ~men) === 0 ? agreed : agreed & ~men };
}

function firstForms({ folded: word, capital }: Unit): Forms {
  const isForeign = givenNames.has(word) || surnamesFirst.has(word);
  if (isForeignSyllable(word) || (isForeign && /[оеиуыюэ]$/.test(word))) return oneForm(word);
  const isPlural = /(ства|[ая]не)$/.test(word) || (capital ? /[лшрчжд]ения$/ : /ения$/).test(word);
  const plurals = isPlural ? otherPlurals(word) : masculinePlurals(word);
  const forms = union([...paradigms(word), ...plurals]);
  return forms.size === 0 || alsoInfinitives.has(word) ? union([forms, fallbackForms(word)]) : forms;
}

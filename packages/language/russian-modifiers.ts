import { adjective, adjectiveOfPerson } from './russian-adjectives.ts';
import { nonEmpty } from './phrase-head.ts';
import { type Forms, oneForm } from './russian-endings.ts';
import { genderOfStem } from './russian-genders.ts';
import { adjectiveLemmas } from './russian-lemmas.ts';
import { isInstrumental } from './russian-oblique-nouns.ts';
import { ordinal } from './russian-ordinals.ts';
import type { Unit } from './russian-units.ts';
import { neutersInO } from './russian-neuters.ts';
import { unchanging, unchangingModifiers } from './russian-words.ts';

/**
 * What may stand before the noun of a phrase: adjectives, ordinals, the adverbs and numerals before them, «и» between
 * them, and what keeps one form («бизнес форум»).
 */

/** Genitives of «случай», «урожай»; they look like adjectives. */
const NOUN_IN_AYA = /^(случа|урожа|обыча|трамва|сара)я$/;

/** «двадцать первый век» */
const TENS = /^(двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто)$/;

/** «внутренне перемещенные лица» */
const isAdverb = (unit: Unit, next: Unit | undefined): boolean =>
  mayBeAdverb(unit) &&
  next !== undefined &&
  /(ый|ий|ой|ая|яя|ое|ее|ые|ие|щийся|щаяся|щееся|щиеся)$/.test(next.folded) &&
  adjective(next.folded) !== undefined;

const mayBeAdverb = ({ folded, capital }: Unit): boolean =>
  !capital &&
  /...([бвгдзклмнпрст]о|нне|ски|цки)$/.test(folded) &&
  !folded.endsWith('ство') &&
  !neutersInO.has(folded) &&
  !unchanging.has(folded);

/** «внутренне перемещенных лиц», «двадцать первого века» */
const staysBefore = (unit: Unit, next: Unit | undefined): boolean =>
  next !== undefined &&
  (TENS.test(unit.folded) || (mayBeAdverb(unit) && adjectiveLemmas(unit.folded).length === 0)) &&
  adjectiveLemmas(next.folded).length > 0;

/** «нефтяная и газовая отрасль» */
const isBetween = ({ folded }: Unit, next: Unit | undefined): boolean =>
  (folded === 'и' || folded === 'или') &&
  next !== undefined &&
  (adjective(next.folded) !== undefined || adjectiveLemmas(next.folded).length > 0);

const isNoModifier = (word: string): boolean =>
  NOUN_IN_AYA.test(word) || (word.endsWith('ой') && isInstrumental(word));

/** Forms of a word that may be an adjective in the nominative, or belongs to one; nothing where it can be none. */
export function nominativeModifier(unit: Unit, next: Unit | undefined): Forms | undefined {
  if (isAdverb(unit, next) || isBetween(unit, next)) return oneForm(unit.folded);
  if (isNoModifier(unit.folded)) return undefined;
  if (TENS.test(unit.folded) && next !== undefined) {
    return adjective(next.folded) === undefined ? undefined : oneForm(unit.folded);
  }
  if (unit.prefix || unchangingModifiers.has(unit.folded) || !/[а-я]/.test(unit.folded)) {
    return oneForm(unit.folded);
  }
  return ordinal(unit) ?? adjective(unit.folded) ?? ofPerson(unit, next);
}

/** «Берингов пролив», «Баренцево море», «Соловьевы острова» */
const ofPerson = ({ folded, capital }: Unit, next: Unit | undefined): Forms | undefined =>
  capital && /^(море|моря|пролив|острова?|залив|бухта|мыс|хребет|земля|озеро)$/.test(next?.folded ?? '')
    ? adjectiveOfPerson(folded)
    : undefined;

/** «машиной» of «боевой машиной пехоты» is no adjective. */
export const isFeminine = (word: string): boolean =>
  word.endsWith('ой') && isInstrumental(word) && genderOfStem(word.slice(0, -2)) === 'f';

/** As `nominativeModifier`, in any case. */
export function obliqueModifier(unit: Unit, next: Unit | undefined): Forms | undefined {
  if (isFeminine(unit.folded)) return undefined;
  const numbered = ordinal(unit);
  if (numbered !== undefined) return numbered;
  return isBetween(unit, next) || staysBefore(unit, next)
    ? oneForm(unit.folded)
    : nonEmpty(adjectiveLemmas(unit.folded));
}

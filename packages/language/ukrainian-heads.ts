import { ANY_READING, NOMINATIVE, allOf } from './grammar.ts';
import { type Head, agreement, leading, nonEmpty } from './phrase-head.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { isAcronym } from './russian.ts';
import { adjectives, adjectivesOf, isSurelyAdjective } from './ukrainian-adjectives.ts';
import { neuterPlurals, nounsOf } from './ukrainian-lemmas.ts';
import type { Unit } from './ukrainian-names.ts';
import { isClearlyOblique } from './ukrainian-oblique-nouns.ts';
import { mensNames, mensWords, namedThings, unchanging, unchangingModifiers } from './ukrainian-words.ts';
import { paradigms, trueNouns } from './ukrainian.ts';

export function headOf(units: readonly Unit[]): Head | undefined {
  const modifiers = leading(units, modifier);
  return (
    nominativeHead(units, modifiers, nominatives) ??
    obliqueHead(units) ??
    nominativeHead(units, modifiers, adjectivesAgreeing) ??
    obliqueNoun(units) ??
    firstWord(units)
  );
}

const isUkrainian = (word: string): boolean => /^[а-яґєії']+$/.test(word);

type NounsAgreeing = (unit: Unit, agreed: number) => readonly Forms[];

function nominativeHead(
  units: readonly Unit[],
  modifiers: readonly Forms[],
  nounsAgreeing: NounsAgreeing,
): Head | undefined {
  for (let length = Math.min(modifiers.length, units.length - 1); length > 0; length -= 1) {
    const unit = units[length];
    const before = modifiers.slice(0, length);
    const agreed = agreement(units, before, nominativeOf);
    if (unit === undefined || unit.quoted || !isUkrainian(unit.folded) || agreed === 0) continue;
    const candidates = nounsAgreeing(unit, agreed);
    if (candidates.length === 0) continue;
    const noun = union(candidates);
    return { length: length + 1, slots: [...before, noun], agreed: agreed & nominativeOf(noun, unit.folded) };
  }
  return undefined;
}

/** Before a name, what looks like an adjective may be a noun: «столична Астана», but «країна Грузія». */
function modifier(unit: Unit, next: Unit | undefined): Forms | undefined {
  if (isBetween(unit, next)) return oneForm(unit.folded);
  if (unit.prefix || unchangingModifiers.has(unit.folded) || !/[а-яґєії]/.test(unit.folded)) {
    return oneForm(unit.folded);
  }
  const forms = adjectives(unit.folded);
  if (forms.length === 0) return isAdverb(unit, next) ? oneForm(unit.folded) : undefined;
  const isEither = next?.capital === true && /[аеіяє]$/.test(unit.folded) && !isSurelyAdjective(unit.folded);
  return union(isEither ? [...forms, ...womanly(unit.folded)] : forms);
}

/** «нафтова і газова галузь» */
const isBetween = ({ folded }: Unit, next: Unit | undefined): boolean =>
  /^(і|й|та|або|чи)$/.test(folded) && next !== undefined && isAdjective(next.folded);

const isAdjective = (word: string): boolean => adjectives(word).length > 0 || adjectivesOf(word).length > 0;

const obliqueModifier = (unit: Unit, next: Unit | undefined): Forms | undefined =>
  isBetween(unit, next) ? oneForm(unit.folded) : nonEmpty(adjectivesOf(unit.folded));

/** What looks like a feminine noun is one. */
const womanly = (word: string): readonly Forms[] =>
  trueNouns(word).map((forms) => (/[ая]$/.test(word) ? restrict(forms, ~allOf('m')) : forms));

/** «внутрішньо переміщені особи» */
const isAdverb = ({ folded }: Unit, next: Unit | undefined): boolean =>
  /..(ньо|но|во|ко)$/.test(folded) && next !== undefined && isSurelyNominative(next.folded);

const isSurelyNominative = (word: string): boolean =>
  /([иі]й|[аяеєі])$/.test(word) && adjectives(word).length > 0;

/** Paradigms of a noun whose nominative agrees with the adjectives before it. */
function nominatives(unit: Unit, agreed: number): readonly Forms[] {
  if (isAcronym(unit.text)) return [oneForm(unit.folded)];
  const likely = trueNouns(unit.folded).filter(
    (forms) => agrees(forms, unit.folded, agreed) && !isUnplaced(unit.folded, forms),
  );
  if (likely.length > 0) return likely;
  return neuterPlurals(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));
}

/** «службі» is no plural of anything: rather «прикордонна служба» in another case. */
const isUnplaced = (word: string, forms: Forms): boolean =>
  forms.size === 1 && /[иі]$/.test(word) && !unchanging.has(word);

const adjectivesAgreeing = (unit: Unit, agreed: number): readonly Forms[] =>
  adjectives(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));

const agrees = (forms: Forms, word: string, agreed: number): boolean =>
  (nominativeOf(forms, word) & agreed & gendersOf(word)) !== 0;

/** What looks like a feminine is masculine only where it is known to be a man. */
function gendersOf(word: string): number {
  const isMan = mensWords.has(word) || mensNames.has(word);
  return /[ая]$/.test(word) && !isMan ? ANY_READING & ~allOf('m') : ANY_READING;
}

function obliqueHead(units: readonly Unit[]): Head | undefined {
  const typed = (forms: Forms, word: string) => forms.get(word) ?? 0;
  const modifiers = leading(units, obliqueModifier);
  for (let length = Math.min(modifiers.length, units.length - 1); length > 0; length -= 1) {
    const unit = units[length];
    const before = modifiers.slice(0, length);
    const agreed = agreement(units, before, typed);
    if (unit === undefined || !isUkrainian(unit.folded) || agreed === 0) continue;
    const noun = nonEmpty(nounsOf(unit.folded).filter((forms) => (typed(forms, unit.folded) & agreed) !== 0));
    if (noun !== undefined) {
      return { length: length + 1, slots: [...before, noun], agreed: agreed & typed(noun, unit.folded) };
    }
  }
  return undefined;
}

/** «міністру оборони», «ринком праці»: a noun that is clearly in another case. */
function obliqueNoun([first, next]: readonly Unit[]): Head | undefined {
  if (first === undefined || next === undefined || first.capital || first.prefix) return undefined;
  const { folded } = first;
  if (!isUkrainian(folded) || !isClearlyOblique(folded)) return undefined;
  const inCase = (forms: Forms): number => (forms.get(folded) ?? 0) & ~NOMINATIVE;
  const noun = nonEmpty(nounsOf(folded).filter((forms) => inCase(forms) !== 0));
  return noun && { length: 1, slots: [noun], agreed: inCase(noun) };
}

function firstWord([first, next]: readonly Unit[]): Head | undefined {
  if (first === undefined || first.prefix || !isUkrainian(first.folded)) return undefined;
  const isForeign =
    /[^н]о$/.test(first.folded) && !mensNames.has(first.folded) && !namedThings.has(first.folded);
  const keeps = first.capital && next?.capital === true && isForeign;
  const forms = keeps || isAcronym(first.text) ? oneForm(first.folded) : union(paradigms(first.folded));
  if (forms.size === 0) return undefined;
  return { length: 1, slots: [forms], agreed: nominativeOf(forms, first.folded) & gendersOf(first.folded) };
}

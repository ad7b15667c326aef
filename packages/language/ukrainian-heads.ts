import { ANY_READING, NOMINATIVE, allOf, reading } from './grammar.ts';
import { type Head, agreement, leading, nonEmpty } from './phrase-head.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { isAcronym } from './russian.ts';
import { adjectives, adjectivesOf, isSurelyAdjective } from './ukrainian-adjectives.ts';
import { neuterPlurals, nounsOf } from './ukrainian-lemmas.ts';
import type { Unit } from './ukrainian-names.ts';
import { isClearlyOblique } from './ukrainian-oblique-nouns.ts';
import { isDativeBeforeName, isPlaceInGenitive, isSurelyOblique } from './ukrainian-oblique-persons.ts';
import {
  grammarWords,
  mensNames,
  mensWords,
  namedThings,
  unchanging,
  unchangingModifiers,
} from './ukrainian-words.ts';
import { paradigms, trueNouns } from './ukrainian.ts';

export function headOf(units: readonly Unit[]): Head | undefined {
  if (RUSSIAN.test(units[0]?.folded ?? '')) return undefined;
  const oblique = surelyOblique(units);
  if (oblique !== undefined) return oblique;
  const modifiers = leading(units, modifier);
  return (
    nominativeHead(units, modifiers, nominatives) ??
    obliqueHead(units) ??
    nominativeHead(units, modifiers, adjectivesAgreeing) ??
    obliqueNoun(units) ??
    obliqueAdjective(units) ??
    firstWord(units)
  );
}

const isUkrainian = (word: string): boolean => /^[а-яґєії']+$/.test(word);

/** Russian adjectives that have no letter of their own: «новая», «портовой», «татарский» are «нова», «портовий», «татарський». */
const RUSSIAN = /(..[вгджкмнтхцчшщ]ая|..(ов|ев|[сц]к)ой|[^аеиіоуюяєїь]ский)$/;

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
  if (isMister(unit, next)) return union(paradigms('пан'));
  if (unit.prefix || unchangingModifiers.has(unit.folded) || !/[а-яґєії]/.test(unit.folded)) {
    return oneForm(unit.folded);
  }
  const forms = adjectives(unit.folded);
  if (forms.length === 0) return isAdverb(unit, next) ? oneForm(unit.folded) : undefined;
  return union(mayBeNoun(unit, next) ? [...forms, ...womanly(unit.folded)] : forms);
}

const mayBeNoun = ({ folded }: Unit, next: Unit | undefined): boolean =>
  next?.capital === true && /[аеіяє]$/.test(folded) && !isSurelyAdjective(folded);

/** «пан президент», «панові президенту» */
const isMister = ({ folded }: Unit, next: Unit | undefined): boolean =>
  /^пан(|а|у|ові|ом|е)$/.test(folded) && next?.capital === false;

/** «нафтова і газова галузь» */
const isBetween = ({ folded }: Unit, next: Unit | undefined): boolean =>
  /^(і|й|та|або|чи)$/.test(folded) && next !== undefined && isAdjective(next.folded);

const isAdjective = (word: string): boolean => adjectives(word).length > 0 || adjectivesOf(word).length > 0;

function obliqueModifier(unit: Unit, next: Unit | undefined): Forms | undefined {
  if (isBetween(unit, next)) return oneForm(unit.folded);
  return isMister(unit, next) ? union(paradigms('пан')) : nonEmpty(adjectivesOf(unit.folded));
}

/** What looks like a feminine noun is one. */
const womanly = (word: string): readonly Forms[] =>
  trueNouns(word).map((forms) => (/[ая]$/.test(word) ? restrict(forms, ~allOf('m')) : forms));

/** «внутрішньо переміщені особи» */
const isAdverb = ({ folded }: Unit, next: Unit | undefined): boolean =>
  /..(ньо|но|(?<![сц]т)во|ко)$/.test(folded) && next !== undefined && isSurelyNominative(next.folded);

const isSurelyNominative = (word: string): boolean =>
  /([иі]й|[аяеєі])$/.test(word) && adjectives(word).length > 0;

/** Paradigms of a noun whose nominative agrees with the adjectives before it. */
function nominatives(unit: Unit, agreed: number): readonly Forms[] {
  if (isAcronym(unit.text)) return [oneForm(unit.folded)];
  if (isSurelyOblique(unit.folded) || (!unit.capital && isOfGrammar(unit.folded))) return [];
  const likely = trueNouns(unit.folded).filter(
    (forms) => agrees(forms, unit.folded, agreed) && !isUnplaced(unit, forms),
  );
  if (likely.length > 0) return likely;
  return neuterPlurals(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));
}

/** A preposition: «податкові на землю». */
const isOfGrammar = (word: string): boolean => word.length < 3 || grammarWords.has(word);

/**
 * «службі» is no plural of anything: rather «прикордонна служба» in another case. Nor is «банку» a nominative, if no name.
 */
const isUnplaced = ({ folded, capital }: Unit, forms: Forms): boolean =>
  forms.size === 1 && (capital ? /[иі]$/ : /[иіую]$/).test(folded) && !unchanging.has(folded);

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
    const nouns = nounsOf(unit.folded).map(withoutMen);
    const noun = nonEmpty(nouns.filter((forms) => (typed(forms, unit.folded) & agreed) !== 0));
    if (noun !== undefined) {
      return { length: length + 1, slots: [...before, noun], agreed: agreed & typed(noun, unit.folded) };
    }
  }
  return undefined;
}

/** «уповноваженого Ради» is of no man called «рада». */
function withoutMen(forms: Forms): Forms {
  const isWoman = [...forms].some(
    ([form, mask]) => (mask & reading('f', 'N')) !== 0 && gendersOf(form) !== ANY_READING,
  );
  return isWoman ? restrict(forms, ~allOf('m')) : forms;
}

/** «міністру оборони», «ринком праці»: a noun that is clearly in another case. */
function obliqueNoun([first, next]: readonly Unit[]): Head | undefined {
  if (first === undefined || next === undefined || first.capital || first.prefix) return undefined;
  const { folded } = first;
  return isUkrainian(folded) && isClearlyOblique(folded) ? nounInCase(folded) : undefined;
}

/** «міністрові оборони», «посла Казахстану», «портові Одеси» */
function surelyOblique([first, next]: readonly Unit[]): Head | undefined {
  if (first === undefined || next === undefined || first.capital || first.prefix) return undefined;
  const { folded } = first;
  const isName = next.capital && !next.quoted && !isAcronym(next.text);
  const isSure =
    isSurelyOblique(folded) || (isName && (isDativeBeforeName(folded) || isPlaceInGenitive(folded)));
  return isUkrainian(folded) && isSure ? nounInCase(folded) : undefined;
}

function nounInCase(folded: string): Head | undefined {
  const inCase = (forms: Forms): number => (forms.get(folded) ?? 0) & ~NOMINATIVE;
  const noun = nonEmpty(nounsOf(folded).filter((forms) => inCase(forms) !== 0));
  return noun && { length: 1, slots: [noun], agreed: inCase(noun) };
}

function firstWord([first, next]: readonly Unit[]): Head | undefined {
  if (first === undefined || first.prefix || !isUkrainian(first.folded)) return undefined;
  const forms = nominativesOf(first, next);
  if (forms.size === 0) return undefined;
  return { length: 1, slots: [forms], agreed: nominativeOf(forms, first.folded) & gendersOf(first.folded) };
}

function nominativesOf(first: Unit, next: Unit | undefined): Forms {
  const { folded } = first;
  const isForeign = /[^н]о$/.test(folded) && !mensNames.has(folded) && !namedThings.has(folded);
  const keeps = first.capital && next?.capital === true && isForeign;
  if (keeps || isAcronym(first.text)) return oneForm(folded);
  return union([...paradigms(folded), ...(first.capital || next === undefined ? [] : datives(folded))]);
}

/** «безпеці судноплавства», «угоді про зерно», which may also be a plural as «столиці» and «готелі» are. */
function datives(word: string): readonly Forms[] {
  if (!/..[бвдзклмнпрстфхц]і$/.test(word)) return [];
  const isDative = (forms: Forms): boolean => ((forms.get(word) ?? 0) & reading('f', 'D')) !== 0;
  const isHard = (forms: Forms): boolean =>
    [...forms].some(([form, mask]) => form.endsWith('а') && (mask & reading('f', 'N')) !== 0);
  return nounsOf(word).filter((forms) => isDative(forms) && isHard(forms));
}

/** «уповноваженого Ради», «постраждалих від удару» */
function obliqueAdjective([first, next]: readonly Unit[]): Head | undefined {
  if (first === undefined || next === undefined || first.capital || first.prefix) return undefined;
  const forms = /(ого|ому|их|ими)$/.test(first.folded) ? nonEmpty(adjectivesOf(first.folded)) : undefined;
  return forms && { length: 1, slots: [forms], agreed: forms.get(first.folded) ?? 0 };
}

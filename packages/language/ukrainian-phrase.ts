import { ANY_READING, allOf, reachable } from './grammar.ts';
import { agreement, leading, nonEmpty } from './phrase-head.ts';
import { type PhraseWord, compounds } from './phrase-words.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { isAcronym } from './russian.ts';
import { adjectives, adjectivesOf, isSurelyAdjective } from './ukrainian-adjectives.ts';
import { type Unit, apposition, asPerson } from './ukrainian-names.ts';
import { neuterPlurals, nounsOf } from './ukrainian-lemmas.ts';
import { mensNames, mensWords, unchangingModifiers } from './ukrainian-words.ts';
import { paradigms, trueNouns } from './ukrainian.ts';

/**
 * The forms of a Ukrainian phrase, one set per word; the words of a match agree, as in Russian:
 *
 * 1. Adjectives in the nominative and the noun they agree with are the head: «Середній коридор».
 * 2. Otherwise adjectives in another case and a noun that agrees: «Середнього коридору».
 * 3. Otherwise adjectives alone: «нова їдальня», «черговий».
 * 4. Otherwise the first word is the head, taken as a nominative.
 * What follows the head stays as typed, except names that stand in apposition (`ukrainian-names.ts`).
 */
export function ukrainianPhrase(words: readonly PhraseWord[]): readonly Forms[] | undefined {
  const units = compounds(words).map(asUnit);
  const head =
    nominativeHead(units, nominatives) ??
    obliqueHead(units) ??
    nominativeHead(units, adjectivesAgreeing) ??
    firstWord(units);
  if (head === undefined) return undefined;
  const rest = apposition(units.slice(0, head.length).at(-1), units.slice(head.length), head.agreed);
  const mask = reachable(rest.agreed);
  const heads = head.slots.map((forms, at) => {
    const kept = restrict(rest.person ? asPerson(forms) : forms, mask);
    return rest.undeclined && at === head.length - 1 ? union([kept, oneForm(units[at]?.folded ?? '')]) : kept;
  });
  const slots = [...heads, ...rest.slots];
  return units.flatMap((unit, at) => [...unit.before.map(firstPart), slots[at] ?? oneForm(unit.folded)]);
}

interface Head {
  /** Number of units in it. */
  readonly length: number;
  readonly slots: readonly Forms[];
  /** The readings that its words share as typed. */
  readonly agreed: number;
}

function asUnit(run: readonly PhraseWord[]): Unit {
  const last = run[run.length - 1];
  return {
    before: run.slice(0, -1),
    text: last?.text ?? '',
    folded: last?.folded ?? '',
    capital: run.some((word) => word.capital),
    prefix: last?.prefix ?? false,
  };
}

const isUkrainian = (word: string): boolean => /^[а-яґєії']+$/.test(word);

/** Part before a hyphen: as typed, or declined like a word of its own («міста-порту»). */
function firstPart(word: PhraseWord): Forms {
  const declines = /^[а-яґєії]{2,}[бвгґджзклмнпрстфхцчшщйо]$/.test(word.folded) && !isAcronym(word.text);
  const joins = declines && !/[сц]ько$/.test(word.folded);
  const forms = joins ? union(paradigms(word.folded)) : new Map<string, number>();
  return new Map([...forms.keys(), word.folded].map((form) => [form, ANY_READING]));
}

type NounsAgreeing = (unit: Unit, agreed: number) => readonly Forms[];

function nominativeHead(units: readonly Unit[], nounsAgreeing: NounsAgreeing): Head | undefined {
  const modifiers = leading(units, modifier);
  for (let length = Math.min(modifiers.length, units.length - 1); length > 0; length -= 1) {
    const unit = units[length];
    const before = modifiers.slice(0, length);
    const agreed = agreement(units, before, nominativeOf);
    if (unit === undefined || !isUkrainian(unit.folded) || agreed === 0) continue;
    const candidates = nounsAgreeing(unit, agreed);
    if (candidates.length === 0) continue;
    const noun = union(candidates);
    return { length: length + 1, slots: [...before, noun], agreed: agreed & nominativeOf(noun, unit.folded) };
  }
  return undefined;
}

/** Before a name, what looks like an adjective may be a noun: «столична Астана», but «країна Грузія». */
function modifier(unit: Unit, next: Unit | undefined): Forms | undefined {
  if (unit.prefix || unchangingModifiers.has(unit.folded) || !/[а-яґєії]/.test(unit.folded)) {
    return oneForm(unit.folded);
  }
  const forms = adjectives(unit.folded);
  if (forms.length === 0) return undefined;
  const isEither = next?.capital === true && /[аеіяє]$/.test(unit.folded) && !isSurelyAdjective(unit.folded);
  return union(isEither ? [...forms, ...trueNouns(unit.folded)] : forms);
}

/** Paradigms of a noun whose nominative agrees with the adjectives before it. */
function nominatives(unit: Unit, agreed: number): readonly Forms[] {
  if (isAcronym(unit.text)) return [oneForm(unit.folded)];
  const likely = trueNouns(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));
  if (likely.length > 0) return likely;
  return neuterPlurals(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));
}

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
  const modifiers = leading(units, (unit) => nonEmpty(adjectivesOf(unit.folded)));
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

function firstWord([first]: readonly Unit[]): Head | undefined {
  if (first === undefined || first.prefix || !isUkrainian(first.folded)) return undefined;
  const forms = isAcronym(first.text) ? oneForm(first.folded) : union(paradigms(first.folded));
  if (forms.size === 0) return undefined;
  return { length: 1, slots: [forms], agreed: nominativeOf(forms, first.folded) & gendersOf(first.folded) };
}

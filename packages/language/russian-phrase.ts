import { ANY_READING, allOf } from './grammar.ts';
import { type PhraseWord, compounds } from './phrase-words.ts';
import { adjective, adjectivesOf } from './russian-adjectives.ts';
import { type Forms, nominativeOf, oneForm, union } from './russian-endings.ts';
import { masculinePlurals, neuterPlurals, nounsOf } from './russian-nouns.ts';
import { apposition } from './russian-names.ts';
import { adjectivesAsNouns, mensWords, unchangingModifiers } from './russian-words.ts';
import { isAcronym, paradigms, trueNouns } from './russian.ts';

/** What a Russian phrase may be as a whole (readings, `grammar.ts`), and the forms of each of its words. */
export interface InflectedPhrase {
  readonly mask: number;
  readonly words: readonly Forms[];
}

/**
 * The forms of a Russian phrase, one set per word; the words of a match agree: the AND of their masks and of the mask
 * of the phrase is not zero. The words keep their whole paradigms: what narrows them is the phrase's mask.
 *
 * 1. Adjectives in the nominative and the noun they agree with are the head: «Средний коридор».
 * 2. Otherwise adjectives in another case and a noun that agrees: «Среднего коридора». Every lemma that has these
 *    forms is taken, and all its forms match.
 * 3. Otherwise adjectives alone: «новая столовая».
 * 4. Otherwise the first word is the head, taken as a nominative.
 * What follows the head stays as typed, except names that stand in apposition (`russian-names.ts`).
 */
export function russianPhrase(words: readonly PhraseWord[]): InflectedPhrase | undefined {
  const units = compounds(words).map(asUnit);
  const head =
    nominativeHead(units, nominatives) ??
    obliqueHead(units) ??
    nominativeHead(units, adjectiveAsNoun) ??
    firstWord(units);
  if (head === undefined) return undefined;
  const rest = apposition(units.slice(0, head.length).at(-1), units.slice(head.length), head.agreed);
  const slots = [...head.slots, ...rest.slots];
  const heads = rest.undeclined ? keepTyped(slots, units, head.length - 1) : slots;
  const forms = units.flatMap((unit, at) => [
    ...unit.before.map(firstPart),
    heads[at] ?? oneForm(unit.folded),
  ]);
  return { mask: rest.mask, words: forms };
}

/** A word, or a compound of which the last part inflects. */
export interface Unit {
  readonly before: readonly PhraseWord[];
  readonly text: string;
  readonly folded: string;
  readonly capital: boolean;
  readonly prefix: boolean;
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

const isRussian = (word: string): boolean => /^[а-я']+$/.test(word);

/** Part before a hyphen: as typed, or declined like a word of its own («Касыма-Жомарта», «города-порта»). */
function firstPart(word: PhraseWord): Forms {
  const declines = /^[а-я]{2,}[бвгджзклмнпрстфхцчшщй]$/.test(word.folded) && !isAcronym(word.text);
  const forms = declines ? union(paradigms(word.folded)) : new Map<string, number>();
  return new Map([...forms.keys(), word.folded].map((form) => [form, ANY_READING]));
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
    if (unit === undefined || !isRussian(unit.folded) || agreed === 0) continue;
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

function nominativeModifier(unit: Unit): Forms | undefined {
  if (unit.prefix || unchangingModifiers.has(unit.folded) || !/[а-я]/.test(unit.folded)) {
    return oneForm(unit.folded);
  }
  return adjective(unit.folded);
}

/** The last of the adjectives before a noun, and what they agree on. */
interface Modifier {
  readonly word: string;
  readonly agreed: number;
}

/** Paradigms of a noun whose nominative agrees with the adjectives before it. */
function nominatives(unit: Unit, { word, agreed }: Modifier): readonly Forms[] {
  if (isAcronym(unit.text)) return [oneForm(unit.folded)];
  // «ученые завода», «военные Армении»: perhaps no plural but a genitive.
  const genitive = adjectivesAsNouns.has(word) ? [oneForm(unit.folded)] : [];
  const likely = trueNouns(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));
  if (likely.length > 0) return [...likely, ...genitive];
  const plural = neuterPlurals(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));
  if (plural.length > 0) return [...plural, ...(unit.capital ? [oneForm(unit.folded)] : genitive)];
  return unit.capital && unit.folded.endsWith('и') ? [oneForm(unit.folded)] : [];
}

/** What looks like a feminine is masculine only where it is known to be a man. */
function agrees(forms: Forms, word: string, agreed: number): boolean {
  const masculine = /[ая]$/.test(word) && !mensWords.has(word) ? allOf('m') : 0;
  return (nominativeOf(forms, word) & agreed & ~masculine) !== 0;
}

function adjectiveAsNoun(unit: Unit, { agreed }: Modifier): readonly Forms[] {
  return paradigms(unit.folded).filter((forms) => agrees(forms, unit.folded, agreed));
}

function obliqueHead(units: readonly Unit[]): Head | undefined {
  const typed = (forms: Forms, word: string) => forms.get(word) ?? 0;
  const modifiers = leading(units, (unit) => nonEmpty(adjectivesOf(unit.folded)));
  for (let length = modifiers.length; length > 0; length -= 1) {
    const unit = units[length];
    const before = modifiers.slice(0, length);
    const agreed = agreement(units, before, typed);
    if (unit === undefined || !isRussian(unit.folded) || agreed === 0) continue;
    const noun = nonEmpty(nounsOf(unit.folded).filter((forms) => (typed(forms, unit.folded) & agreed) !== 0));
    if (noun !== undefined) {
      return { length: length + 1, slots: [...before, noun], agreed: agreed & typed(noun, unit.folded) };
    }
  }
  return undefined;
}

function firstWord(units: readonly Unit[]): Head | undefined {
  const [first] = units;
  if (first === undefined || first.prefix || !isRussian(first.folded)) return undefined;
  const forms = isAcronym(first.text)
    ? oneForm(first.folded)
    : union([...paradigms(first.folded), ...masculinePlurals(first.folded)]);
  return forms.size === 0
    ? undefined
    : { length: 1, slots: [forms], agreed: nominativeOf(forms, first.folded) };
}

function leading(units: readonly Unit[], formsOf: (unit: Unit) => Forms | undefined): readonly Forms[] {
  const found: Forms[] = [];
  for (const unit of units) {
    const forms = formsOf(unit);
    if (forms === undefined) break;
    found.push(forms);
  }
  return found;
}

const nonEmpty = (sets: readonly Forms[]): Forms | undefined => (sets.length === 0 ? undefined : union(sets));

function agreement(
  units: readonly Unit[],
  slots: readonly Forms[],
  readings: (forms: Forms, word: string) => number,
): number {
  return slots.reduce((mask, forms, at) => mask & readings(forms, units[at]?.folded ?? ''), ANY_READING);
}

/** A given name may stay as it is before its surname: «Никол Пашиняна». */
function keepTyped(slots: readonly Forms[], units: readonly Unit[], at: number): readonly Forms[] {
  const typed = oneForm(units[at]?.folded ?? '');
  return slots.map((forms, index) => (index === at ? union([forms, typed]) : forms));
}

import { ANY_READING, anyGender, anyNumber, reachable } from './grammar.ts';
import { joinedByDash } from './dashed-names.ts';
import type { PhraseWord } from './phrase-words.ts';
import { type Forms, oneForm, restrict, union } from './russian-endings.ts';
import { isAcronym } from './russian.ts';
import { withCapitals } from './small-letters.ts';
import { ukrainianCount } from './ukrainian-counted.ts';
import { givenNames } from './ukrainian-given-names.ts';
import type { Head } from './phrase-head.ts';
import { headOf } from './ukrainian-heads.ts';
import { type Unit, apposition, asPerson } from './ukrainian-names.ts';
import { inUnits } from './ukrainian-units.ts';
import { nameBehindPlace } from './ukrainian-oblique-places.ts';
import { obliqueName } from './ukrainian-oblique-names.ts';
import { paradigms } from './ukrainian.ts';

/**
 * The forms of a Ukrainian phrase, one set per word; the words of a match agree, as in Russian:
 *
 * 1. Adjectives in the nominative and the noun they agree with are the head: «Середній коридор».
 * 2. Otherwise adjectives in another case and a noun that agrees: «Середнього коридору».
 * 3. Otherwise adjectives alone: «нова їдальня», «черговий».
 * 4. Otherwise a noun in small letters that is clearly in another case: «міністру оборони».
 * 5. Otherwise the first word is the head, taken as a nominative.
 * A full name may be typed in another case (`ukrainian-oblique-names.ts`).
 * What follows the head stays as typed, except names that stand in apposition (`ukrainian-names.ts`).
 */
export function ukrainianPhrase(words: readonly PhraseWord[]): readonly Forms[] | undefined {
  const units = withCapitals(inUnits(joinedByDash(words)), givenNames);
  const slots = ukrainianCount(units) ?? obliqueName(units) ?? slotsOf(units);
  if (slots === undefined) return undefined;
  return units.flatMap((unit, at) => [...unit.before.map(firstPart), slots[at] ?? oneForm(unit.folded)]);
}

/** The forms of each unit, those at the end that stay as typed left out. */
function slotsOf(units: readonly Unit[]): readonly Forms[] | undefined {
  const head = headOf(units);
  if (head === undefined) return undefined;
  const joined = joinedOrName(units, head);
  if (joined !== undefined) return joined;
  const name = nameBehindPlace(units, head);
  if (name !== undefined)
    return [...head.slots.map((forms) => restrict(forms, reachable(head.agreed))), name];
  const rest = apposition(units.slice(0, head.length).at(-1), units.slice(head.length), head.agreed);
  const mask = reachable(rest.agreed);
  const heads = head.slots.map((forms, at) => {
    const kept = restrict(rest.person ? asPerson(forms) : forms, mask);
    return rest.undeclined && at === head.length - 1 ? union([kept, oneForm(units[at]?.folded ?? '')]) : kept;
  });
  return [...heads, ...rest.slots];
}

/**
 * A second head that «і», «й» or «та» joins, and a full name behind a title and what belongs to it, have the case of the
 * head and a number or gender of their own: «Боснія і Герцеговина», «речниця МЗС Олена Вітрова».
 */
function joinedOrName(units: readonly Unit[], head: Head): readonly Forms[] | undefined {
  const start = joins(units[head.length]) ? head.length + 1 : startOfName(units, head.length);
  const behind = start < 0 || head.agreed === 0 ? undefined : slotsOf(units.slice(start));
  if (behind === undefined) return undefined;
  const isJoined = joins(units[start - 1]);
  const spread = behind.map(
    (forms) =>
      new Map(
        [...forms].map(([form, mask]) => [form, isJoined ? anyNumber(mask) : anyGender(mask)] as const),
      ),
  );
  const between = units.slice(head.length, start).map(({ folded }) => oneForm(folded));
  const mask = reachable(head.agreed);
  return [...head.slots.map((forms) => restrict(forms, mask)), ...between, ...spread];
}

const joins = (unit: Unit | undefined): boolean => /^(і|й|та)$/.test(unit?.folded ?? '');

function startOfName(units: readonly Unit[], least: number): number {
  const head = units[least - 1];
  const start = units.findIndex(
    (unit, at) =>
      at >= least &&
      unit.capital &&
      !unit.quoted &&
      givenNames.has(unit.folded) &&
      isPartOfName(units[at + 1]),
  );
  const isOwn = head === undefined || givenNames.has(head.folded) || (head.capital && start === least);
  return isOwn || !units.slice(start).every(isPartOfName) ? -1 : start;
}

const isPartOfName = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  !unit.quoted &&
  (unit.capital || /^(фон|ван|дер|де|бен|бін|оглу|огли)$/.test(unit.folded));

/** Part before a hyphen: as typed, or declined like a word of its own («міста-порту»). */
function firstPart(word: PhraseWord): Forms {
  const declines = /^[а-яґєії]{2,}[бвгґджзклмнпрстфхцчшщйоаяиі]$/.test(word.folded) && !isAcronym(word.text);
  const isNoun = declines && !/[сц]ько$/.test(word.folded);
  const forms = isNoun ? union(paradigms(word.folded)) : new Map<string, number>();
  return new Map([...forms.keys(), word.folded].map((form) => [form, ANY_READING]));
}

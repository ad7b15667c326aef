import { ANY_READING, NOMINATIVE, allOf, anyGender, anyNumber, reachable, reading } from './grammar.ts';
import type { PhraseWord } from './phrase-words.ts';
import { type Forms, oneForm, restrict, union } from './russian-endings.ts';
import { countedHead } from './russian-counted.ts';
import type { Head } from './phrase-head.ts';
import { headOf } from './russian-heads.ts';
import { type Apposition, apposition } from './russian-names.ts';
import { type ObliqueName, isObliqueGiven, obliqueName, obliqueSurname } from './russian-oblique-names.ts';
import { nameBehindPlace } from './russian-oblique-things.ts';
import { allGivenNames, givenNames, particles } from './russian-person-names.ts';
import { staying } from './russian-staying-names.ts';
import { type Unit, inUnits, isRussian, spreadOut } from './russian-units.ts';
import { titles } from './russian-words.ts';
import { readingsOf } from './small-letters.ts';
import { wordForms } from './russian.ts';

/** What a Russian phrase may be as a whole (readings, `grammar.ts`), and the forms of each of its words. */
export interface InflectedPhrase {
  readonly mask: number;
  readonly words: readonly Forms[];
}

/**
 * The forms of a Russian phrase, one set per word; the words of a match agree: the AND of their masks and of the mask
 * of the phrase is not zero. The words keep their whole paradigms: what narrows them is the phrase's mask.
 *
 * The head (`russian-heads.ts`, behind a numeral `russian-counted.ts`) inflects, and so does a second head that «и» joins to it. What follows stays as typed,
 * except names that stand in apposition (`russian-names.ts`). A man's name may be typed in another case
 * (`russian-oblique-names.ts`).
 */
export function russianPhrase(words: readonly PhraseWord[]): InflectedPhrase | undefined {
  return readingsOf(inUnits(words), allGivenNames, givenNames).map(phraseOf).reduce(either);
}

/** What either reading allows: the person of «роман скляр» takes nothing away from the book. */
function either(
  one: InflectedPhrase | undefined,
  other: InflectedPhrase | undefined,
): InflectedPhrase | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const words = one.words.map((forms, at) => union([forms, other.words[at] ?? forms]));
  return { mask: one.mask | other.mask, words };
}

function phraseOf(units: readonly Unit[]): InflectedPhrase | undefined {
  const single = singleWord(units);
  if (single !== undefined) return { mask: ANY_READING, words: [single] };
  const counted = countedHead(units);
  if (counted !== undefined) return inWords(units, { slots: counted, mask: ANY_READING });
  const name = obliqueName(units);
  if (name !== undefined) return inWords(units, name);
  const head = headOf(units);
  if (head === undefined) return undefined;
  const rest =
    joined(units, head) ??
    nameBehindPlace(units, head) ??
    fullNameBehind(units, head) ??
    behindTitle(units, head) ??
    names(units, head);
  return inWords(units, { slots: withRest(units, head, rest), mask: rest.mask });
}

const withRest = (units: readonly Unit[], head: Head, rest: Apposition): readonly Forms[] => [
  ...(rest.head ?? (rest.undeclined ? keepTyped(head, units) : head.slots)),
  ...rest.slots,
];

/** A phrase of one word has all its forms: «Иванов» the woman's too, «казахстанский» those of any gender. */
function singleWord([unit, ...rest]: readonly Unit[]): Forms | undefined {
  if (unit === undefined || rest.length > 0 || unit.prefix || !isRussian(unit.folded)) return undefined;
  return unit.before.length + unit.after.length > 0 ? undefined : wordForms(unit.text);
}

const inWords = (units: readonly Unit[], { slots, mask }: ObliqueName): InflectedPhrase => ({
  mask,
  words: units.flatMap((unit, at) => spreadOut(unit, slots[at] ?? oneForm(unit.folded))),
});

const names = (units: readonly Unit[], head: Head): Apposition =>
  apposition(units[head.length - 1], units.slice(head.length), head.agreed);

/**
 * «официальный представитель МИД Мария Захарова»: a full name at the end has the case of the head and a gender of its own.
 * It begins with a known given name; what stands before it stays as typed.
 */
function fullNameBehind(units: readonly Unit[], head: Head): Apposition | undefined {
  const isName = (head.agreed & NOMINATIVE) === 0 ? isObliqueGiven : isGiven;
  const start = units.findIndex(
    (unit, at) => at >= head.length && isName(unit) && !unit.quoted && isPartOfName(units[at + 1]),
  );
  const name = units.slice(start);
  if (start < 0 || head.agreed === 0 || isOwnName(units[head.length - 1], start > head.length))
    return undefined;
  const slots = name.every(isPartOfName) ? fullName(name, head)?.map(ofPerson) : undefined;
  if (slots === undefined) return undefined;
  const between = units.slice(head.length, start).map(({ folded }) => oneForm(folded));
  const own = reachable(head.agreed);
  const title = head.slots.map((forms) => singular(ofPerson(restrict(forms, own))));
  return { slots: [...between, ...slots], mask: ANY_READING & ~allOf('p'), undeclined: false, head: title };
}

/** One of a kind, and alive: «депутат» is no accusative. A name in a vowel or of a woman has one accusative. */
const ofPerson = (forms: Forms): Forms => restrict(forms, ANY_READING & ~allOf('p') & ~reading('m', 'A'));

/** «президенту Токаеву» */
function behindTitle(units: readonly Unit[], head: Head): Apposition | undefined {
  const title = head.slots.at(-1);
  const isTitle = title !== undefined && [...title.keys()].some((form) => titles.has(form));
  const rest = units.slice(head.length);
  if (!isTitle || titles.has(units[head.length - 1]?.folded ?? '') || !rest.every(isPartOfName))
    return undefined;
  const slots = obliqueSurname(rest, head.agreed);
  return slots && { slots: slots.map(singular), mask: allOf('m') | allOf('p'), undeclined: false };
}

/** In the nominative, or in the case of a head that is in another one: «президенту страны Ильхаму Алиеву». */
function fullName(name: readonly Unit[], head: Head): readonly Forms[] | undefined {
  if ((head.agreed & NOMINATIVE) === 0) return obliqueName(name)?.slots;
  const first = headOf(name);
  return first && withRest(name, first, names(name, first));
}

const isGiven = ({ folded, capital }: Unit): boolean => capital && allGivenNames.has(folded);

/** The head is no title but the first of several names: «Хасан Али Ибрагимов», «Пак Михаил Юн». */
const isOwnName = (head: Unit | undefined, apart: boolean): boolean =>
  head === undefined || isGiven(head) || (head.capital && !apart);

const isPartOfName = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  (unit.capital || particles.has(unit.folded)) &&
  !unit.quoted &&
  !unit.prefix &&
  isRussian(unit.folded);

/** Of one person, whatever the gender of the title. */
const singular = (forms: Forms): Forms =>
  new Map([...forms].map(([form, mask]) => [form, anyGender(mask & ~allOf('p'))] as const));

/** «Босния и Герцеговина»: the second head has the case of the first; either keeps its number and gender. */
function joined(units: readonly Unit[], head: Head): Apposition | undefined {
  if (units[head.length]?.folded !== 'и') return undefined;
  const second = headOf(units.slice(head.length + 1));
  if (second === undefined || second.agreed === 0) return undefined;
  const number = numberOf(second.agreed);
  const cases = second.slots.map(
    (forms) => new Map([...forms].map(([form, mask]) => [form, anyNumber(mask & number)] as const)),
  );
  const slots = [oneForm('и'), ...cases];
  // «Тринидад и Тобаго»: foreign names in -о keep one form.
  const last = units[head.length + second.length];
  if (last?.capital === true && /[ое]$/.test(last.folded)) slots.splice(-1, 1, oneForm(last.folded));
  return { slots, mask: reachable(head.agreed) & numberOf(head.agreed), undeclined: false };
}

const numberOf = (agreed: number): number =>
  (agreed & ~allOf('p')) === 0 ? allOf('p') : ANY_READING & ~allOf('p');

/** A given name may stay as it is before its surname in the singular: «Никол Пашиняна». */
function keepTyped({ slots, length }: Head, units: readonly Unit[]): readonly Forms[] {
  const typed = staying(units[length - 1]?.folded ?? '');
  return slots.map((forms, index) => (index === length - 1 ? union([forms, typed]) : forms));
}

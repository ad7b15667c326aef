import { ANY_READING, allOf, anyNumber, reachable } from './grammar.ts';
import type { PhraseWord } from './phrase-words.ts';
import { type Forms, oneForm, union } from './russian-endings.ts';
import { countedHead } from './russian-counted.ts';
import { type Head, headOf } from './russian-heads.ts';
import { type Apposition, apposition } from './russian-names.ts';
import { type ObliqueName, obliqueName } from './russian-oblique-names.ts';
import { type Unit, inUnits, isRussian, spreadOut } from './russian-units.ts';
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
  const units = inUnits(words);
  const single = singleWord(units);
  if (single !== undefined) return { mask: ANY_READING, words: [single] };
  const counted = countedHead(units);
  if (counted !== undefined) return inWords(units, { slots: counted, mask: ANY_READING });
  const name = obliqueName(units);
  if (name !== undefined) return inWords(units, name);
  const head = headOf(units);
  if (head === undefined) return undefined;
  const rest = joined(units, head) ?? names(units, head);
  const heads = rest.undeclined ? keepTyped(head, units) : head.slots;
  return inWords(units, { slots: [...heads, ...rest.slots], mask: rest.mask });
}

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

/** A given name may stay as it is before its surname: «Никол Пашиняна». */
function keepTyped({ slots, length }: Head, units: readonly Unit[]): readonly Forms[] {
  const typed = oneForm(units[length - 1]?.folded ?? '');
  return slots.map((forms, index) => (index === length - 1 ? union([forms, typed]) : forms));
}

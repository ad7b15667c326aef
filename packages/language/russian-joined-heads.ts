import { allOf, inPlural, reading } from './grammar.ts';
import { type Head, leading } from './phrase-head.ts';
import { type Forms, restrict, union } from './russian-endings.ts';
import { nounLemmas } from './russian-lemmas.ts';
import { type Unit, isRussian } from './russian-units.ts';

const GENDERS = ['m', 'f', 'n'];

/**
 * Adjectives in the singular that «и» joins, and their noun in the plural: «первый и второй этапы», «Черного и Каспийского
 * морей». Each adjective has the gender of the noun and keeps the singular.
 */
export function joinedHead(
  units: readonly Unit[],
  modifier: (unit: Unit, next: Unit | undefined) => Forms | undefined,
): Head | undefined {
  const and = units.findIndex(({ folded }, at) => at > 0 && folded === 'и');
  if (and === -1) return undefined;
  const before = leading(units, modifier);
  const noun = units[before.length];
  if (and >= before.length || noun === undefined || noun.prefix || !isRussian(noun.folded)) return undefined;
  for (const gender of GENDERS) {
    const head = inGender(units, before, gender);
    if (head !== undefined) return head;
  }
  return undefined;
}

function inGender(units: readonly Unit[], before: readonly Forms[], gender: string): Head | undefined {
  const word = units[before.length]?.folded ?? '';
  const lemmas = nounLemmas(word).filter((forms) => isOf(forms, gender));
  const noun = restrict(union(lemmas), allOf('p'));
  const slots = before.map((forms) => (forms.size === 1 ? forms : asPlural(forms, gender)));
  const agreed = slots.reduce(
    (mask, forms, at) => mask & (forms.get(units[at]?.folded ?? '') ?? 0),
    noun.get(word) ?? 0,
  );
  return agreed === 0 ? undefined : { length: before.length + 1, slots: [...slots, noun], agreed };
}

const isOf = (forms: Forms, gender: string): boolean =>
  [...forms.values()].some((mask) => (mask & reading(gender, 'N')) !== 0);

const asPlural = (forms: Forms, gender: string): Forms =>
  restrict(new Map([...forms].map(([form, mask]) => [form, inPlural(mask, gender)] as const)), ~0);

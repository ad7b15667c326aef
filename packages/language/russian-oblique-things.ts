import { NOMINATIVE, anyGender, reachable } from './grammar.ts';
import { adjectivesOf } from './russian-adjectives.ts';
import { type Forms, nominativeOf, oneForm, union } from './russian-endings.ts';
import type { Head } from './phrase-head.ts';
import { nounLemmas } from './russian-lemmas.ts';
import { type Apposition, ofThing } from './russian-names.ts';
import type { Unit } from './russian-units.ts';
import { places } from './russian-words.ts';
import { paradigms } from './russian.ts';

/**
 * «озере Балхаш», «рекой Сырдарьей», «города Астаны»: the name behind a place that is typed in another case. It is in the
 * nominative and may stay so, or in the case of the place; then every lemma of it that can be so is taken. Names of
 * countries belong to the place: «города Казахстана».
 */
export function nameBehindPlace(units: readonly Unit[], head: Head): Apposition | undefined {
  const [name, ...more] = units.slice(head.length);
  const place = head.slots.at(-1) ?? new Map<string, number>();
  const isPlace = [...place.keys()].some((form) => places.has(form));
  if (!isPlace || (head.agreed & NOMINATIVE) !== 0 || head.agreed === 0) return undefined;
  if (name === undefined || more.length > 0 || !mayBeName(name)) return undefined;
  const forms = formsOf(name, anyGender(head.agreed));
  if (forms === undefined) return undefined;
  return {
    slots: [union([ofThing(forms), oneForm(name.folded)])],
    mask: reachable(head.agreed),
    undeclined: false,
  };
}

const mayBeName = ({ capital, quoted, prefix, folded, before }: Unit): boolean =>
  capital &&
  !quoted &&
  !prefix &&
  before.length === 0 &&
  /^[а-я]{3,}$/.test(folded) &&
  !/стана?$/.test(folded);

function formsOf({ folded }: Unit, cases: number): Forms | undefined {
  const nominative = paradigms(folded).filter((forms) => nominativeOf(forms, folded) !== 0);
  const inCase = [...nounLemmas(folded), ...adjectivesOf(folded)].filter(
    (forms) => (anyGender(forms.get(folded) ?? 0) & cases) !== 0 && nominativeOf(forms, folded) === 0,
  );
  const found = inCase.length > 0 ? inCase : nominative;
  return found.length === 0 ? undefined : union(found);
}

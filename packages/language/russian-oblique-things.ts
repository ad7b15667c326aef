import { ANY_READING, NOMINATIVE, allOf, anyGender, reachable, reading } from './grammar.ts';
import { adjectivesOf } from './russian-adjectives.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import type { Head } from './phrase-head.ts';
import { nounsOf } from './russian-nouns.ts';
import { type Apposition, ofThing } from './russian-names.ts';
import type { Unit } from './russian-units.ts';
import { places } from './russian-words.ts';
import { paradigms } from './russian.ts';

/**
 * «озере Балхаш», «рекой Сырдарьей», «города Астаны»: the name behind a place that is typed in another case. It is in the
 * nominative and may stay so, or in the case of the place; then every lemma of it that can be so is taken. Names of
 * countries belong to the place: «города Казахстана». What is a plural as well («города Астаны») keeps that reading.
 */
export function nameBehindPlace(units: readonly Unit[], head: Head): Apposition | undefined {
  const [name, ...more] = units.slice(head.length);
  const place = head.slots.at(-1) ?? new Map<string, number>();
  const isPlace = [...place.keys()].some((form) => places.has(form));
  const cases = casesOf(units[head.length - 1], head);
  if (!isPlace || (cases & NOMINATIVE) !== 0 || cases === 0) return undefined;
  if (name === undefined || more.length > 0 || !mayBeName(name)) return undefined;
  const forms = formsOf(name, { cases: anyGender(cases), nominativeToo: cases === head.agreed });
  if (forms === undefined) return undefined;
  return {
    slots: [union([ofThing(forms), staying(forms), oneForm(name.folded)])],
    mask: reachable(head.agreed),
    undeclined: false,
  };
}

/** «городом Астана» */
const staying = (forms: Forms): Forms =>
  new Map(
    [...forms]
      .filter(([, mask]) => (mask & NOMINATIVE & ~allOf('p')) !== 0)
      .map(([form]) => [form, ANY_READING & ~allOf('p')] as const),
  );

/** In which case the place is typed. «города», «озера» by themselves are nominative plurals or a singular's genitive. */
function casesOf(noun: Unit | undefined, { length, slots, agreed }: Head): number {
  const readings = slots.at(-1)?.get(noun?.folded ?? '') ?? 0;
  const genitive = length === 1 ? readings & (reading('m', 'G') | reading('n', 'G')) : 0;
  return (agreed & reading('p', 'N')) !== 0 && genitive !== 0 ? genitive : agreed;
}

const mayBeName = ({ capital, quoted, prefix, folded, before }: Unit): boolean =>
  capital &&
  !quoted &&
  !prefix &&
  before.length === 0 &&
  /^[а-я]{3,}$/.test(folded) &&
  !/стана?$/.test(folded);

function formsOf(
  { folded }: Unit,
  { cases, nominativeToo }: { cases: number; nominativeToo: boolean },
): Forms | undefined {
  const nominative = nominativeToo
    ? paradigms(folded).filter((forms) => nominativeOf(forms, folded) !== 0)
    : [];
  const isInCase = (forms: Forms): boolean => (anyGender(forms.get(folded) ?? 0) & cases) !== 0;
  const inCase = [...nounsOf(folded), ...adjectivesOf(folded)]
    .map((forms) => (nominativeToo ? forms : restrict(forms, ~allOf('p'))))
    .filter((forms) => isInCase(forms) && nominativeOf(forms, folded) === 0);
  const found = inCase.length > 0 ? inCase : nominative;
  return found.length === 0 ? undefined : union(found);
}

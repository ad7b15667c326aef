import { COUNTED, allOf, reading } from './grammar.ts';
import { adjective } from './russian-adjectives.ts';
import { type Forms, restrict, union } from './russian-endings.ts';
import { adjectiveLemmas, nounLemmas } from './russian-lemmas.ts';
import { type Unit, isRussian } from './russian-units.ts';

/**
 * A typed numeral with what it counts: «два морских порта», «двух морских портов»; «пять портов», «пятью портами».
 *
 * Within the phrase the place of the counted form is the masculine nominative, which nothing plural has; so it needs no
 * number before the phrase.
 */
const COUNTS = reading('m', 'N');
/** «две новые страны» */
const NOMINATIVES = reading('p', 'N') | reading('p', 'A');
const OF = reading('p', 'G') | reading('p', 'B') | reading('p', 'L');

const small = (typed: readonly string[], [of, to, by]: readonly [string, string, string]) => {
  const oblique: Forms = new Map([
    [of, OF],
    [to, reading('p', 'D')],
    [by, reading('p', 'I')],
  ]);
  return typed.map(
    (form) =>
      [form, union([new Map([[form, form === 'две' ? COUNTS | NOMINATIVES : COUNTS]]), oblique])] as const,
  );
};

const large = (typed: string) => {
  const forms = new Map([
    [typed, reading('p', 'G')],
    [typed.replace(/ь$/, 'и'), OF | reading('p', 'D')],
    [typed.replace(/ь$/, 'ью'), reading('p', 'I')],
  ]);
  return [typed, forms] as const;
};

const numerals: ReadonlyMap<string, Forms> = new Map([
  ...small(['два', 'две'], ['двух', 'двум', 'двумя']),
  ...small(['три'], ['трех', 'трем', 'тремя']),
  ...small(['четыре'], ['четырех', 'четырем', 'четырьмя']),
  ...'пять шесть семь девять десять'.split(' ').map(large),
]);

/** The forms of the numeral, the adjectives and the noun that open the phrase. */
export function countedHead([first, ...rest]: readonly Unit[]): readonly Forms[] | undefined {
  const numeral = numerals.get(first?.folded ?? '');
  const noun = rest.findIndex((unit) => !isAdjective(unit));
  const counts = rest[noun];
  if (numeral === undefined || counts === undefined || counts.prefix || !isRussian(counts.folded))
    return undefined;
  const sets = [
    ...rest.slice(0, noun).map(adjectives),
    nounLemmas(counts.folded).filter(mayBeCounted(counts)),
  ];
  return sets.some((each) => each.length === 0) ? undefined : [numeral, ...sets.map(inCount)];
}

function adjectives({ folded }: Unit): readonly Forms[] {
  const nominative = adjective(folded);
  return nominative === undefined ? adjectiveLemmas(folded) : [nominative];
}

const isAdjective = (unit: Unit): boolean =>
  /([ыи]х|[ыи]е)$/.test(unit.folded) && adjectives(unit).length > 0;

const mayBeCounted =
  ({ folded }: Unit) =>
  (forms: Forms): boolean =>
    ((forms.get(folded) ?? 0) & (COUNTED | reading('p', 'G'))) !== 0;

function inCount(sets: readonly Forms[]): Forms {
  const counted = [...union(sets)].map(
    ([form, mask]) => [form, (mask & allOf('p')) | ((mask & COUNTED) === 0 ? 0 : COUNTS)] as const,
  );
  return restrict(new Map(counted), ~0);
}

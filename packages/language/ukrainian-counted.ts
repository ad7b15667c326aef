import { type Forms, restrict, union } from './russian-endings.ts';
import { allOf, reading } from './grammar.ts';
import { adjectives, adjectivesOf } from './ukrainian-adjectives.ts';
import { nounsOf } from './ukrainian-lemmas.ts';
import type { Unit } from './ukrainian-names.ts';
import { paradigms } from './ukrainian.ts';

/**
 * A typed numeral with what it counts: «два морські порти», «двох морських портів»; «п'ять портів», «п'ятьма портами».
 * All of it is plural.
 */
const NOMINATIVE = reading('p', 'N') | reading('p', 'A');
const GENITIVE = reading('p', 'G');
const OF = GENITIVE | reading('p', 'B') | reading('p', 'L');

const small = (typed: string, [of, to, by]: readonly [of: string, to: string, by: string]): Forms =>
  new Map([
    [typed, NOMINATIVE],
    [of, OF],
    [to, reading('p', 'D')],
    [by, reading('p', 'I')],
  ]);

const large = (typed: string): readonly [string, Forms] => {
  const stem = typed.slice(0, -1);
  const forms = new Map([
    [typed, GENITIVE],
    [`${stem}и`, OF | reading('p', 'D')],
    [`${stem}ьох`, OF],
    [`${stem}ьом`, reading('p', 'D')],
    [`${stem}ьма`, reading('p', 'I')],
  ]);
  return [typed, forms];
};

const numerals: ReadonlyMap<string, Forms> = new Map([
  ['два', small('два', ['двох', 'двом', 'двома'])],
  ['дві', small('дві', ['двох', 'двом', 'двома'])],
  ['три', small('три', ['трьох', 'трьом', 'трьома'])],
  ['чотири', small('чотири', ['чотирьох', 'чотирьом', 'чотирма'])],
  ...["п'ять", "дев'ять", 'десять'].map(large),
]);

/** The forms of the numeral, the adjectives and the noun that open the phrase. */
export function ukrainianCount([first, ...rest]: readonly Unit[]): readonly Forms[] | undefined {
  const numeral = numerals.get(first?.folded ?? '');
  if (numeral === undefined) return undefined;
  const noun = rest.findIndex((unit) => adjectivesAt(unit.folded).length === 0);
  const counts = rest[noun];
  if (counts === undefined || counts.prefix) return undefined;
  const sets = [
    ...rest.slice(0, noun).map((unit) => adjectivesAt(unit.folded)),
    [...paradigms(counts.folded), ...nounsOf(counts.folded)].filter(isPlural(counts.folded)),
  ];
  return sets.some((each) => each.length === 0)
    ? undefined
    : [numeral, ...sets.map((each) => restrict(union(each), allOf('p')))];
}

/** Only plurals: «морські», «морських». */
const adjectivesAt = (word: string): readonly Forms[] =>
  (/[иі]х$/.test(word) ? adjectivesOf(word) : adjectives(word)).filter(isPlural(word));

const isPlural =
  (word: string) =>
  (forms: Forms): boolean =>
    ((forms.get(word) ?? 0) & (NOMINATIVE | GENITIVE)) !== 0;

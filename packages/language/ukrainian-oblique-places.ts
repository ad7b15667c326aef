import { NOMINATIVE, allOf, anyGender } from './grammar.ts';
import type { Head } from './phrase-head.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { ofThing } from './russian-names.ts';
import { adjectivesOf } from './ukrainian-adjectives.ts';
import { nounsOf } from './ukrainian-lemmas.ts';
import type { Unit } from './ukrainian-names.ts';
import { namedThings } from './ukrainian-words.ts';
import { paradigms } from './ukrainian.ts';

/**
 * «місту Дніпру», «озером Світязь», «міста Києва»: the name behind a thing that is typed in another case than the
 * nominative. It may stay as typed; where it is in the same case, every lemma of it that can be so is taken.
 */
export function nameBehindPlace(units: readonly Unit[], head: Head): Forms | undefined {
  const [name, ...more] = units.slice(head.length);
  const place = head.slots.at(-1) ?? new Map<string, number>();
  const isOblique = head.agreed !== 0 && (head.agreed & NOMINATIVE) === 0;
  if (!isOblique || name === undefined || more.length > 0 || !mayBeName(name)) return undefined;
  if (![...place.keys()].some((form) => namedThings.has(form))) return undefined;
  const cases = anyGender(head.agreed);
  const inCase = [...nounsOf(name.folded), ...adjectivesOf(name.folded)]
    .map((forms) => restrict(forms, ~allOf('p')))
    .filter(
      (forms) =>
        (anyGender(forms.get(name.folded) ?? 0) & cases) !== 0 && nominativeOf(forms, name.folded) === 0,
    );
  const nominative = paradigms(name.folded).filter((forms) => nominativeOf(forms, name.folded) !== 0);
  const found = inCase.length > 0 ? inCase : nominative;
  return found.length === 0 ? undefined : union([ofThing(union(found)), oneForm(name.folded)]);
}

const mayBeName = ({ capital, quoted, prefix, folded, before }: Unit): boolean =>
  capital && !quoted && !prefix && before.length === 0 && /^[а-яґєії']{3,}$/.test(folded);

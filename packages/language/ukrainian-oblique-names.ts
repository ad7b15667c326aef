import { allOf } from './grammar.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { adjectivesOf } from './ukrainian-adjectives.ts';
import { givenNames } from './ukrainian-given-names.ts';
import { nounsOf } from './ukrainian-lemmas.ts';
import { type Unit, asPerson } from './ukrainian-names.ts';
import { mensNames } from './ukrainian-words.ts';
import { paradigms } from './ukrainian.ts';

/**
 * A full name typed in another case, which begins with a known given name: «Володимира Зеленського», «Оленою Вітровою».
 * The forms of each word; nothing where the phrase is no such name.
 */
export function obliqueName(units: readonly Unit[]): readonly Forms[] | undefined {
  const [first, ...rest] = units;
  if (first === undefined || rest.length === 0 || !units.every(isPart)) return undefined;
  const given = givenByForm().get(first.folded);
  if (given === undefined) return undefined;
  const typed = given.get(first.folded) ?? 0;
  const slots = rest.map(({ folded }) => inCase(folded, typed));
  return slots.every(({ size }) => size > 0) ? [given, ...slots] : undefined;
}

const isPart = ({ capital, prefix, quoted, folded }: Unit): boolean =>
  capital && !prefix && !quoted && /^[а-яґєії']+$/.test(folded);

/** Worked out when the first name is asked for. */
const known: { byForm?: ReadonlyMap<string, Forms> } = {};

const givenByForm = (): ReadonlyMap<string, Forms> => (known.byForm ??= readGivenNames());

/** Paradigms of the known given names by each of their forms that is no nominative of one. */
function readGivenNames(): ReadonlyMap<string, Forms> {
  const byForm = new Map<string, Forms>();
  for (const name of givenNames) {
    const gender = (/[ая]$/.test(name) && !mensNames.has(name)) || name === 'любов' ? 'f' : 'm';
    const forms = restrict(union(paradigms(name)), allOf(gender));
    for (const form of forms.keys()) {
      if (!givenNames.has(form)) byForm.set(form, union([byForm.get(form) ?? new Map(), forms]));
    }
  }
  return byForm;
}

/** Every surname, patronymic or further name that can stand in one of the cases. */
function inCase(word: string, typed: number): Forms {
  const genders = ['m', 'f'].filter((gender) => (typed & allOf(gender)) !== 0).map(allOf);
  const agreeing = genders
    .flatMap((gender) => [...adjectivesOf(word), ...nounsOf(word)].map((forms) => restrict(forms, gender)))
    .filter((forms) => ((forms.get(word) ?? 0) & typed) !== 0 && nominativeOf(forms, word) === 0);
  return agreeing.length > 0 || !keepsForm(word, typed) ? asPerson(union(agreeing)) : oneForm(word);
}

/** «Марком Рубіо», and of women «Ірини Верещук», «Юлії Тимошенко». */
const keepsForm = (word: string, typed: number): boolean =>
  /([уюеєи]|[іи]о)$/.test(word) || ((typed & allOf('f')) !== 0 && /([^аеиіоуюяєїйь]|ко)$/.test(word));

import { NOMINATIVE, allOf, anyGender } from './grammar.ts';
import { adjective, adjectivesOf } from './russian-adjectives.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { nounLemmas } from './russian-lemmas.ts';
import { lemmaOf } from './russian-likely-lemmas.ts';
import { nouns } from './russian-nouns.ts';
import { allGivenNames, givenNames, particles, surnamesFirst, womensNames } from './russian-person-names.ts';
import type { Unit } from './russian-units.ts';
import { unchanging } from './russian-words.ts';

/**
 * A full name typed in another case: «Ильхама Алиева», «Эльвирой Набиуллиной», «Сергеем Викторовичем Лавровым». The given
 * name is known, and is no nominative of another one; or it is a man's with a surname in a case that no woman's name has
 * in the nominative.
 */
export interface ObliqueName {
  readonly slots: readonly Forms[];
  readonly mask: number;
}

const SURNAME = /^(.{2,}(?:ов|ев|ин|ын))(?:у|ым)$/;
const ADJECTIVE = /^(.{2,}[сц]к)(?:ого|ому|им)$/;

/** The forms of such a name; nothing where the phrase is none. */
export function obliqueName(units: readonly Unit[]): ObliqueName | undefined {
  const isName = units.every((unit, at) => unit.capital || (at > 0 && particles.has(unit.folded)));
  if (!isName || units.length < 2) return undefined;
  return ofKnownName(units) ?? ofMan(units) ?? ofUnchangingName(units) ?? ofStayingName(units);
}

/**
 * «президенту Токаеву», «депутата Петровой»: the names behind a title that is in one of the cases. Nothing where none of
 * them can be. «президенту Эрдоган», where the name alone was left in the nominative, is read as if it were not.
 */
export function obliqueSurname(names: readonly Unit[], typed: number): readonly Forms[] | undefined {
  const cases = anyGender(typed & allOf('m') & ~NOMINATIVE);
  const isName =
    names.length <= 3 &&
    names.every(({ capital, quoted, text }) => capital && !quoted && text !== text.toUpperCase());
  if (cases === 0 || !isName) return undefined;
  const last = names.at(-1)?.folded ?? '';
  if (!(NO_PLACE.test(last) || /[бвгджзклмнпрстфхцчшщ]$/.test(last)) || unchanging.has(last))
    return undefined;
  const slots = names.map((unit) => inCase(unit, cases));
  if (slots.every(({ size }) => size === 1) && /[бвгджзклмнпрстфхцчшщ]$/.test(last)) {
    slots.splice(-1, 1, union([restrict(union(nouns(last)), allOf('m')), oneForm(last)]));
  }
  return slots.some(({ size }) => size > 1) ? slots : undefined;
}

function ofKnownName([first, ...rest]: readonly Unit[]): ObliqueName | undefined {
  const given = first === undefined ? undefined : givenByForm().get(first.folded);
  if (first === undefined || given === undefined) return undefined;
  const typed = given.get(first.folded) ?? 0;
  const slots = [given, ...rest.map((unit) => inCase(unit, typed))];
  const woman = womanAsTyped(first, rest);
  return {
    slots: slots.map((forms, at) => union([forms, woman[at] ?? new Map<string, number>()])),
    mask: allOf('m') | allOf('f'),
  };
}

/** «Фарида Шерматова»: hers in the nominative as well as his in the genitive. */
function womanAsTyped(first: Unit, rest: readonly Unit[]): readonly Forms[] {
  const mayBe = /[ая]$/.test(first.folded) && rest.every(({ folded }) => FEMALE.test(folded));
  return mayBe ? [first, ...rest].map(({ folded }) => restrict(union(nouns(folded)), allOf('f'))) : [];
}

const FEMALE = /..(ова|ева|ина|ына|овна|евна|ична)$/;

/** A known given name in another case than the nominative. */
export const isObliqueGiven = ({ folded, capital }: Unit): boolean => capital && givenByForm().has(folded);

/** Worked out when the first name is asked for. */
const known: { byForm?: ReadonlyMap<string, Forms> } = {};

const givenByForm = (): ReadonlyMap<string, Forms> => (known.byForm ??= readGivenNames());

/** Paradigms of the known given names by each of their forms that is no nominative of one. */
function readGivenNames(): ReadonlyMap<string, Forms> {
  const byForm = new Map<string, Forms>();
  for (const [names, gender] of [[givenNames, 'm'] as const, [womensNames, 'f'] as const]) {
    for (const name of names) {
      const forms = restrict(union(nouns(name)), allOf(gender));
      for (const form of forms.keys()) {
        if (!allGivenNames.has(form)) byForm.set(form, union([byForm.get(form) ?? new Map(), forms]));
      }
    }
  }
  return byForm;
}

/** The forms of a surname, patronymic or further name that can stand in one of the cases; else it stays as typed. */
function inCase({ folded }: Unit, typed: number): Forms {
  if (particles.has(folded)) return oneForm(folded);
  const family = [...familyNames(folded), ...adjectivesOf(folded), ...nounLemmas(folded)];
  const genders = ['m', 'f'].filter((gender) => (typed & allOf(gender)) !== 0).map(allOf);
  const agreeing = genders
    .flatMap((gender) => family.map((forms) => restrict(forms, gender)))
    .filter((forms) => forms.size > 1 && ((forms.get(folded) ?? 0) & typed) !== 0)
    .filter((forms) => nominativeOf(forms, folded) === 0);
  return agreeing.length > 0 ? union(agreeing) : oneForm(folded);
}

/** A surname in one of the cases, and hardly the genitive of what the title belongs to: «мэра Берлина». */
const NO_PLACE =
  /..((?:[ое]в|(?<!^(?:берл|пек|харб|тур|дубл|любл))ин)(а|ой|ым|у|е)|ск(ого|ой|ому|им|ом)|ян(а|у|ом|е)|[бвгджзклмнпрстфхцчшщ](у|ом|ем|ым))$/;

const FAMILY = /^(.{2,}(?:ов|ев|ин|ын))(?:а|у|ым|е|ой)$/;

/** «Лаврове», «Лавровой» */
function familyNames(typed: string): readonly Forms[] {
  const man = FAMILY.exec(typed)?.[1];
  return man === undefined ? [] : [nouns(man)[0], nouns(`${man}а`)[0]].filter((forms) => forms !== undefined);
}

/** «Эмомали Рахмоне», «Джо Байдену», «Си Цзиньпином»: the given name is known and keeps one form. */
function ofUnchangingName(units: readonly Unit[]): ObliqueName | undefined {
  const given = units.slice(0, -1);
  const last = units.at(-1)?.folded ?? '';
  if (!given.every(isUnchangingGiven) || !/...(ом|ем|ым|у|е|а)$/.test(last)) return undefined;
  const lemmas = nounLemmas(last)
    .filter((forms) => /[бвгджзклмнпрстфхцчшщ]$/.test(lemmaOf(forms, 'm')))
    .map((forms) => restrict(forms, allOf('m') | allOf('p')));
  const surname = surnameOf(last);
  if (lemmas.length === 0 && surname === undefined) return undefined;
  const typed = /[ае]$/.test(last) ? [...nouns(last), oneForm(last)] : [];
  const all = union([...(surname === undefined ? lemmas : [surname]), ...typed]);
  return { slots: [...given.map(({ folded }) => oneForm(folded)), all], mask: allOf('m') | allOf('p') };
}

const isUnchangingGiven = ({ folded }: Unit): boolean =>
  /[еиоуыэю]$/.test(folded) &&
  !womensNames.has(folded) &&
  (givenNames.has(folded) || surnamesFirst.has(folded));

function ofMan(units: readonly Unit[]): ObliqueName | undefined {
  const surname = surnameOf(units.at(-1)?.folded ?? '');
  const given = units.slice(0, -1);
  if (surname === undefined) return undefined;
  const typed = surname.get(units.at(-1)?.folded ?? '') ?? 0;
  const slots = given.map(({ folded }) => givenForms(folded, typed));
  const mask = allOf('m') | allOf('p');
  return slots.some((forms) => forms.size > 1) ? { slots: [...slots, surname], mask } : undefined;
}

function surnameOf(typed: string): Forms | undefined {
  const noun = SURNAME.exec(typed)?.[1];
  if (noun !== undefined) return nouns(noun)[0];
  const stem = ADJECTIVE.exec(typed)?.[1];
  return stem === undefined ? undefined : adjective(`${stem}ий`);
}

function givenForms(typed: string, readings: number): Forms {
  const masculine = nounLemmas(typed)
    .map((forms) => restrict(forms, allOf('m') | allOf('p')))
    .filter((forms) => ((forms.get(typed) ?? 0) & readings & allOf('m')) !== 0);
  return masculine.length > 0 ? union(masculine) : oneForm(typed);
}

/** «Никол Пашиняна», «Реджеп Тайип Эрдоганом»: known given names stayed before a surname that is in another case. */
function ofStayingName(units: readonly Unit[]): ObliqueName | undefined {
  const given = units.slice(0, -1);
  const last = units.at(-1)?.folded ?? '';
  const stays = given.every(({ folded }) => givenNames.has(folded) && /[бвгджзклмнпрстфхцчшщ]$/.test(folded));
  if (!stays || !/(..[ая]н(а|у|ом|е)|...[бвгджзклмнпрстфхцчшщ](ом|ем))$/.test(last)) return undefined;
  const surname = nounLemmas(last)
    .map((forms) => restrict(forms, allOf('m')))
    .filter((forms) => /[бвгджзклмнпрстфхцчшщ]$/.test(lemmaOf(forms, 'm')));
  if (surname.length === 0) return undefined;
  const names = given.map(({ folded }) =>
    union([oneForm(folded), ...nouns(folded).map((forms) => restrict(forms, allOf('m')))]),
  );
  return { slots: [...names, union(surname)], mask: allOf('m') };
}

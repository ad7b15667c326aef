import { allOf } from './grammar.ts';
import { adjective } from './russian-adjectives.ts';
import { type Forms, oneForm, restrict, union } from './russian-endings.ts';
import { nounLemmas } from './russian-lemmas.ts';
import { nouns } from './russian-nouns.ts';
import type { Unit } from './russian-units.ts';

/**
 * A man's full name typed in a case that no woman's name has in the nominative: «Ильхаму Алиеву», «Сергеем
 * Викторовичем Лавровым». Every given name that has such a form is taken. «Ильхама Алиева» is a woman's nominative.
 */
export interface ObliqueName {
  readonly slots: readonly Forms[];
  readonly mask: number;
}

const SURNAME = /^(.{2,}(?:ов|ев|ин|ын))(?:у|ым)$/;
const ADJECTIVE = /^(.{2,}[сц]к)(?:ого|ому|им)$/;

/** The forms of such a name; nothing where the phrase is none. */
export function obliqueName(units: readonly Unit[]): ObliqueName | undefined {
  const surname = surnameOf(units.at(-1)?.folded ?? '');
  const given = units.slice(0, -1);
  if (surname === undefined || given.length === 0 || !units.every((unit) => unit.capital)) return undefined;
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

import { reachable } from './grammar.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import type { Unit } from './russian-phrase.ts';
import { namedThings } from './russian-words.ts';
import { isAcronym, paradigms } from './russian.ts';

/**
 * What follows the head of a phrase. It stays as typed, except names in apposition, which take the head's case:
 *
 * - a capitalised word in a consonant after a masculine head: «Ильхам Алиев», «президент Токаев»;
 * - a woman's surname or patronymic after a capitalised head in -а, -я: «Амина Косбаева»;
 * - after a thing that can bear a name («порт Курык»), and after a small letter without a surname's ending, the name
 *   may also stay as typed;
 * - names at the end, after a genitive: «президент Казахстана Касым-Жомарт Токаев».
 */
export interface Apposition {
  readonly slots: readonly Forms[];
  /** The readings that the head and its names share in the nominative. */
  readonly agreed: number;
  /** The head is a given name before its surname. */
  readonly givenName: boolean;
}

const SURNAME = /..(ов|ев|ин|ын|ян|янц|ский|цкий|ской|ич|юк|чук|ко|дзе|швили)$/;
const FEMALE = /..(ова|ева|ина|ына|овна|евна|ична|ская|цкая|ная)$/;
const NAME_END = /[бвгджзклмнпрстфхцчшщйь]$/;

export function apposition(head: Unit | undefined, rest: readonly Unit[], agreed: number): Apposition {
  if (head === undefined) return { slots: [], agreed, givenName: false };
  const roles = rest.map((unit, at) => roleOf(head, unit, { agreed, chained: isChained(rest, at) }));
  const names = rest.map((unit) => union(paradigms(unit.folded, unit.capital)));
  const shared = roles.reduce((mask, role, at) => {
    const nominative = nominativeOf(names[at] ?? new Map(), rest[at]?.folded ?? '');
    return role === 'agrees' ? mask & nominative : mask;
  }, agreed);
  if (shared === 0) return { slots: rest.map((unit) => oneForm(unit.folded)), agreed, givenName: false };
  const slots = rest.map((unit, at) =>
    slotOf(unit, roles[at], restrict(names[at] ?? new Map(), reachable(shared))),
  );
  return { slots, agreed: shared, givenName: isGivenName(head) && roles[0] === 'agrees' };
}

type Role = 'typed' | 'agrees' | 'either';

function slotOf(unit: Unit, role: Role | undefined, forms: Forms): Forms {
  if (role === 'agrees') return forms;
  return role === 'either' ? union([forms, oneForm(unit.folded)]) : oneForm(unit.folded);
}

function roleOf(head: Unit, unit: Unit, context: { agreed: number; chained: boolean }): Role {
  if (!context.chained || !agreesAsTyped(unit, context.agreed)) return 'typed';
  const named = namedThings.has(head.folded);
  if (FEMALE.test(unit.folded)) return isWoman(head, unit) ? 'agrees' : 'typed';
  if (!NAME_END.test(unit.folded)) return 'typed';
  const surname = SURNAME.test(unit.folded);
  if (!unit.capital) return surname && !named ? 'either' : 'typed';
  return !named && (head.capital || surname) ? 'agrees' : 'either';
}

function agreesAsTyped(unit: Unit, agreed: number): boolean {
  if (unit.prefix || isAcronym(unit.text) || !/^[а-я]+$/.test(unit.folded)) return false;
  return (nominativeOf(union(paradigms(unit.folded, unit.capital)), unit.folded) & agreed) !== 0;
}

const isWoman = (head: Unit, unit: Unit): boolean =>
  head.capital && unit.capital && /[ая]$/.test(head.folded) && !namedThings.has(head.folded);

/** Only names stand before it, or it belongs to the names at the end. */
function isChained(rest: readonly Unit[], at: number): boolean {
  const isName = (unit: Unit) => NAME_END.test(unit.folded) || FEMALE.test(unit.folded);
  if (rest.slice(0, at).every((unit) => isName(unit) && unit.capital)) return true;
  const last = rest.at(-1);
  return (
    last !== undefined &&
    SURNAME.test(last.folded) &&
    rest.slice(at).every((unit) => unit.capital && isName(unit))
  );
}

const isGivenName = (head: Unit): boolean =>
  head.capital && !namedThings.has(head.folded) && NAME_END.test(head.folded);

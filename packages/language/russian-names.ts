import { ANY_READING, allOf, anyGender, reachable } from './grammar.ts';
import { type Forms, nominativeOf, oneForm, union } from './russian-endings.ts';
import type { Unit } from './russian-phrase.ts';
import { mensNames, namedThings, ofPersons } from './russian-words.ts';
import { isAcronym, paradigms } from './russian.ts';

/**
 * What follows the head of a phrase. It stays as typed, except names in apposition, which take the head's case:
 *
 * - a capitalised word in a consonant after a masculine head: «Ильхам Алиев», «президент Токаев»;
 * - a woman's surname or patronymic after a capitalised head in -а, -я: «Амина Косбаева»;
 * - after a head of another gender, which then may stay as typed itself: «Али Асадов», «Салтанат Нукенова», and things
 *   behind their names: «Каспи банк»; but not after what belongs to a person: «Визит Петрова» is a man's;
 * - after a thing that can bear a name, of any gender: «порт Курык», «город Астана»;
 * - names at the end, after a genitive: «президент Казахстана Касым-Жомарт Токаев».
 *
 * It may also stay as typed after a thing, after a head of another gender, after a small letter without a surname's
 * ending, and after a given name in -а, -я unless it ends like a surname of a man: «Кайи Каллас».
 */
export interface Apposition {
  readonly slots: readonly Forms[];
  /** What the head and its names may become together. */
  readonly mask: number;
  /** The head may stay as typed before its name. */
  readonly undeclined: boolean;
}

/** Men's surnames that change to a woman's. */
const CHANGING = /..(ов|ев|ин|ын|ий|ый|ой)$/;
const SURNAME = /..(ов|ев|ин|ын|ян|янц|ский|цкий|ской|ич|юк|чук|ко|дзе|швили)$/;
const FEMALE = /..(ова|ева|ина|ына|овна|евна|ична|ская|цкая|ная)$/;
const NAME_END = /[бвгджзклмнпрстфхцчшщйь]$/;

export function apposition(head: Unit | undefined, rest: readonly Unit[], agreed: number): Apposition {
  if (head === undefined) return { slots: [], mask: reachable(agreed), undeclined: false };
  const roles = rest.map((unit, at) => roleOf(head, unit, { agreed, chained: isChained(rest, at) }));
  const names = rest.map((unit) => union(paradigms(unit.folded)));
  const typed = rest.map((unit, at) => nominativeAs(unit, names[at] ?? new Map()));
  const shared = roles.reduce(
    (mask, role, at) => (role === 'agrees' ? mask & (typed[at] ?? 0) : mask),
    agreed,
  );
  if (shared === 0) {
    return { slots: rest.map((unit) => oneForm(unit.folded)), mask: reachable(agreed), undeclined: false };
  }
  const slots = rest.map((unit, at) => slotOf(unit, roles[at], names[at] ?? new Map<string, number>()));
  const apart = rest.flatMap((unit, at) => (roles[at] === 'apart' ? [ofName(unit, typed[at] ?? 0)] : []));
  const mask = apart.length > 0 ? apart.reduce((all, each) => all & each) : reachable(shared);
  return { slots, mask, undeclined: mayStay(head, rest[0], roles[0]) };
}

/** `apart`: in a gender of its own. */
type Role = 'typed' | 'agrees' | 'either' | 'named' | 'apart';

/** What a name in a gender of its own may become; the head before it stays as typed. */
const ofName = ({ folded }: Unit, typed: number): number =>
  FEMALE.test(folded) ? allOf('f') : reachable(typed);

function slotOf(unit: Unit, role: Role | undefined, forms: Forms): Forms {
  const asTyped = oneForm(unit.folded);
  switch (role) {
    case 'agrees':
      return forms;
    case 'either':
    case 'apart':
      return union([forms, asTyped]);
    case 'named': {
      const cases = [...forms].map(([form, mask]) => [form, anyGender(mask)] as const);
      return union([new Map(cases), asTyped]);
    }
    case 'typed':
    case undefined:
      return asTyped;
  }
}

function roleOf(head: Unit, unit: Unit, { agreed, chained }: { agreed: number; chained: boolean }): Role {
  const typed = chained && canInflect(unit) ? nominativeAs(unit, union(paradigms(unit.folded))) : 0;
  if (typed === 0) return 'typed';
  if (namedThings.has(head.folded)) return isNameOfThing(unit) ? 'named' : 'typed';
  const apart = namedThings.has(unit.folded) || (typed & agreed) === 0;
  if (apart) return head.capital && isApart(head, unit) ? 'apart' : 'typed';
  return roleInAgreement(head, unit);
}

function roleInAgreement(head: Unit, unit: Unit): Role {
  if (FEMALE.test(unit.folded)) return isWoman(head, unit) ? 'agrees' : 'typed';
  if (!NAME_END.test(unit.folded)) return 'typed';
  if (!unit.capital) return SURNAME.test(unit.folded) ? 'either' : 'typed';
  return (head.capital || SURNAME.test(unit.folded)) && !mayBeWoman(head, unit) ? 'agrees' : 'either';
}

const canInflect = (unit: Unit): boolean =>
  !unit.prefix && !isAcronym(unit.text) && /^[а-я]+$/.test(unit.folded);

const nominativeAs = ({ folded }: Unit, forms: Forms): number =>
  nominativeOf(forms, folded) & (FEMALE.test(folded) ? allOf('f') : ANY_READING);

const isNameOfThing = ({ capital, folded }: Unit): boolean =>
  capital && !FEMALE.test(folded) && (NAME_END.test(folded) || /[ая]$/.test(folded));

function isApart(head: Unit, unit: Unit): boolean {
  if (namedThings.has(unit.folded)) return true;
  if (!unit.capital || ofPersons.some((beginning) => head.folded.startsWith(beginning))) return false;
  return FEMALE.test(unit.folded) || NAME_END.test(unit.folded);
}

const isWoman = (head: Unit, unit: Unit): boolean =>
  head.capital && unit.capital && /[аяь]$/.test(head.folded);

/** «Кайя Каллас», but not «Никита Петров». */
const mayBeWoman = (head: Unit, unit: Unit): boolean =>
  head.capital && /[ая]$/.test(head.folded) && !mensNames.has(head.folded) && !SURNAME.test(unit.folded);

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

/** «Никол Пашиняна», but «Ильхам Алиева» is a woman. */
function mayStay(head: Unit, next: Unit | undefined, role: Role | undefined): boolean {
  if (role === 'apart') return true;
  if (role !== 'agrees' || !head.capital || !NAME_END.test(head.folded)) return false;
  return FEMALE.test(next?.folded ?? '') || !CHANGING.test(next?.folded ?? '');
}

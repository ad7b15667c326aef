import { ANY_READING, allOf, anyGender, reachable, reading } from './grammar.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { CHANGING, FEMALE, GENITIVE_PLURAL, NAME_END, SURNAME, WOMAN } from './russian-name-ends.ts';
import {
  allGivenNames,
  givenNames,
  isUnchangingWoman,
  particles,
  womensNames,
} from './russian-person-names.ts';
import { type Role, namesThatStay, staying } from './russian-staying-names.ts';
import { type Unit, isForeignSyllable } from './russian-units.ts';
import { isTitleOfWoman, mensNames, namedThings, ofPersons, titles } from './russian-words.ts';
import { isAcronym, paradigms } from './russian.ts';

/**
 * What follows the head of a phrase. It stays as typed, except names in apposition, which take the head's case:
 *
 * - a capitalised word in a consonant after a masculine head: «Ильхам Алиев», «президент Токаев»;
 * - a surname in -а, -я after a man's name: «Андрей Сибига»;
 * - a woman's surname or patronymic after a capitalised head in -а, -я or her title: «Амина Косбаева», «певица Пугачева»;
 * - after a head of another gender, which then may stay as typed itself: «Али Асадов», «Салтанат Нукенова», and things
 *   behind their names: «Каспи банк»; but not after what belongs to a person: «Визит Петрова» is a man's;
 * - after a thing that can bear a name, of any gender: «порт Курык», «город Астана»;
 * - names at the end, after a genitive: «президент Казахстана Касым-Жомарт Токаев».
 *
 * It may also stay as typed after a thing, after a head of another gender, after a small letter without a surname's
 * ending, and after a given name in -а, -я unless it ends like a surname of a man: «Кайи Каллас». Given names may stay
 * before a surname that is the same for women («Реджеп Тайип Эрдогана»), and a surname that stands first before the
 * given name («Ким Чен Ына»). A name in a quotation always stays: компания «Каспий».
 */
export interface Apposition {
  readonly slots: readonly Forms[];
  /** What the head and its names may become together. */
  readonly mask: number;
  /** The head may stay as typed before its name. */
  readonly undeclined: boolean;
  /** The forms of the head, where they are others than by itself. */
  readonly head?: readonly Forms[];
}

export function apposition(head: Unit | undefined, rest: readonly Unit[], agreed: number): Apposition {
  if (head === undefined) return { slots: [], mask: reachable(agreed), undeclined: false };
  const forms = rest.map((unit, at) =>
    mayBeNamed(head, rest, at) ? union(paradigms(unit.folded)) : NO_FORMS,
  );
  const typed = rest.map((unit, at) => nominativeAs(unit, forms[at] ?? NO_FORMS));
  const roles = rest.map((_, at) => roleAt(head, rest, { at, agreed, typed: typed[at] ?? 0 }));
  const shared = sharedBy(roles, typed, agreed);
  if (shared === 0) {
    return { slots: rest.map((unit) => oneForm(unit.folded)), mask: reachable(agreed), undeclined: false };
  }
  const stay = namesThatStay(head, rest, roles);
  const slots = rest.map((unit, at) => {
    const slot = slotOf(unit, roles[at], forms[at] ?? NO_FORMS);
    return stay > at + 1 && roles[at] === 'agrees' ? union([slot, staying(unit.folded)]) : slot;
  });
  const mask = roles.reduce(
    (all, role, at) => (role === 'apart' ? all | reachable(typed[at] ?? 0) : all),
    reachable(shared),
  );
  return { slots, mask, undeclined: stay > 0 };
}

function sharedBy(roles: readonly Role[], typed: readonly number[], agreed: number): number {
  return roles.reduce((mask, role, at) => (role === 'agrees' ? mask & (typed[at] ?? 0) : mask), agreed);
}

function slotOf(unit: Unit, role: Role | undefined, forms: Forms): Forms {
  const asTyped = oneForm(unit.folded);
  switch (role) {
    case 'agrees':
      return forms;
    case 'either':
      return union([unit.capital ? forms : restrict(forms, ~allOf('p')), asTyped]);
    case 'apart':
      return union([FEMALE.test(unit.folded) ? restrict(forms, allOf('f')) : forms, asTyped]);
    case 'named':
      return union([ofThing(forms), asTyped]);
    case 'woman':
      return new Map(
        [...restrict(forms, allOf('f'))].map(([form, mask]) => [form, anyGender(mask)] as const),
      );
    case 'typed':
    case undefined:
      return asTyped;
  }
}

/** What bears the name is no living thing: «реку Иртыш», not «реку Иртыша». */
const LIVING = ['m', 'f', 'n', 'p'].reduce((mask, gender) => mask | reading(gender, 'B'), 0);

/** In any gender, in the case of the thing. */
export function ofThing(forms: Forms): Forms {
  const cases = [...forms].map(([form, mask]) => [form, anyGender(mask & ~LIVING)] as const);
  return restrict(new Map(cases), ~0);
}

const NO_FORMS: Forms = new Map();

/** Most words behind a head are no names: they stay as typed, and their forms need not be known. */
const mayBeNamed = (head: Unit, rest: readonly Unit[], at: number): boolean =>
  mayStandForName(head, rest, at) && mayBeName(rest, at) && !isFather(rest[at + 1]);

/** In small letters only what ends like a surname or like a place, or is part of the name of a thing or a person. */
function mayStandForName(head: Unit, rest: readonly Unit[], at: number): boolean {
  const unit = rest[at];
  if (unit === undefined || unit.capital) return unit !== undefined;
  if (namedThings.has(head.folded)) return isNameOfThing(unit);
  return SURNAME.test(unit.folded) || isPartOfName(unit) || isInFullName(rest, at);
}

interface Placed {
  readonly at: number;
  readonly agreed: number;
  /** What it is in the nominative; nothing where it can be no name. */
  readonly typed: number;
}

function roleAt(head: Unit, rest: readonly Unit[], { at, agreed, typed }: Placed): Role {
  const unit = rest[at];
  if (unit === undefined || typed === 0) return 'typed';
  const told = roleByHead(head, unit);
  if (told !== undefined) return told;
  const isThing = isPartOfName(unit) && !allGivenNames.has(head.folded);
  if ((typed & agreed) === 0 || isThing) return isApart(head, unit) ? 'apart' : 'typed';
  return isInFullName(rest, at) ? 'agrees' : roleInAgreement(head, unit);
}

/** Behind a thing that can bear a name, and behind a title. */
function roleByHead(head: Unit, unit: Unit): Role | undefined {
  if (namedThings.has(head.folded)) return isNameOfThing(unit) ? 'named' : 'typed';
  if (!unit.capital) return undefined;
  if (isTitleOfWoman(head.folded)) return roleBehindWoman(unit);
  if (!titles.has(head.folded)) return undefined;
  if (WOMAN.test(unit.folded)) return 'woman';
  return IN_A.test(unit.folded) && !GENITIVE_OF_LAND.test(unit.folded) ? 'either' : undefined;
}

/** «певица Пугачева»; «принцесса Диана» or «королева Голливуда». */
function roleBehindWoman({ folded }: Unit): Role | undefined {
  if (FEMALE.test(folded)) return 'agrees';
  return IN_A.test(folded) && !GENITIVE_OF_LAND.test(folded) ? 'either' : undefined;
}

/** A surname or a woman's name: «президент Обама». */
const IN_A = /.[^аеоуы][ая]$/;
const GENITIVE_OF_LAND = /(..стана|джана)$/;

/** «Гейдар Алирза оглы Алиев» */
const isFather = (next: Unit | undefined): boolean =>
  /^(оглы|оглу|кызы|гызы|улы|уулу)$/.test(next?.folded ?? '');

/** A man's given name before a surname, or the surname: «канцлер Германии Фридрих Мерц». */
function isInFullName(rest: readonly Unit[], at: number): boolean {
  const given = [rest[at + 1] === undefined ? undefined : rest[at], rest[at - 1]];
  return (
    NAME_END.test(rest[at]?.folded ?? '') &&
    given.some((unit) => unit?.capital === true && givenNames.has(unit.folded))
  );
}

/** Not in a quotation; in -ой only at the end: «аким Алматинской области». */
function mayBeName(rest: readonly Unit[], at: number): boolean {
  const unit = rest[at];
  if (unit === undefined || !canInflect(unit) || !isChained(rest, at)) return false;
  if (unit.folded.endsWith('ой') && at < rest.length - 1) return false;
  return rest.slice(0, at + 1).every(({ quoted }) => !quoted);
}

function roleInAgreement(head: Unit, unit: Unit): Role {
  if (FEMALE.test(unit.folded)) return isWoman(head, unit) ? 'agrees' : 'typed';
  if (!NAME_END.test(unit.folded)) return roleInA(head, unit);
  if (unit.capital && isKnownWoman(head) && !CHANGING.test(unit.folded)) return 'typed';
  if (!unit.capital) return SURNAME.test(unit.folded) ? 'either' : 'typed';
  return isPerson(head, unit) && !mayBeWoman(head, unit) ? 'agrees' : 'either';
}

/** «Ильхам Алиев», «президент Токаев», «король Салман» */
const isPerson = (head: Unit, { folded }: Unit): boolean =>
  head.capital || SURNAME.test(folded) || (titles.has(head.folded) && givenNames.has(folded));

const canInflect = (unit: Unit): boolean =>
  !unit.prefix &&
  !isAcronym(unit.text) &&
  !GENITIVE_PLURAL.test(unit.folded) &&
  !particles.has(unit.folded) &&
  !isForeignSyllable(unit.folded) &&
  /^[а-я]+$/.test(unit.folded);

const nominativeAs = ({ folded }: Unit, forms: Forms): number =>
  nominativeOf(forms, folded) & (FEMALE.test(folded) ? allOf('f') : ANY_READING);

const isNameOfThing = ({ capital, folded }: Unit): boolean =>
  (capital || /..(стан|абад|град|бург|кент)$/.test(folded)) &&
  !FEMALE.test(folded) &&
  (NAME_END.test(folded) || /[ая]$/.test(folded));

/** «Каспи банк», «Газпром нефть» */
const isPartOfName = ({ folded }: Unit): boolean =>
  namedThings.has(folded) ||
  /^(нефть|нефтехим|экспорт|трансгаз|межрегионгаз|бурение|энергохолдинг|девелопмент)$/.test(folded);

function isApart(head: Unit, unit: Unit): boolean {
  if (!head.capital) return false;
  if (isPartOfName(unit)) return true;
  if (!unit.capital || ofPersons.some((beginning) => head.folded.startsWith(beginning))) return false;
  return FEMALE.test(unit.folded) || NAME_END.test(unit.folded) || roleInA(head, unit) !== 'typed';
}

const isWoman = (head: Unit, unit: Unit): boolean =>
  head.capital &&
  unit.capital &&
  !givenNames.has(head.folded) &&
  (/[аяьиуюоеэ]$/.test(head.folded) || isUnchangingWoman(head.folded));

/** «Андрей Сибига», «Роберта Метсола», but «Парламент Казахстана», «Визит Трампа». */
function roleInA(head: Unit, { capital, folded }: Unit): Role {
  const isSurname = capital && head.capital && IN_A.test(folded);
  if (!isSurname) return 'typed';
  if (givenNames.has(head.folded)) return 'agrees';
  const isThing = namedThings.has(head.folded) || /(ств|[нт]и)[оея]$/.test(head.folded);
  const isGenitive = isThing || GENITIVE_OF_LAND.test(folded);
  return isGenitive || ofPersons.some((beginning) => head.folded.startsWith(beginning)) ? 'typed' : 'either';
}

const isKnownWoman = ({ folded, capital }: Unit): boolean =>
  capital && womensNames.has(folded) && !givenNames.has(folded) && !mensNames.has(folded);

/** «Кайя Каллас», «Анна Акопян», but not «Никита Петров». */
const mayBeWoman = (head: Unit, unit: Unit): boolean =>
  head.capital &&
  /[ая]$/.test(head.folded) &&
  !mensNames.has(head.folded) &&
  !givenNames.has(head.folded) &&
  !/..(ов|ев|ий|ый|ой)$/.test(unit.folded);

const isName = ({ folded, capital }: Unit): boolean =>
  particles.has(folded) ||
  (capital && (NAME_END.test(folded) || FEMALE.test(folded)) && !GENITIVE_PLURAL.test(folded));

/** Also a foreign name in a vowel: «Пан Ги Мун», «Луис Инасиу Лула», «Джонни Депп». */
const isBefore = (unit: Unit): boolean =>
  isName(unit) ||
  (unit.capital && (isForeignSyllable(unit.folded) || /([уюоэ]|([^аеио])\2и)$/.test(unit.folded)));

/** Only names stand before it, or it belongs to the names at the end. */
function isChained(rest: readonly Unit[], at: number): boolean {
  if (rest.slice(0, at).every(isBefore)) return true;
  const last = rest.at(-1);
  const start = rest.findLastIndex((unit) => !isName(unit) && unit !== last) + 1;
  const isFullName = SURNAME.test(last?.folded ?? '') || givenNames.has(rest[start]?.folded ?? '');
  return isFullName && at >= start && last?.capital === true;
}

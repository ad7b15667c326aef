import { ANY_READING, allOf, reachable, reading } from './grammar.ts';
import type { PhraseWord } from './phrase-words.ts';
import { type Forms, nominativeOf, oneForm, restrict, union } from './russian-endings.ts';
import { ofThing } from './russian-names.ts';
import { isAcronym } from './russian.ts';
import { givenNames } from './ukrainian-given-names.ts';
import { mensNames, namedThings } from './ukrainian-words.ts';
import { paradigms } from './ukrainian.ts';

/** A word, or a compound of which the last part inflects. */
export interface Unit {
  readonly before: readonly PhraseWord[];
  readonly text: string;
  readonly folded: string;
  readonly capital: boolean;
  readonly prefix: boolean;
  /** A quotation opens before it, so that the name in it stays as it is. */
  readonly quoted: boolean;
}

/**
 * What follows the head of a Ukrainian phrase. It stays as typed, except names in apposition:
 *
 * - a capitalised word of the same gender behind a capitalised head takes the head's case: «Володимир Зеленський»,
 *   «Олена Зеленська»; in «Ірина Коваленко» the genders differ, so that the surname stays;
 * - behind a head in small letters it may also stay: «міністр Кулеба», «візит Петра»;
 * - behind a thing that can bear a name it inflects in any gender, or stays: «місто Київ», «порт Актау»;
 * - names at the end, after a genitive: «президент України Володимир Зеленський»;
 * - in small letters only what ends like a surname: «володимир зеленський».
 */
export interface Apposition {
  readonly slots: readonly Forms[];
  /** The readings that the head and its names share in the nominative. */
  readonly agreed: number;
  /** The head may stay as typed before its name: «Нікол Пашиняна». */
  readonly undeclined: boolean;
  /** The head is a person's name. */
  readonly person: boolean;
}

const SURNAME =
  /..(ов|ев|єв|ін|їн|ин|ян|янц|[сцз]ький|енко|[иі]ч|ук|юк|ак|як|дзе|швілі|[сцз]ька|ова|ева|єва|іна)$/;
/** Surnames of the region, before which a given name is declined: «Івана Кравчука», but «Нікол Пашиняна». */
const DECLINING = /..(ов|ев|єв|ін|їн|ин|ий|ій|ко|ук|юк|[иі]ч)$/;
/** Given names of the region, which never stay: «Денис Шмигаль». */
const DECLINED =
  /^(володимир|денис|олександр|іван|богдан|тарас|роман|максим|антон|степан|руслан|едуард|артем|вадим|валентин|віктор|остап|назар|захар|олег|леонід|костянтин|герман|давид|федір|кирил|семен|яків|пилип|гліб|йосип|борис)$|слав$/;
const NAME_END = /[бвгґджзклмнпрстфхцчшщйьоая]$/;
const SINGULAR = allOf('m') | allOf('f') | allOf('n');

type Role = 'typed' | 'agrees' | 'either' | 'named';

interface Named {
  readonly unit: Unit;
  readonly role: Role;
  readonly forms: Forms;
  /** What it is in the nominative. */
  readonly typed: number;
}

export function apposition(head: Unit | undefined, rest: readonly Unit[], agreed: number): Apposition {
  if (head === undefined) return { slots: [], agreed, undeclined: false, person: false };
  const quoted = rest.findIndex((unit) => unit.quoted);
  const names = rest.map((unit, at) =>
    named({ head, unit, agreed }, isChained(rest, at) && (quoted < 0 || at < quoted)),
  );
  const shared = names
    .filter(({ role }) => role === 'agrees')
    .reduce((mask, { typed }) => mask & typed, agreed);
  if (shared === 0) {
    return { slots: rest.map((unit) => oneForm(unit.folded)), agreed, undeclined: false, person: false };
  }
  const [first] = names;
  const mayStay =
    head.capital &&
    /[^аеиіоуюяєї]$/.test(head.folded) &&
    !DECLINED.test(head.folded) &&
    !DECLINING.test(first?.unit.folded ?? '');
  return {
    slots: names.map((name) => slotOf(name, shared)),
    agreed: shared,
    undeclined: first?.role === 'agrees' && mayStay,
    person: first?.role === 'agrees',
  };
}

function named({ head, unit, agreed }: { head: Unit; unit: Unit; agreed: number }, chained: boolean): Named {
  const isName = chained && mayBeName(head, unit) && canInflect(unit);
  const forms = isName ? union(paradigms(unit.folded)) : NO_FORMS;
  const typed = nominativeOf(forms, unit.folded) & gendersOf(unit);
  const role = typed === 0 ? 'typed' : roleOf(head, unit, typed & agreed);
  return { unit, role, forms, typed };
}

const NO_FORMS: Forms = new Map();

/** Most words behind a head are none: they stay as typed, and their forms need not be known. */
const mayBeName = (head: Unit, { folded, capital }: Unit): boolean =>
  NAME_END.test(folded) && (capital || (!namedThings.has(head.folded) && SURNAME.test(folded)));

/** Of what may be a name. */
function roleOf(head: Unit, unit: Unit, shared: number): Role {
  if (namedThings.has(head.folded)) return 'named';
  if ((shared & SINGULAR) === 0 || staysBehind(head, unit)) return 'typed';
  if (!unit.capital) return 'either';
  return head.capital && !mayBeGenitive(head, unit) ? 'agrees' : 'either';
}

/** «Офіс Президента», but «Андрій Сибіга». */
const mayBeGenitive = (head: Unit, { folded }: Unit): boolean =>
  /[ая]$/.test(folded) && !/[ая]$/.test(head.folded) && !givenNames.has(head.folded);

/** A woman's surname in a consonant, «Ангела Меркель»; a genitive plural, «Кабінет Міністрів». */
function staysBehind(head: Unit, { folded }: Unit): boolean {
  if (folded.endsWith('ів')) return !givenNames.has(head.folded);
  return (
    head.capital && /[ая]$/.test(head.folded) && !mensNames.has(head.folded) && /[^аеиіоуюяєїй]$/.test(folded)
  );
}

function slotOf({ unit, role, forms }: Named, shared: number): Forms {
  const asTyped = oneForm(unit.folded);
  switch (role) {
    case 'agrees':
      return restrict(asPerson(forms), reachable(shared));
    case 'either':
      return union([restrict(asPerson(forms), reachable(shared)), asTyped]);
    case 'named':
      return union([ofThing(forms), asTyped]);
    case 'typed':
      return asTyped;
  }
}

const GENITIVE = reading('m', 'G') | reading('m', 'B');

/** The genitive of a man's name is never one in -у: «Володимира», not «Володимиру». */
export function asPerson(forms: Forms): Forms {
  const isOther = (form: string, mask: number) => /[ую]$/.test(form) && (mask & reading('m', 'G')) !== 0;
  return new Map([...forms].map(([form, mask]) => [form, isOther(form, mask) ? mask & ~GENITIVE : mask]));
}

const canInflect = (unit: Unit): boolean =>
  !unit.prefix && !isAcronym(unit.text) && /^[а-яґєії']+$/.test(unit.folded);

/** A surname of a woman is no man's; names in -о are men's. */
function gendersOf({ folded }: Unit): number {
  if (/..([сцз]ька|ова|ева|єва)$/.test(folded)) return allOf('f');
  return mensNames.has(folded) || folded.endsWith('енко') ? allOf('m') : ANY_READING;
}

/** Only names stand before it, or it belongs to the names at the end. */
function isChained(rest: readonly Unit[], at: number): boolean {
  const isName = (unit: Unit) => unit.capital && NAME_END.test(unit.folded);
  if (rest.slice(0, at).every(isName)) return true;
  return SURNAME.test(rest.at(-1)?.folded ?? '') && rest.slice(at).every(isName);
}

import { ANY_READING, COUNTED, NOMINATIVE, reading } from './grammar.ts';
import {
  countedAsTyped,
  dropping,
  genitiveOnlyAsTyped,
  locativeInU,
  partitiveInU,
  pluralInA,
  pluralOnlyInA,
} from './russian-words.ts';

/**
 * Ending sets. Per gender (m f n, p plural) six places: nominative, genitive, dative, accusative, instrumental,
 * locative. `/` parts alternatives, `∅` is no ending, `-` no form. In the accusative `@` is the nominative for things and the
 * genitive for the living, `=` the nominative, and `+` before an ending restricts it to the living.
 */
export type Endings = Readonly<Record<string, string>>;

/** Forms of one word with the readings that each can have. */
export type Forms = ReadonlyMap<string, number>;

export interface Declension {
  readonly stem: string;
  readonly endings: Endings;
  /**
   * After numbers stands the genitive: of adjectives that of the plural, of nouns that of the singular. Ukrainian nouns
   * have the nominative of the plural there.
   */
  readonly kind: 'adjective' | 'noun' | 'ukrainian noun';
  /** The stems of everything but the nominative singular where they are others: рынок, рынк-. */
  readonly oblique?: readonly string[];
  /** Further genitive plurals: ставок. */
  readonly filled?: readonly string[];
}

type Stems = Required<Pick<Declension, 'stem' | 'oblique'>>;

const PLACES = ['N', 'G', 'D', 'AB', 'I', 'L'] as const;

export function decline({ stem, endings, kind, oblique = [stem], filled = [] }: Declension): Forms {
  const { all, distinct } = readEndings(endings, kind);
  const isOneStem = oblique.length === 1 && oblique[0] === stem;
  const forms = isOneStem ? onStem(stem, distinct) : onStems({ stem, oblique }, all);
  for (const form of filled) addForm(forms, form, FILLED);
  return forms;
}

/** Whether `decline` gives a form; it is not asked to make them all. */
export function declinesTo(declension: Declension, form: string): boolean {
  const { stem, endings, kind, oblique = [stem], filled = [] } = declension;
  const { known } = readEndings(endings, kind);
  const isOn = (each: string) => form.startsWith(each) && known.has(form.slice(each.length));
  return isOn(stem) || oblique.some(isOn) || filled.includes(form);
}

const FILLED = reading('p', 'G') | reading('p', 'B');

/** All cases on one stem: no two of the endings make the same form. */
function onStem(stem: string, endings: readonly Ending[]): Map<string, number> {
  const forms = new Map<string, number>();
  for (const { ending, mask } of endings) forms.set(stem + ending, mask);
  return forms;
}

function onStems({ stem, oblique }: Stems, endings: readonly Ending[]): Map<string, number> {
  const forms = new Map<string, number>();
  for (const { ending, mask, nominative } of endings) {
    if (nominative) addForm(forms, stem + ending, mask);
    else for (const each of oblique) addForm(forms, each + ending, mask);
  }
  return forms;
}

const addForm = (forms: Map<string, number>, form: string, mask: number): Map<string, number> =>
  forms.set(form, (forms.get(form) ?? 0) | mask);

interface Ending {
  readonly ending: string;
  readonly mask: number;
  /** Of the nominative singular: it stands on the word's own stem. */
  readonly nominative: boolean;
}

interface ReadEndings {
  readonly all: readonly Ending[];
  /** Each ending once, with all its readings. */
  readonly distinct: readonly Ending[];
  readonly known: ReadonlySet<string>;
}

/** Ending sets as read: the tables are few and words are many. */
const readSets = {
  adjective: new WeakMap<Endings, ReadEndings>(),
  noun: new WeakMap<Endings, ReadEndings>(),
  'ukrainian noun': new WeakMap<Endings, ReadEndings>(),
};

function readEndings(endings: Endings, kind: Declension['kind']): ReadEndings {
  const found = readSets[kind].get(endings);
  if (found !== undefined) return found;
  const all = Object.entries(endings).flatMap(([gender, row]) => readRow(row, gender, kind));
  const masks = new Map<string, number>();
  for (const { ending, mask } of all) addForm(masks, ending, mask);
  const distinct = [...masks].map(([ending, mask]) => ({ ending, mask, nominative: false }));
  const read = { all, distinct, known: new Set(masks.keys()) };
  readSets[kind].set(endings, read);
  return read;
}

function readRow(row: string, gender: string, kind: Declension['kind']): readonly Ending[] {
  const places = row.split(' ').map((place) => place.split('/'));
  return PLACES.flatMap((place, at) =>
    (place === 'AB' ? accusative(places) : plain(places[at], place)).map(([ending, cases]) => ({
      ending,
      mask: maskOf(gender, cases, kind),
      nominative: gender !== 'p' && (cases.includes('N') || cases === 'A'),
    })),
  );
}

type Placed = readonly (readonly [ending: string, cases: string])[];

const plain = (endings: readonly string[] | undefined, cases: string): Placed =>
  (endings ?? []).filter((ending) => ending !== '-').map((ending) => [ending === '∅' ? '' : ending, cases]);

function accusative(places: readonly (readonly string[])[]): Placed {
  const [written = ''] = places[3] ?? [];
  if (written === '=') return plain(places[0], 'AB');
  if (written === '@') return [...plain(places[0], 'A'), ...plain(places[1], 'B')];
  return written.startsWith('+') ? [[written.slice(1), 'B']] : plain(places[3], 'AB');
}

function maskOf(gender: string, cases: string, kind: Declension['kind']): number {
  const counted =
    kind === 'ukrainian noun'
      ? cases === 'N' && gender === 'p'
      : cases === 'G' && (kind === 'adjective') === (gender === 'p');
  return cases.split('').reduce((mask, each) => mask | reading(gender, each), counted ? COUNTED : 0);
}

const listed = [pluralInA, locativeInU, partitiveInU, countedAsTyped];

/** Last parts with a plural in -а: загранпаспорта, полуострова; but «пригороды». */
const LAST_PARTS =
  /.(город|паспорт|директор|профессор|доктор|остров|номер|трактор|учитель|инспектор|фельдшер|лагерь|редактор|тренер|корпус|адрес)$/;

const isCompoundOf = (word: string): boolean => LAST_PARTS.test(word) && !/^(при|нов)город$/.test(word);

/** Whether lists say something of a word beside its endings. */
export const isListed = (word: string): boolean =>
  listed.some((words) => words.has(word)) || isCompoundOf(word);

/** What lists say beside the endings: «договора», «в порту», «стакан чаю», «пять раз». */
export function withListed(word: string, forms: Forms): Forms {
  if (!isListed(word)) return forms;
  const stem = word.replace(/[йь]$/, '');
  const soft = stem !== word;
  const oblique = dropping.has(word) ? droppedIn(stem) : stem;
  const more = withoutUnused(word, oblique, forms);
  const add = (form: string, mask: number) => more.set(form, (more.get(form) ?? 0) | mask);
  if (isCompoundOf(word) || pluralInA.has(word)) {
    add(stem + (soft ? 'я' : 'а'), reading('p', 'N') | reading('p', 'A'));
  }
  const inU = oblique + (soft ? 'ю' : 'у');
  if (locativeInU.has(word)) add(inU, reading('m', 'L'));
  if (partitiveInU.has(word)) add(inU, reading('m', 'G'));
  if (countedAsTyped.has(word)) add(word, reading('p', 'G') | reading('p', 'B'));
  return more;
}

/** «счеты» is no plural of «счет», «глазов» none of «глаз». */
function withoutUnused(word: string, stem: string, forms: Forms): Map<string, number> {
  const used = new Map(forms);
  if (pluralOnlyInA.has(word)) for (const ending of ['ы', 'и']) used.delete(stem + ending);
  if (genitiveOnlyAsTyped.has(word)) used.delete(`${stem}ов`);
  return used;
}

const droppedIn = (stem: string): string => stem.replace(/[ое](.)$/, '$1');

/** A word that keeps one form agrees with anything. */
export const oneForm = (word: string): Forms => new Map([[word, ANY_READING]]);

/** What the forms have in common with a mask; what has nothing is left out. */
export function restrict(forms: Forms, mask: number): Forms {
  if (isWithin(forms, mask)) return forms;
  const kept = new Map<string, number>();
  for (const [form, readings] of forms) if ((readings & mask) !== 0) kept.set(form, readings & mask);
  return kept;
}

/** Whether each form has some reading, and all of them are in the mask. */
function isWithin(forms: Forms, mask: number): boolean {
  for (const readings of forms.values())
    if ((readings & mask) === 0 || (readings & ~mask) !== 0) return false;
  return true;
}

export function union(sets: readonly Forms[]): Forms {
  const [only] = sets;
  if (only !== undefined && sets.length === 1) return only;
  const all = new Map(only);
  for (let at = 1; at < sets.length; at += 1) {
    for (const [form, mask] of sets[at] ?? []) addForm(all, form, mask);
  }
  return all;
}

export const nominativeOf = (forms: Forms, word: string): number => NOMINATIVE & (forms.get(word) ?? 0);

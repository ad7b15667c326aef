import { hashUnit } from '@newswatch/language';
import type { Form, FormTexts, Reference } from './form-slots.ts';
import { type IntArena, allocate, free } from './int-arena.ts';
import { packText, packedLength, unitIn, unpackText } from './packed-text.ts';
import {
  BEGINNING_WIDTH,
  FORM_WIDTH,
  type Paradigms,
  SAME_FORM,
  beginningAt,
  beginningCount,
  formAt,
  formCount,
  lengthIn,
  tagIn,
} from './paradigms.ts';
import { type Records, getField, setField } from './records.ts';
import { STEM_UNITS, TERM_WIDTH, term } from './term-rows.ts';
import type { Terms } from './terms.ts';

/** What the texts of a term have in common, and how they go on. */
export interface Stems {
  readonly rows: Records;
  /** Stems that do not fit into a row. */
  readonly arena: IntArena;
}

/** Some packed units. */
interface Packed {
  readonly ints: Int32Array;
  readonly at: number;
  readonly length: number;
}

/** Keeps the stem of a term. */
export function writeStem({ rows, arena }: Stems, row: number, stem: string): void {
  setField(rows, { row, field: term.stemLength }, stem.length);
  const at = row * TERM_WIDTH + term.stem;
  if (stem.length <= STEM_UNITS) {
    packText(rows.ints, at, stem);
    return;
  }
  const place = allocate(arena, packedLength(stem.length));
  packText(arena.ints, place, stem);
  rows.ints[at] = place;
}

export function freeStem({ rows, arena }: Stems, row: number): void {
  const length = getField(rows, row, term.stemLength);
  if (length > STEM_UNITS) free(arena, getField(rows, row, term.stem), packedLength(length));
}

function stemOf({ rows, arena }: Stems, row: number): Packed {
  const length = getField(rows, row, term.stemLength);
  if (length <= STEM_UNITS) return { ints: rows.ints, at: row * TERM_WIDTH + term.stem, length };
  return { ints: arena.ints, at: getField(rows, row, term.stem), length };
}

/** Where the paradigm of a term lies; 0 of what is no word. */
const paradigmOf = ({ rows }: Pick<Terms, 'rows'>, row: number): number => getField(rows, row, term.paradigm);

/** How many forms and beginnings a term has. */
export const formsAndBeginnings = (
  { rows, paradigms }: Pick<Terms, 'rows' | 'paradigms'>,
  row: number,
): { readonly forms: number; readonly beginnings: number } => {
  const paradigm = paradigmOf({ rows }, row);
  return { forms: formCount(paradigms, paradigm), beginnings: beginningCount(paradigms, paradigm) };
};

/** What follows the stem in an entry of a paradigm. */
const endingAt = ({ arena: { ints } }: Paradigms, paradigm: number, entry: number): Packed => ({
  ints,
  at: paradigm + (ints[entry + 1] ?? 0),
  length: lengthIn(ints[entry] ?? 0),
});

/** Goes on with the hash of a word. */
function hashOn(before: number, { ints, at, length }: Packed, seed: number): number {
  let hash = before;
  for (let unit = 0; unit < length; unit += 1) hash = hashUnit(hash, unitIn(ints, at, unit), seed);
  return hash;
}

const textIn = ({ ints, at, length }: Packed): string => unpackText(ints, at, length);

/** Where an entry of a paradigm lies: a form, or a beginning. */
type EntryAt = (paradigms: Paradigms, paradigm: number, entry: number) => number;

export const entryOfForm: EntryAt = (_, paradigm, form) => formAt(paradigm, form);

/** What references to forms, or to beginnings, of terms lead to. */
export function textsOf(
  terms: () => Pick<Terms, 'rows' | 'paradigms' | 'stems' | 'seed'>,
  entryAt: EntryAt,
): FormTexts {
  const ending = ({ row, entry }: Reference): Packed => {
    const { paradigms } = terms();
    const paradigm = paradigmOf(terms(), row);
    return endingAt(paradigms, paradigm, entryAt(paradigms, paradigm, entry));
  };
  const stem = ({ row }: Reference): Packed => stemOf(terms().stems, row);
  return {
    hashOf(reference) {
      const { seed } = terms();
      return hashOn(hashOn(seed, stem(reference), seed), ending(reference), seed);
    },
    textOf: (reference) => textIn(stem(reference)) + textIn(ending(reference)),
  };
}

/** The forms of a term, each once. */
export function formsOf({ rows, paradigms }: Terms, row: number): readonly Form[] {
  const paradigm = paradigmOf({ rows }, row);
  const forms: Form[] = [];
  let entry = 0;
  for (let each = 0; each < formCount(paradigms, paradigm); each += 1) {
    if (((paradigms.arena.ints[formAt(paradigm, each)] ?? 0) & SAME_FORM) !== 0) continue;
    forms.push({ row, entry, count: each + 1 - entry });
    entry = each + 1;
  }
  return forms;
}

/** The hashes of all forms of a term; that of a form with several tags several times. */
export function* formHashes({ stems, seed, rows, paradigms }: Terms, row: number): Generator<number> {
  const paradigm = paradigmOf({ rows }, row);
  const stem = hashOn(seed, stemOf(stems, row), seed);
  const forms = formCount(paradigms, paradigm);
  for (let form = 0; form < forms; form += 1)
    yield hashOn(stem, endingAt(paradigms, paradigm, formAt(paradigm, form)), seed);
}

/** A beginning of a term with its tags. */
export interface BeginningText {
  readonly entry: number;
  readonly hash: number;
  readonly length: number;
  readonly tags: readonly number[];
}

/** The beginnings of a term, each text once. */
export function beginningsOf({ beginnings, rows, paradigms }: Terms, row: number): readonly BeginningText[] {
  const { hashOf, textOf } = beginnings.texts;
  const paradigm = paradigmOf({ rows }, row);
  const count = beginningCount(paradigms, paradigm);
  if (count === 0) return [];
  const entries = Array.from({ length: count }, (_, entry) => entry);
  const byText = Map.groupBy(entries, (entry) => textOf({ row, entry }));
  return [...byText].map(([text, same]) => ({
    length: text.length,
    entry: same[0] ?? 0,
    hash: hashOf({ row, entry: same[0] ?? 0 }),
    tags: same.map((entry) => tagIn(paradigms.arena.ints[beginningAt(paradigms, paradigm, entry)] ?? 0)),
  }));
}

/** The length of the shortest form or beginning. */
export function shortestForm({ rows, paradigms }: Terms, row: number): number {
  const paradigm = paradigmOf({ rows }, row);
  const { ints } = paradigms.arena;
  const forms = formCount(paradigms, paradigm);
  const open = formAt(paradigm, forms);
  let shortest = Infinity;
  for (let each = formAt(paradigm, 0); each < open; each += FORM_WIDTH)
    shortest = Math.min(shortest, lengthIn(ints[each] ?? 0));
  const end = open + BEGINNING_WIDTH * beginningCount(paradigms, paradigm);
  for (let each = open; each < end; each += BEGINNING_WIDTH)
    shortest = Math.min(shortest, lengthIn(ints[each] ?? 0));
  return getField(rows, row, term.stemLength) + shortest;
}

import { hashUnit } from '@newswatch/language';
import type { FormTexts, HashedForm, Reference } from './form-slots.ts';
import { type IntArena, allocate, free } from './int-arena.ts';
import { packText, packedLength, unitIn } from './packed-text.ts';
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
  /** Of stems that do not fit into a row; paradigms lie there, too. */
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

/** Where an entry of a paradigm lies: a form, or a beginning. */
type EntryAt = (paradigms: Paradigms, paradigm: number, entry: number) => number;

export const entryOfForm: EntryAt = (_, paradigm, form) => formAt(paradigm, form);

/** What references to forms, or to beginnings, of terms lead to. */
export function textsOf(
  terms: () => Pick<Terms, 'rows' | 'paradigms' | 'stems'>,
  entryAt: EntryAt,
): FormTexts {
  const ending = ({ row, entry }: Reference): Packed => {
    const { paradigms } = terms();
    const paradigm = paradigmOf(terms(), row);
    return endingAt(paradigms, paradigm, entryAt(paradigms, paradigm, entry));
  };
  const textOf = (reference: Reference): Text => ({
    stem: stemOf(terms().stems, reference.row),
    ending: ending(reference),
  });
  return { areSame: (one, other) => areEqual(textOf(one), textOf(other)) };
}

interface Text {
  readonly stem: Packed;
  readonly ending: Packed;
}

function areEqual(one: Text, other: Text): boolean {
  const length = one.stem.length + one.ending.length;
  if (length !== other.stem.length + other.ending.length) return false;
  for (let unit = 0; unit < length; unit += 1) if (unitOf(one, unit) !== unitOf(other, unit)) return false;
  return true;
}

const unitOf = ({ stem, ending }: Text, unit: number): number =>
  unit < stem.length ? unitAt(stem, unit) : unitAt(ending, unit - stem.length);
const unitAt = ({ ints, at }: Packed, unit: number): number => unitIn(ints, at, unit);

/** The forms of a term, each once. */
export function formsOf({ stems, seed, rows, paradigms }: Terms, row: number): readonly HashedForm[] {
  const paradigm = paradigmOf({ rows }, row);
  const stem = hashOn(seed, stemOf(stems, row), seed);
  const forms: HashedForm[] = [];
  let entry = 0;
  for (let each = 0; each < formCount(paradigms, paradigm); each += 1) {
    const place = formAt(paradigm, each);
    if (((paradigms.arena.ints[place] ?? 0) & SAME_FORM) !== 0) continue;
    const hash = hashOn(stem, endingAt(paradigms, paradigm, place), seed);
    forms.push({ row, entry, count: each + 1 - entry, hash });
    entry = each + 1;
  }
  return forms;
}

/** The hashes of all forms of a term; that of a form with several tags several times. */
export function formHashes({ stems, seed, rows, paradigms }: Terms, row: number): readonly number[] {
  const paradigm = paradigmOf({ rows }, row);
  const stem = hashOn(seed, stemOf(stems, row), seed);
  const hashes: number[] = [];
  for (let form = 0; form < formCount(paradigms, paradigm); form += 1)
    hashes.push(hashOn(stem, endingAt(paradigms, paradigm, formAt(paradigm, form)), seed));
  return hashes;
}

/** A beginning of a term with its tags. */
export interface BeginningText extends HashedForm {
  readonly length: number;
  readonly tags: readonly number[];
}

/** The beginnings of a term, each text once: those of one text lie side by side. */
export function beginningsOf({ stems, seed, rows, paradigms }: Terms, row: number): readonly BeginningText[] {
  const paradigm = paradigmOf({ rows }, row);
  const count = beginningCount(paradigms, paradigm);
  const found: BeginningText[] = [];
  if (count === 0) return found;
  const stem = stemOf(stems, row);
  const begun = hashOn(seed, stem, seed);
  const endingOf = (entry: number) => endingAt(paradigms, paradigm, beginningAt(paradigms, paradigm, entry));
  for (let entry = 0, next = 1; entry < count; entry = next, next += 1) {
    const ending = endingOf(entry);
    while (next < count && areEqual({ stem, ending }, { stem, ending: endingOf(next) })) next += 1;
    found.push({
      row,
      entry,
      count: 1,
      length: stem.length + ending.length,
      hash: hashOn(begun, ending, seed),
      tags: tagsIn(paradigms, beginningAt(paradigms, paradigm, entry), next - entry),
    });
  }
  return found;
}

/** Of so many beginnings from a place on. */
function tagsIn({ arena: { ints } }: Paradigms, from: number, count: number): readonly number[] {
  const tags: number[] = [];
  for (let each = 0; each < count; each += 1) tags.push(tagIn(ints[from + BEGINNING_WIDTH * each] ?? 0));
  return tags;
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

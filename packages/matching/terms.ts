import { type BeginningBits, addBeginning, createBeginningBits } from './beginning-bits.ts';
import { createHashSlots } from './hash-slots.ts';
import { type Records, addRow, addToField, createRecords, removeRow, setField } from './records.ts';
import type { Tags } from './tags.ts';
import type { TermForms } from './term-forms.ts';
import {
  IDENTITY_WIDTH,
  type TermIdentities,
  addIdentity,
  contentHash,
  findIdentity,
  identity,
  removeIdentity,
} from './term-identities.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import { type TextTable, addEntries, createTextTable, hashOf, removeEntries } from './text-table.ts';

/**
 * The terms of all watches, each there once however many watches use it, and found by its forms. Who acquires a term
 * releases it as often. Numbers begin with 1.
 */
export interface Terms {
  /** As `term-rows.ts` says. */
  readonly rows: Records;
  readonly identities: TermIdentities;
  readonly tags: Tags;
  /** Form → pairs of term and tag. */
  readonly forms: TextTable;
  /** Beginning → triples of term, tag and entry. */
  readonly beginnings: TextTable;
  readonly beginningBits: BeginningBits;
  size: number;
}

/** Integers of an entry in the tables. */
export const FORM_WIDTH = 2;
export const BEGINNING_WIDTH = 3;

/** Empty. @param seed of the hashes of words */
export function createTerms(tags: Tags, seed: number): Terms {
  const identities = { heads: createHashSlots(), rows: createRecords(IDENTITY_WIDTH) };
  const rows = createRecords(TERM_WIDTH);
  addRow(rows);
  addRow(identities.rows);
  return {
    rows,
    identities,
    tags,
    forms: createTextTable(FORM_WIDTH, seed),
    beginnings: createTextTable(BEGINNING_WIDTH, seed),
    beginningBits: createBeginningBits(),
    size: 0,
  };
}

/** A row without forms, for what is no word. @param prior articles of a million that are expected to have it */
export function addTerm(terms: Terms, prior: number): number {
  const row = addRow(terms.rows);
  addRow(terms.identities.rows);
  setField(terms.rows, { row, field: term.prior }, prior);
  terms.size += 1;
  return row;
}

export function removeTerm(terms: Terms, row: number): void {
  removeRow(terms.rows, row);
  removeRow(terms.identities.rows, row);
  terms.size -= 1;
}

/** The number of the term with these forms. */
export function acquireTerm(terms: Terms, content: TermForms): number {
  const hash = contentHash(content, terms.forms.seed);
  const known = findIdentity(terms.identities, hash);
  if (known !== 0) {
    addToField(terms.identities.rows, { row: known, field: identity.uses }, 1);
    return known;
  }
  const row = addTerm(terms, priorOf(content));
  addIdentity(terms.identities, hash, row);
  for (const [form, tags] of content.forms) {
    addEntries(terms.forms, form, tags.flatMap((tag) => [row, tag])); // prettier-ignore
  }
  for (const { text, tag, entry } of content.beginnings) {
    addEntries(terms.beginnings, text, [row, tag, entry]);
    addBeginning(terms.beginningBits, hashOf(text, terms.forms.seed), terms.tags.languages[tag] ?? 0);
  }
  return row;
}

export function releaseTerm(terms: Terms, content: TermForms): void {
  const hash = contentHash(content, terms.forms.seed);
  const row = findIdentity(terms.identities, hash);
  if (row === 0 || addToField(terms.identities.rows, { row, field: identity.uses }, -1) > 0) return;
  removeIdentity(terms.identities, hash, row);
  for (const form of content.forms.keys()) removeEntries(terms.forms, form, row);
  for (const { text } of content.beginnings) removeEntries(terms.beginnings, text, row);
  removeTerm(terms, row);
}

/** By length: of a million articles so many hold a word of 0, 1, 2, 3 … letters that somebody watches. */
const PRIORS = [500_000, 500_000, 300_000, 150_000, 80_000, 40_000, 20_000, 10_000, 6_000, 4_000, 3_000];
const LONG = 2_000;

/** The shortest form is the most frequent; a beginning stands for many words. */
function priorOf({ forms, beginnings }: TermForms): number {
  const lengths = [...forms.keys(), ...beginnings.map(({ text }) => text)].map(({ length }) => length);
  const shortest = lengths.reduce((least, length) => Math.min(least, length), PRIORS.length);
  return PRIORS[shortest] ?? LONG;
}

import { sharedCode } from './beginning-codes.ts';
import { createHashSlots } from './hash-slots.ts';
import { CHUNK_BITS, CHUNK_MASK, type IntArena, createIntArena } from './int-arena.ts';
import type { TermContent } from './known-phrases.ts';
import { type Records, addRow, addToField, createRecords, getField, removeRow, setField } from './records.ts';
import {
  IDENTITY_WIDTH,
  type TermIdentities,
  addIdentity,
  findIdentity,
  identity,
  removeIdentity,
} from './term-identities.ts';
import { type TermRecord, beginningCount, formCount, termSize, writeTerm } from './term-records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';

/**
 * The terms of all watches, each there once however many watches use it. Who acquires a term releases it as often.
 * Numbers begin with 1.
 */
export interface Terms {
  /** As `term-rows.ts` says. */
  readonly rows: Records;
  readonly identities: TermIdentities;
  /** Forms, as `term-records.ts` says. */
  readonly arena: IntArena;
  /** Of the hashes of words. */
  readonly seed: number;
  size: number;
  /** Forms and beginnings of all terms together. */
  forms: number;
}

/** Empty. */
export function createTerms(seed: number): Terms {
  const identities = { heads: createHashSlots(), rows: createRecords(IDENTITY_WIDTH) };
  const rows = createRecords(TERM_WIDTH);
  addRow(rows);
  addRow(identities.rows);
  return { rows, identities, arena: createIntArena(), seed, size: 0, forms: 0 };
}

/** A row without forms, for what is no word. */
export function addTerm(terms: Terms): number {
  const row = addRow(terms.rows);
  addRow(terms.identities.rows);
  terms.size += 1;
  return row;
}

export function removeTerm(terms: Terms, row: number): void {
  removeRow(terms.rows, row);
  removeRow(terms.identities.rows, row);
  terms.size -= 1;
}

/** The number of the term with these forms. */
export function acquireTerm(terms: Terms, { hash, forms }: TermContent): number {
  const known = findIdentity(terms.identities, hash);
  const row = known === 0 ? addTerm(terms) : known;
  addToField(terms.identities.rows, { row, field: identity.uses }, 1);
  if (known !== 0) return row;
  const content = forms();
  addIdentity(terms.identities, hash, row);
  const texts = [...content.forms.keys(), ...content.beginnings.map(({ text }) => text)];
  setField(terms.rows, { row, field: term.code }, sharedCode(texts));
  setField(terms.rows, { row, field: term.forms }, writeTerm(terms.arena, content, terms.seed));
  terms.forms += formsOf(terms, row);
  return row;
}

export function releaseTerm(terms: Terms, row: number): void {
  if (addToField(terms.identities.rows, { row, field: identity.uses }, -1) > 0) return;
  removeIdentity(terms.identities, row);
  const { chunk, at } = termRecord(terms, row);
  terms.forms -= formsOf(terms, row);
  terms.arena.free(getField(terms.rows, row, term.forms), termSize(chunk, at));
  removeTerm(terms, row);
}

function formsOf(terms: Terms, row: number): number {
  const { chunk, at } = termRecord(terms, row);
  return formCount(chunk, at) + beginningCount(chunk, at);
}

const NONE = new Int32Array(2);

/** Where the forms of a term lie; those of what is no word are none. */
export function termRecord({ rows, arena }: Terms, row: number): TermRecord {
  const reference = getField(rows, row, term.forms);
  const chunk = reference === 0 ? undefined : arena.chunks[reference >>> CHUNK_BITS];
  return chunk === undefined ? { chunk: NONE, at: 0 } : { chunk, at: reference & CHUNK_MASK };
}

import { wordSeed } from '@newswatch/language';
import { type BeginningBits, addBeginning, createBeginningBits } from './beginning-bits.ts';
import { type FormSlots, addForms, createFormSlots, removeForms } from './form-slots.ts';
import type { TermContent } from './known-phrases.ts';
import {
  type Paradigms,
  acquireParadigm,
  beginningAt,
  createParadigms,
  releaseParadigm,
} from './paradigms.ts';
import {
  type SharedRecords,
  addRow,
  addToField,
  createSharedRecords,
  getField,
  removeRow,
  setField,
} from './records.ts';
import { type Tags, countsIn } from './tags.ts';
import type { TermForms } from './term-forms.ts';
import {
  type TermIdentities,
  addIdentity,
  createTermIdentities,
  findIdentity,
  identity,
  removeIdentity,
} from './term-identities.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import {
  type Stems,
  beginningsOf,
  formsOf,
  freeStem,
  entryOfForm,
  formsAndBeginnings,
  textsOf,
  writeStem,
} from './term-texts.ts';

/**
 * The terms of all watches, each there once however many watches use it, and the texts that lead to them. Who acquires a
 * term releases it as often. Numbers begin with 1.
 */
export interface Terms {
  /** As `term-rows.ts` says. */
  readonly rows: SharedRecords;
  readonly identities: TermIdentities;
  readonly paradigms: Paradigms;
  readonly stems: Stems;
  /** Entries are forms of the paradigm of a row. */
  readonly forms: FormSlots;
  /** Entries are beginnings of the paradigm of a row. */
  readonly beginnings: FormSlots;
  readonly bits: BeginningBits;
  readonly tags: Tags;
  /** Of the hashes of words. */
  readonly seed: number;
  size: number;
  /** Of all terms together. */
  uses: number;
  /** Forms and beginnings of all terms together. */
  formCount: number;
}

/** Empty. */
export function createTerms(tags: Tags, seed: number): Terms {
  const identities = createTermIdentities();
  const rows = createSharedRecords(TERM_WIDTH);
  const paradigms = createParadigms();
  for (const records of [rows, identities.rows]) addRow(records);
  const terms: Terms = {
    rows,
    identities,
    paradigms,
    stems: { rows, arena: paradigms.arena },
    forms: createFormSlots(textsOf(() => terms, entryOfForm)),
    beginnings: createFormSlots(textsOf(() => terms, beginningAt)),
    bits: createBeginningBits(),
    tags,
    seed: wordSeed(seed),
    size: 0,
    uses: 0,
    formCount: 0,
  };
  return terms;
}

/** A row without forms, for what is no word. */
export function addTerm(terms: Terms): number {
  const row = addRow(terms.rows);
  addRow(terms.identities.rows);
  terms.size += 1;
  return row;
}

export function removeTerm(terms: Terms, row: number): void {
  setField(terms.rows, { row, field: term.paradigm }, 0);
  removeRow(terms.rows, row);
  removeRow(terms.identities.rows, row);
  terms.size -= 1;
}

/** The number of the term with these forms. */
export function acquireTerm(terms: Terms, { hash, forms }: TermContent): number {
  const known = findIdentity(terms.identities, hash);
  const row = known === 0 ? addTerm(terms) : known;
  terms.uses += 1;
  addToField(terms.identities.rows, { row, field: identity.uses }, 1);
  if (known !== 0) return row;
  addIdentity(terms.identities, hash, row);
  writeForms(terms, row, forms());
  enter(terms, row);
  return row;
}

export function releaseTerm(terms: Terms, row: number): void {
  terms.uses -= 1;
  if (addToField(terms.identities.rows, { row, field: identity.uses }, -1) > 0) return;
  removeIdentity(terms.identities, row);
  leave(terms, row);
  freeStem(terms.stems, row);
  releaseParadigm(terms.paradigms, getField(terms.rows, row, term.paradigm));
  removeTerm(terms, row);
}

function writeForms(terms: Terms, row: number, content: TermForms): void {
  const stem = stemOf(content);
  writeStem(terms.stems, row, stem);
  const paradigm = acquireParadigm(terms.paradigms, content, stem.length);
  setField(terms.rows, { row, field: term.paradigm }, paradigm);
}

/** What all texts begin with. */
function stemOf({ forms, beginnings }: TermForms): string {
  const [first = beginnings[0]?.text ?? ''] = forms.keys();
  let shared = first.length;
  for (const text of forms.keys()) shared = sharedBy(first, text, shared);
  for (const { text } of beginnings) shared = sharedBy(first, text, shared);
  return first.slice(0, shared);
}

/** How many units two texts share at their beginning, at most so many. */
function sharedBy(one: string, other: string, most: number): number {
  let shared = 0;
  while (shared < most && shared < other.length && one.charCodeAt(shared) === other.charCodeAt(shared))
    shared += 1;
  return shared;
}

/** Lets its texts lead to a term. */
function enter(terms: Terms, row: number): void {
  const beginnings = beginningsOf(terms, row);
  addForms(terms.forms, formsOf(terms, row));
  addForms(terms.beginnings, beginnings);
  for (const beginning of beginnings) {
    const languages = beginning.tags.reduce((all, tag) => all | countsIn(terms.tags, tag), 0);
    addBeginning(terms.bits, { ...beginning, languages });
  }
  terms.formCount += sizeOf(terms, row);
}

function leave(terms: Terms, row: number): void {
  removeForms(terms.forms, formsOf(terms, row));
  removeForms(terms.beginnings, beginningsOf(terms, row));
  terms.formCount -= sizeOf(terms, row);
}

function sizeOf(terms: Terms, row: number): number {
  const { forms, beginnings } = formsAndBeginnings(terms, row);
  return forms + beginnings;
}

import { type HashBits, createHashBits } from './hash-bits.ts';
import { type Records, ROW_BITS, ROW_MASK, createRecords } from './records.ts';
import type { TermForms } from './term-forms.ts';
import { IDENTITY_WIDTH, contentHash, createTermIdentities } from './term-identities.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import { type TextTable, createTextTable, hashOf } from './text-table.ts';

/**
 * The terms of all watches, each there once however many watches use it, and found by its forms. Who acquires a term
 * releases it as often. Numbers begin with 1.
 */
export interface Terms {
  /** As `term-rows.ts` says. */
  readonly rows: Records;
  /** Form → pairs of term and tag. */
  readonly forms: TextTable;
  /** Beginning → triples of term, tag and entry. */
  readonly beginnings: TextTable;
  /** The hashes of all beginnings, and some of what is none. */
  readonly beginningBits: HashBits;
  acquire(content: TermForms): number;
  release(content: TermForms): void;
  /** A row without forms, for what is no word. @param prior articles of a million that are expected to have it */
  add(prior: number): number;
  remove(row: number): void;
  readonly size: number;
}

/** Integers of an entry in the tables. */
export const FORM_WIDTH = 2;
export const BEGINNING_WIDTH = 3;

/** Empty. @param seed of the hashes of words */
export function createTerms(seed: number): Terms {
  const rows = createRecords(TERM_WIDTH);
  const uses = createRecords(IDENTITY_WIDTH);
  const identities = createTermIdentities(uses);
  const forms = createTextTable(FORM_WIDTH, seed);
  const beginnings = createTextTable(BEGINNING_WIDTH, seed);
  const beginningBits = createHashBits();
  rows.add();
  uses.add();
  let size = 0;
  const add = (prior: number): number => {
    const row = rows.add();
    uses.add();
    const chunk = rows.chunks[row >> ROW_BITS];
    if (chunk !== undefined) chunk[(row & ROW_MASK) * TERM_WIDTH + term.prior] = prior;
    size += 1;
    return row;
  };
  const remove = (row: number): void => {
    rows.remove(row);
    uses.remove(row);
    size -= 1;
  };
  return {
    rows,
    forms,
    beginnings,
    beginningBits,
    acquire(content) {
      const hash = contentHash(content, seed);
      const known = identities.find(hash);
      if (known !== 0) {
        identities.use(known, 1);
        return known;
      }
      const row = add(priorOf(content));
      identities.add(hash, row);
      for (const [form, tags] of content.forms)
        forms.add(
          form,
          tags.flatMap((tag) => [row, tag]),
        );
      for (const { text, tag, entry } of content.beginnings) {
        beginnings.add(text, [row, tag, entry]);
        beginningBits.add(hashOf(text, seed));
      }
      return row;
    },
    release(content) {
      const hash = contentHash(content, seed);
      const row = identities.find(hash);
      if (row === 0 || identities.use(row, -1) > 0) return;
      identities.remove(hash, row);
      for (const form of content.forms.keys()) forms.remove(form, row);
      for (const { text } of content.beginnings) beginnings.remove(text, row);
      remove(row);
    },
    add,
    remove,
    get size() {
      return size;
    },
  };
}

/** By length: of a million articles so many hold a word of 1, 2, 3 … letters that somebody watches. */
const PRIORS = [500_000, 500_000, 300_000, 150_000, 80_000, 40_000, 20_000, 10_000, 6_000, 4_000, 3_000];
const LONG = 2_000;

/** The shortest form is the most frequent; a beginning stands for many words. */
function priorOf({ forms, beginnings }: TermForms): number {
  const lengths = [...forms.keys(), ...beginnings.map(({ text }) => text)].map(({ length }) => length);
  const shortest = lengths.reduce((least, length) => Math.min(least, length), PRIORS.length);
  return PRIORS[shortest] ?? LONG;
}

import { reach } from './growing-ints.ts';
import { type Records, getField } from './records.ts';
import { TERM_INTS, addCode, clearCodes, codeOf, hasCode } from './term-bits.ts';
import { term } from './term-rows.ts';

/**
 * Where the terms of an article are: a record for each occurrence, in the order of words; 0 is none. Each term has a list
 * of them in order. All of it fits into the nearest caches, and is used again for the next article. It lies in a memory
 * that a kernel writes (`find-candidates.wat`); the arrays are others after adding.
 */
export interface Occurrences {
  readonly memory: WebAssembly.Memory;
  /** Codes of the terms that the article has (`term-bits.ts`). */
  termBits: Int32Array;
  /** Of all articles (`places.ts`). */
  pairBits: Int32Array;
  /** By record, as `occurrence` says. */
  all: Int32Array;
  /** The last record. */
  last: number;
  /** Of each term: which record is its first. */
  readonly terms: Records;
}

/**
 * The word, which form it is of which term; written when all records are there: the next occurrence of the term, and how
 * many there are from this one on; then what the kernel needs, and its tag once it is confirmed (`decide.wat`).
 */
export const occurrence = { word: 0, form: 1, term: 2, next: 3, count: 4, tag: 6 } as const;
export const OCCURRENCE_BITS = 3;

/** 128 kB: of 40,000 pairs one neighbourhood in a hundred is taken for a pair that is none. */
export const PAIR_WORD_BITS = 15;

const PAIR_INTS = 1 << PAIR_WORD_BITS;
const RECORDS = 4 * (TERM_INTS + PAIR_INTS);
const RECORD_BYTES = 4 << OCCURRENCE_BITS;
const PAGES = 4;

/** None. @param terms as `term-rows.ts` says. @throws RangeError where the machine gives no memory */
export function createOccurrences(terms: Records): Occurrences {
  const memory = new WebAssembly.Memory({ initial: PAGES });
  return { memory, ...arraysIn(memory), last: 0, terms };
}

const arraysIn = ({ buffer }: WebAssembly.Memory): Pick<Occurrences, 'termBits' | 'pairBits' | 'all'> => ({
  termBits: new Int32Array(buffer, 0, TERM_INTS),
  pairBits: new Int32Array(buffer, 4 * TERM_INTS, PAIR_INTS),
  all: new Int32Array(buffer, RECORDS),
});

export function clearOccurrences(occurrences: Occurrences): void {
  occurrences.last = 0;
  clearCodes(occurrences.termBits);
}

/** Lets the memory reach up to so many bytes. @throws RangeError where the machine gives no more */
export function reachTo(occurrences: Occurrences, bytes: number): void {
  if (reach(occurrences.memory, bytes)) Object.assign(occurrences, arraysIn(occurrences.memory));
}

/** The first occurrence of a term; 0 where the article has none: most of those are denied by the bits, which lie near. */
export function firstOf({ terms, all, last, termBits }: Occurrences, row: number): number {
  if (!hasCode(termBits, row)) return 0;
  const first = getField(terms, row, term.mark);
  return first <= last && all[(first << OCCURRENCE_BITS) + occurrence.term] === row ? first : 0;
}

/** A word that may be a form of a term. */
export interface Added {
  readonly word: number;
  readonly row: number;
  /** The entry of the paradigm, or CONTINUED. */
  readonly form: number;
  readonly tag: number;
}

/** No form of the term: it goes on from a beginning. */
export const CONTINUED = -1;
/** What is not known yet of an occurrence. */
export const UNCONFIRMED = -1;

/** Adds a record behind the last, of a word that is not before that of the last. */
export function addOccurrence(occurrences: Occurrences, { word, row, form, tag }: Added): void {
  const added = (occurrences.last += 1);
  reachTo(occurrences, RECORDS + RECORD_BYTES * (added + 2));
  write(occurrences, added, { word, row, form, tag });
}

function write({ all, termBits }: Occurrences, record: number, { word, row, form, tag }: Added): void {
  addCode(termBits, codeOf(row));
  const at = record << OCCURRENCE_BITS;
  all[at + occurrence.word] = word;
  all[at + occurrence.form] = form;
  all[at + occurrence.tag] = tag;
  all[at + occurrence.term] = row;
}

/** Adds records behind those of their words. @param added in the order of words */
export function mergeOccurrences(occurrences: Occurrences, added: readonly Added[]): void {
  let from = occurrences.last;
  occurrences.last += added.length;
  reachTo(occurrences, RECORDS + RECORD_BYTES * (occurrences.last + 2));
  const { all } = occurrences;
  let to = occurrences.last;
  for (const each of added.toReversed()) {
    for (; from > 0 && wordOf(all, from) > each.word; from -= 1) {
      all.copyWithin(to << OCCURRENCE_BITS, from << OCCURRENCE_BITS, (from + 1) << OCCURRENCE_BITS);
      to -= 1;
    }
    write(occurrences, to, each);
    to -= 1;
  }
}

const wordOf = (all: Int32Array, record: number): number =>
  all[(record << OCCURRENCE_BITS) + occurrence.word] ?? 0;

/**
 * Where the terms of an article are: for each term a list of occurrences in order. Occurrence 0 is none. All of it fits
 * into the nearest caches, and is used again for the next article.
 */
export interface Occurrences {
  /** By occurrence: its word, what it is (`confirm.ts`), the term, and the next occurrence of the term. */
  all: Int32Array;
  count: number;
  /** Where occurrences are added; never behind one that there is. */
  word: number;
  /** By number of a term in the article: the term, its first occurrence, and how many there are. */
  terms: Int32Array;
  termCount: number;
  /** Numbers of terms and 1, by the term: a power of two of them, at most half of them used. */
  slots: Int32Array;
}

export const occurrence = { word: 0, form: 1, term: 2, next: 3 } as const;
export const OCCURRENCE_BITS = 2;
export const found = { term: 0, first: 1, count: 2 } as const;
export const FOUND_BITS = 2;
const SMALLEST = 1_024;
/** Above so many slots they are made anew for an article with few terms. */
const LARGE = 0x10000;

/** None. */
export const createOccurrences = (): Occurrences => ({
  all: new Int32Array(SMALLEST << OCCURRENCE_BITS),
  count: 1,
  word: 0,
  terms: new Int32Array(SMALLEST << FOUND_BITS),
  termCount: 0,
  slots: new Int32Array(SMALLEST),
});

export function clearOccurrences(occurrences: Occurrences): void {
  if (occurrences.slots.length > LARGE) occurrences.slots = new Int32Array(SMALLEST);
  else occurrences.slots.fill(0);
  occurrences.count = 1;
  occurrences.termCount = 0;
}

/** The number of a term in the article; -1 where it has none. */
export const numberOf = ({ slots, terms }: Occurrences, row: number): number =>
  (slots[slotOf(slots, terms, row)] ?? 0) - 1;

/** Where a term is, or would be. */
function slotOf(slots: Int32Array, terms: Int32Array, row: number): number {
  const wrap = slots.length - 1;
  let at = Math.imul(row, 0x9e3779b1) >>> (Math.clz32(slots.length) + 1);
  let number = slots[at] ?? 0;
  while (number !== 0 && terms[(number - 1) << FOUND_BITS] !== row) {
    at = (at + 1) & wrap;
    number = slots[at] ?? 0;
  }
  return at;
}

/** Enters a term without occurrences, if it is not there. @returns its number in the article */
export function enterTerm(occurrences: Occurrences, row: number): number {
  const { slots, terms } = occurrences;
  const slot = slotOf(slots, terms, row);
  const known = slots[slot] ?? 0;
  if (known !== 0) return known - 1;
  const number = occurrences.termCount++;
  slots[slot] = number + 1;
  const at = number << FOUND_BITS;
  if (at === terms.length) occurrences.terms = doubled(terms);
  occurrences.terms[at + found.term] = row;
  occurrences.terms[at + found.first] = 0;
  occurrences.terms[at + found.count] = 0;
  if (2 * occurrences.termCount > slots.length) growSlots(occurrences);
  return number;
}

function growSlots(occurrences: Occurrences): void {
  const { terms, termCount } = occurrences;
  occurrences.slots = new Int32Array(2 * occurrences.slots.length);
  for (let number = 0; number < termCount; number += 1) {
    const slot = slotOf(occurrences.slots, terms, terms[number << FOUND_BITS] ?? 0);
    occurrences.slots[slot] = number + 1;
  }
}

/**
 * Adds an occurrence before the others of its term: the words of an article are gone through from the last on.
 * @param form as `confirm.ts` says
 */
export function addOccurrence(occurrences: Occurrences, row: number, form: number): void {
  const of = enterTerm(occurrences, row) << FOUND_BITS;
  const { terms } = occurrences;
  const added = occurrences.count++;
  const at = added << OCCURRENCE_BITS;
  if (at === occurrences.all.length) occurrences.all = doubled(occurrences.all);
  const { all } = occurrences;
  all[at + occurrence.word] = occurrences.word;
  all[at + occurrence.form] = form;
  all[at + occurrence.term] = row;
  all[at + occurrence.next] = terms[of + found.first] ?? 0;
  terms[of + found.first] = added;
  terms[of + found.count] = (terms[of + found.count] ?? 0) + 1;
}

function doubled(from: Int32Array): Int32Array {
  const to = new Int32Array(2 * from.length);
  to.set(from);
  return to;
}

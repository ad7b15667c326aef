import { type HashSlots, findHash, removeHash, setHash } from './hash-slots.ts';
import { addToField, getField, setField } from './records.ts';
import { term } from './term-rows.ts';
import { type Terms, addTerm, removeTerm } from './terms.ts';

/**
 * Two terms side by side, as a term: two words that are frequent are seldom neighbours. Its row keeps the two in `first`
 * and `last`, in `closes` the next pair with the same hash, in `prior` the number of watches that lie under it, which
 * is how long it lives, and in `opens` the mark PAIR.
 */
const PAIR = -1;

export const isPair = ({ rows }: Terms, row: number): boolean => getField(rows, row, term.opens) === PAIR;

/** @returns 0 where no watch lies under it */
export function findPair(
  pairs: HashSlots,
  { rows }: Terms,
  [first, second]: readonly [number, number],
): number {
  let pair = findHash(pairs, pairHash(first, second));
  while (
    pair !== 0 &&
    (getField(rows, pair, term.first) !== first || getField(rows, pair, term.last) !== second)
  ) {
    pair = getField(rows, pair, term.closes);
  }
  return pair;
}

export function acquirePair(pairs: HashSlots, terms: Terms, two: readonly [number, number]): number {
  const [first, second] = two;
  const known = findPair(pairs, terms, two);
  const pair = known === 0 ? addPair(pairs, terms, two) : known;
  addToField(terms.rows, { row: pair, field: term.prior }, 1);
  addToField(terms.rows, { row: first, field: term.opens }, 1);
  addToField(terms.rows, { row: second, field: term.closes }, 1);
  return pair;
}

function addPair(pairs: HashSlots, terms: Terms, [first, second]: readonly [number, number]): number {
  const row = addTerm(terms, 0);
  const hash = pairHash(first, second);
  setField(terms.rows, { row, field: term.first }, first);
  setField(terms.rows, { row, field: term.last }, second);
  setField(terms.rows, { row, field: term.opens }, PAIR);
  setField(terms.rows, { row, field: term.closes }, findHash(pairs, hash));
  setHash(pairs, hash, row);
  return row;
}

export function releasePair(pairs: HashSlots, terms: Terms, pair: number): void {
  const { rows } = terms;
  const first = getField(rows, pair, term.first);
  const second = getField(rows, pair, term.last);
  addToField(rows, { row: first, field: term.opens }, -1);
  addToField(rows, { row: second, field: term.closes }, -1);
  if (addToField(rows, { row: pair, field: term.prior }, -1) > 0) return;
  const hash = pairHash(first, second);
  const next = getField(rows, pair, term.closes);
  let before = findHash(pairs, hash);
  if (before === pair) {
    if (next === 0) removeHash(pairs, hash);
    else setHash(pairs, hash, next);
  } else {
    while (getField(rows, before, term.closes) !== pair) before = getField(rows, before, term.closes);
    setField(rows, { row: before, field: term.closes }, next);
  }
  removeTerm(terms, pair);
}

function pairHash(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

import { createHashSlots } from './hash-slots.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Terms } from './terms.ts';

/**
 * Two terms side by side, as a term: two words that are frequent are seldom neighbours. Its row keeps the two in `first`
 * and `last`, in `closes` the next pair with the same hash, in `prior` the number of watches that lie under it, which
 * is how long it lives, and in `opens` the mark PAIR.
 */
export interface PairTerms {
  acquire(first: number, second: number): number;
  release(pair: number): void;
  /** @returns 0 where no watch lies under it */
  find(first: number, second: number): number;
  isPair(row: number): boolean;
}

const PAIR = -1;

/** Empty. */
export function createPairTerms(terms: Terms): PairTerms {
  const slots = createHashSlots();
  const get = (row: number, field: number): number =>
    terms.rows.chunks[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + field] ?? 0;
  const set = (row: number, field: number, value: number): void => {
    const chunk = terms.rows.chunks[row >> ROW_BITS];
    if (chunk !== undefined) chunk[(row & ROW_MASK) * TERM_WIDTH + field] = value;
  };
  const change = (row: number, field: number, by: number): void => set(row, field, get(row, field) + by);
  const find = (first: number, second: number): number => {
    let pair = slots.find(pairHash(first, second));
    while (pair !== 0 && (get(pair, term.first) !== first || get(pair, term.last) !== second)) {
      pair = get(pair, term.closes);
    }
    return pair;
  };
  const add = (first: number, second: number): number => {
    const pair = terms.add(0);
    const hash = pairHash(first, second);
    set(pair, term.first, first);
    set(pair, term.last, second);
    set(pair, term.opens, PAIR);
    set(pair, term.closes, slots.find(hash));
    slots.set(hash, pair);
    return pair;
  };
  const unlink = (pair: number, hash: number): void => {
    const next = get(pair, term.closes);
    let before = slots.find(hash);
    if (before === pair) return next === 0 ? slots.remove(hash) : slots.set(hash, next);
    while (get(before, term.closes) !== pair) before = get(before, term.closes);
    set(before, term.closes, next);
  };
  return {
    acquire(first, second) {
      const known = find(first, second);
      const pair = known === 0 ? add(first, second) : known;
      change(pair, term.prior, 1);
      change(first, term.opens, 1);
      change(second, term.closes, 1);
      return pair;
    },
    release(pair) {
      const first = get(pair, term.first);
      const second = get(pair, term.last);
      change(first, term.opens, -1);
      change(second, term.closes, -1);
      change(pair, term.prior, -1);
      if (get(pair, term.prior) > 0) return;
      unlink(pair, pairHash(first, second));
      terms.remove(pair);
    },
    find,
    isPair: (row) => get(row, term.opens) === PAIR,
  };
}

function pairHash(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

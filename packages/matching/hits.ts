import { type SharedInts, createSharedInts } from './growing-ints.ts';

/**
 * Where terms of watches were found, numbered from 0: words from first to last, the place of the term's node, and, once the
 * watch has matched, where the term as typed begins in what is written of all matches (`matches.ts`). The kernel that finds
 * them adds them (`decide.wat`), behind how many there are. Used again.
 */
export interface Hits extends SharedInts {
  /** Those of the watch that is told: from here on, and up to here. */
  from: number;
  to: number;
}

export const hit = { first: 0, last: 1, node: 2, term: 3 } as const;
const HIT_BITS = 2;
const COUNT = 0;

/** Empty. */
export const createHits = (): Hits => ({ ...createSharedInts(), from: 0, to: 0 });

export const hitCount = ({ ints }: Hits): number => ints[COUNT] ?? 0;

/** Takes away the hits from a number on. */
export function cutHits({ ints }: Hits, count: number): void {
  ints[COUNT] = count;
}

const placeOf = (number: number, field: number): number => ((number + 1) << HIT_BITS) + field;

export const hitField = ({ ints }: Hits, number: number, field: number): number =>
  ints[placeOf(number, field)] ?? 0;

export function setTerm({ ints }: Hits, number: number, term: number): void {
  ints[placeOf(number, hit.term)] = term;
}

/** Puts a hit in the place of another one. */
export function moveHit({ ints }: Hits, from: number, to: number): void {
  ints.copyWithin(placeOf(to, 0), placeOf(from, 0), placeOf(from + 1, 0));
}

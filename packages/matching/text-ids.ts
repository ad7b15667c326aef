import { type IntArena, allocate, createIntArena, free } from './int-arena.ts';
import { type HashSlots, createHashSlots, findHash, removeHash, setHash } from './hash-slots.ts';
import { hashOf, packText, packedLength, unitIn, unpackText } from './packed-text.ts';

/**
 * Ids of watches → their numbers. A record holds: the next id with the same hash, the number, the length, the id, two
 * units to an integer. An id is found by its hash, and then compared.
 */
export interface TextIds {
  readonly slots: HashSlots;
  readonly arena: IntArena;
  readonly seed: number;
}

const HEAD = 3;

/** Empty. @param seed of the hashes */
export const createTextIds = (seed: number): TextIds => ({
  slots: createHashSlots(),
  arena: createIntArena(),
  seed,
});

/** The record of an id. @returns 0 when there is none */
function search(ids: TextIds, id: string, hash: number): { readonly found: number; readonly before: number } {
  const { ints } = ids.arena;
  let before = 0;
  let found = findHash(ids.slots, hash);
  while (found !== 0 && !isId(ints, found, id)) {
    before = found;
    found = ints[found] ?? 0;
  }
  return { found, before };
}

function isId(ints: Int32Array, record: number, id: string): boolean {
  if (ints[record + 2] !== id.length) return false;
  for (let unit = 0; unit < id.length; unit += 1) {
    if (unitIn(ints, record + HEAD, unit) !== id.charCodeAt(unit)) return false;
  }
  return true;
}

/** @returns undefined when there is none */
export function numberOf(ids: TextIds, id: string): number | undefined {
  const { found } = search(ids, id, hashOf(id, ids.seed));
  return found === 0 ? undefined : ids.arena.ints[found + 1];
}

/** Adds an id that is not there. @returns its record */
export function addId(ids: TextIds, id: string, number: number): number {
  const hash = hashOf(id, ids.seed);
  const record = allocate(ids.arena, HEAD + packedLength(id.length));
  const { ints } = ids.arena;
  ints[record] = findHash(ids.slots, hash);
  ints[record + 1] = number;
  ints[record + 2] = id.length;
  packText(ints, record + HEAD, id);
  setHash(ids.slots, hash, record);
  return record;
}

export function removeId(ids: TextIds, id: string): void {
  const hash = hashOf(id, ids.seed);
  const { found, before } = search(ids, id, hash);
  if (found === 0) return;
  const { ints } = ids.arena;
  const next = ints[found] ?? 0;
  if (before !== 0) ints[before] = next;
  else if (next === 0) removeHash(ids.slots, hash);
  else setHash(ids.slots, hash, next);
  free(ids.arena, found, HEAD + packedLength(id.length));
}

/** The id of a record. */
export const idIn = ({ arena: { ints } }: TextIds, record: number): string =>
  unpackText(ints, record + HEAD, ints[record + 2] ?? 0);

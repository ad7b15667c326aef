import { CHUNK_BITS, CHUNK_MASK, type IntArena, createIntArena } from './int-arena.ts';
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

interface Place {
  readonly chunk: Int32Array;
  readonly at: number;
}
const NONE = new Int32Array(HEAD);
const placeIn = ({ arena }: TextIds, record: number): Place => ({
  chunk: arena.chunks[record >>> CHUNK_BITS] ?? NONE,
  at: record & CHUNK_MASK,
});

/** The record of an id. @returns 0 when there is none */
function search(ids: TextIds, id: string, hash: number): { readonly found: number; readonly before: number } {
  let before = 0;
  let found = findHash(ids.slots, hash);
  while (found !== 0 && !isId(placeIn(ids, found), id)) {
    const { chunk, at } = placeIn(ids, found);
    before = found;
    found = chunk[at] ?? 0;
  }
  return { found, before };
}

function isId({ chunk, at }: Place, id: string): boolean {
  if (chunk[at + 2] !== id.length) return false;
  for (let unit = 0; unit < id.length; unit += 1) {
    if (unitIn(chunk, at + HEAD, unit) !== id.charCodeAt(unit)) return false;
  }
  return true;
}

/** @returns undefined when there is none */
export function numberOf(ids: TextIds, id: string): number | undefined {
  const { found } = search(ids, id, hashOf(id, ids.seed));
  const { chunk, at } = placeIn(ids, found);
  return found === 0 ? undefined : chunk[at + 1];
}

/** Adds an id that is not there. @returns its record */
export function addId(ids: TextIds, id: string, number: number): number {
  const hash = hashOf(id, ids.seed);
  const record = ids.arena.allocate(HEAD + packedLength(id.length));
  const { chunk, at } = placeIn(ids, record);
  chunk[at] = findHash(ids.slots, hash);
  chunk[at + 1] = number;
  chunk[at + 2] = id.length;
  packText(chunk, at + HEAD, id);
  setHash(ids.slots, hash, record);
  return record;
}

export function removeId(ids: TextIds, id: string): void {
  const hash = hashOf(id, ids.seed);
  const { found, before } = search(ids, id, hash);
  if (found === 0) return;
  const { chunk, at } = placeIn(ids, found);
  const next = chunk[at] ?? 0;
  const previous = placeIn(ids, before);
  if (before !== 0) previous.chunk[previous.at] = next;
  else if (next === 0) removeHash(ids.slots, hash);
  else setHash(ids.slots, hash, next);
  ids.arena.free(found, HEAD + packedLength(id.length));
}

/** The id of a record. */
export function idIn(ids: TextIds, record: number): string {
  const { chunk, at } = placeIn(ids, record);
  return unpackText(chunk, at + HEAD, chunk[at + 2] ?? 0);
}

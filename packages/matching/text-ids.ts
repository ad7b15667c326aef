import { type Many, keepRead } from './fetch.ts';
import { type GrowingInts, createGrowingInts, growTo } from './growing-ints.ts';
import {
  type HashChains,
  type Links,
  addToChain,
  createHashChains,
  firstInChain,
  removeFromChain,
} from './hash-chains.ts';
import { type IntArena, allocate, createIntArena, free } from './int-arena.ts';
import { hashOf, packText, packedLength, unitIn, unpackText } from './packed-text.ts';

/** Ids of watches → their numbers, by hash; what is found is compared. */
export interface TextIds {
  readonly chains: HashChains;
  readonly links: Links;
  /** By number: its link, and where its id lies. */
  readonly rows: GrowingInts;
  /** An id: its length and whether it has wide units, and the units: two to an integer, four where none is wide. */
  readonly arena: IntArena;
  readonly seed: number;
}

const WIDTH = 2;
const HEAD = 1;

/** Empty. @param seed of the hashes */
export function createTextIds(seed: number): TextIds {
  const rows = createGrowingInts();
  const ids: TextIds = {
    chains: createHashChains(),
    links: {
      next: (number) => rows.ints[WIDTH * number] ?? 0,
      setNext: (number, next) => {
        rows.ints[WIDTH * number] = next;
      },
      hash: (number) => hashFor(ids, idIn(ids, number)),
    },
    rows,
    arena: createIntArena(),
    seed,
  };
  return ids;
}

function hashFor({ seed }: TextIds, id: string): number {
  const hash = hashOf(id, seed);
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}

const placeIn = ({ rows: { ints } }: TextIds, number: number): number => ints[WIDTH * number + 1] ?? 0;

/** @returns undefined when there is none */
export function numberOf(ids: TextIds, id: string): number | undefined {
  let found = firstInChain(ids.chains, hashFor(ids, id));
  while (found !== 0 && !isId(ids, found - 1, id)) found = ids.links.next(found - 1);
  return found === 0 ? undefined : found - 1;
}

function isId(ids: TextIds, number: number, id: string): boolean {
  const { ints } = ids.arena;
  const record = placeIn(ids, number);
  const head = ints[record] ?? 0;
  if (head >>> 1 !== id.length) return false;
  const unitAt = isWide(head) ? unitIn : byteIn;
  for (let unit = 0; unit < id.length; unit += 1) {
    if (unitAt(ints, record + HEAD, unit) !== id.charCodeAt(unit)) return false;
  }
  return true;
}

/** Adds an id that is not there under a number that no other id has. Numbers are small: there is a row for each. */
export function addId(ids: TextIds, id: string, number: number): void {
  growTo(ids.rows, WIDTH * (number + 1));
  ids.rows.ints[WIDTH * number + 1] = write(ids, id);
  addToChain(ids.chains, ids.links, number);
}

export function removeId(ids: TextIds, id: string): void {
  const number = numberOf(ids, id);
  if (number === undefined) return;
  removeFromChain(ids.chains, ids.links, number);
  const record = placeIn(ids, number);
  free(ids.arena, record, sizeOf(ids.arena.ints[record] ?? 0));
}

/** The id of a number. */
export function idIn(ids: TextIds, number: number): string {
  const { ints } = ids.arena;
  const record = placeIn(ids, number);
  const head = ints[record] ?? 0;
  const length = head >>> 1;
  if (isWide(head)) return unpackText(ints, record + HEAD, length);
  if (length > SHORT)
    return Buffer.from(ints.buffer, ints.byteOffset + 4 * (record + HEAD), length).toString('latin1');
  let id = '';
  for (let unit = 0; unit < length; unit += 4)
    id += narrow(ints[record + HEAD + (unit >> 2)] ?? 0, length - unit);
  return id;
}

/** Longer ids are read by a call out of the engine; shorter ones, of a few letters at a time, are there sooner. */
const SHORT = 12;

/** At most four units. */
function narrow(bytes: number, count: number): string {
  const [first, second, third] = [bytes & 0xff, (bytes >>> 8) & 0xff, (bytes >>> 16) & 0xff];
  if (count >= 4) return String.fromCharCode(first, second, third, bytes >>> 24);
  if (count === 3) return String.fromCharCode(first, second, third);
  return count === 2 ? String.fromCharCode(first, second) : String.fromCharCode(first);
}

/** Asks for the ids of many numbers before they are read (`fetch.ts`). */
export function fetchIds({ rows: { ints }, arena }: TextIds, { places: numbers, count }: Many): void {
  let sum = 0;
  for (let each = 0; each < count; each += 1) sum |= ints[WIDTH * (numbers[each] ?? 0) + 1] ?? 0;
  for (let each = 0; each < count; each += 1)
    sum |= arena.ints[ints[WIDTH * (numbers[each] ?? 0) + 1] ?? 0] ?? 0;
  keepRead(sum);
}

const isWide = (head: number): boolean => (head & 1) !== 0;
const bytesLength = (length: number): number => (length + 3) >> 2;
const sizeOf = (head: number): number =>
  HEAD + (isWide(head) ? packedLength(head >>> 1) : bytesLength(head >>> 1));

const byteIn = (ints: Int32Array, from: number, unit: number): number =>
  ((ints[from + (unit >> 2)] ?? 0) >>> ((unit & 3) << 3)) & 0xff;

function write({ arena }: TextIds, id: string): number {
  const wide = hasWide(id);
  const head = (id.length << 1) | Number(wide);
  const record = allocate(arena, sizeOf(head));
  const { ints } = arena;
  ints[record] = head;
  if (wide) packText(ints, record + HEAD, id);
  else packBytes(ints, record + HEAD, id);
  return record;
}

function hasWide(id: string): boolean {
  for (let unit = 0; unit < id.length; unit += 1) if (id.charCodeAt(unit) > 0xff) return true;
  return false;
}

function packBytes(ints: Int32Array, from: number, id: string): void {
  ints.fill(0, from, from + bytesLength(id.length));
  for (let unit = 0; unit < id.length; unit += 1) {
    const at = from + (unit >> 2);
    ints[at] = (ints[at] ?? 0) | (id.charCodeAt(unit) << ((unit & 3) << 3));
  }
}

import { type GrowingInts, createGrowingInts, growTo } from './growing-ints.ts';
import { type IntArena, allocate, createIntArena, free } from './int-arena.ts';
import { hashOf, packText, packedLength, unitIn, unpackText } from './packed-text.ts';

/**
 * Ids of watches → their numbers. Numbers lie chained in buckets by the hash of their ids; what is found is compared. As
 * ids are added buckets are split one at a time, so that no call takes long.
 */
export interface TextIds {
  /** The first number of each bucket, plus one. */
  readonly buckets: GrowingInts;
  bucketCount: number;
  size: number;
  /** By number: the next one of its bucket, plus one, and where its id lies. */
  readonly rows: GrowingInts;
  /** An id: its length and whether it has wide units, and the units: two to an integer, four where none is wide. */
  readonly arena: IntArena;
  readonly seed: number;
}

const WIDTH = 2;
const HEAD = 1;

/** Empty. @param seed of the hashes */
export const createTextIds = (seed: number): TextIds => ({
  buckets: createGrowingInts(),
  bucketCount: 1,
  size: 0,
  rows: createGrowingInts(),
  arena: createIntArena(),
  seed,
});

function hashFor({ seed }: TextIds, id: string): number {
  const hash = hashOf(id, seed);
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return once ^ (once >>> 13);
}

/** By as many bits as there are buckets for, or by one less where that bucket has not been split off yet. */
function bucketOf({ bucketCount }: TextIds, hash: number): number {
  const bits = 32 - Math.clz32(bucketCount - 1);
  const bucket = bits === 0 ? 0 : hash & (2 ** bits - 1);
  return bucket < bucketCount ? bucket : bucket & (2 ** (bits - 1) - 1);
}

const nextOf = ({ rows: { ints } }: TextIds, number: number): number => (ints[WIDTH * number] ?? 0) - 1;
const placeIn = ({ rows: { ints } }: TextIds, number: number): number => ints[WIDTH * number + 1] ?? 0;

function setNext({ rows: { ints } }: TextIds, number: number, next: number): void {
  ints[WIDTH * number] = next + 1;
}

const firstIn = ({ buckets: { ints } }: TextIds, bucket: number): number => (ints[bucket] ?? 0) - 1;

function setFirst({ buckets: { ints } }: TextIds, bucket: number, number: number): void {
  ints[bucket] = number + 1;
}

/** @returns undefined when there is none */
export function numberOf(ids: TextIds, id: string): number | undefined {
  let found = firstIn(ids, bucketOf(ids, hashFor(ids, id)));
  while (found !== -1 && !isId(ids, found, id)) found = nextOf(ids, found);
  return found === -1 ? undefined : found;
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
  split(ids);
  growTo(ids.rows, WIDTH * (number + 1));
  ids.rows.ints[WIDTH * number + 1] = write(ids, id);
  link(ids, number, id);
  ids.size += 1;
}

function link(ids: TextIds, number: number, id: string): void {
  const bucket = bucketOf(ids, hashFor(ids, id));
  setNext(ids, number, firstIn(ids, bucket));
  setFirst(ids, bucket, number);
}

/** There are as many buckets as ids. */
function split(ids: TextIds): void {
  if (ids.size < ids.bucketCount) return;
  growTo(ids.buckets, ids.bucketCount + 1);
  const bits = 31 - Math.clz32(ids.bucketCount);
  const from = ids.bucketCount - 2 ** bits;
  ids.bucketCount += 1;
  let number = firstIn(ids, from);
  setFirst(ids, from, -1);
  while (number !== -1) {
    const next = nextOf(ids, number);
    link(ids, number, idIn(ids, number));
    number = next;
  }
}

export function removeId(ids: TextIds, id: string): void {
  const number = numberOf(ids, id);
  if (number === undefined) return;
  const bucket = bucketOf(ids, hashFor(ids, id));
  const next = nextOf(ids, number);
  if (firstIn(ids, bucket) === number) setFirst(ids, bucket, next);
  else {
    let before = firstIn(ids, bucket);
    while (nextOf(ids, before) !== number) before = nextOf(ids, before);
    setNext(ids, before, next);
  }
  const record = placeIn(ids, number);
  free(ids.arena, record, sizeOf(ids.arena.ints[record] ?? 0));
  ids.size -= 1;
}

/** The id of a number. */
export function idIn(ids: TextIds, number: number): string {
  const { ints } = ids.arena;
  const record = placeIn(ids, number);
  const head = ints[record] ?? 0;
  if (isWide(head)) return unpackText(ints, record + HEAD, head >>> 1);
  let id = '';
  for (let unit = 0; unit < head >>> 1; unit += 1)
    id += String.fromCharCode(byteIn(ints, record + HEAD, unit));
  return id;
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

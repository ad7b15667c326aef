import { type Part, codedUnit } from './coded-text.ts';
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
import { type IntArena, createIntArena } from './int-arena.ts';
import { type IdAndQuery, addRecord, codedIn, idLengthIn, queryBytesIn, queryLengthIn, removeRecord } from './text-records.ts'; // prettier-ignore
import { type WrittenTexts, createWrittenTexts, takeText, writePart } from './written-texts.ts';

/**
 * Ids of watches → their numbers, by hash; what is found is compared. Beside each id lies the query, of which terms as
 * typed are slices: who matches tells both. They lie outside of the heap, so that a million of them are nothing to a
 * collector of garbage.
 */
export interface WatchTexts {
  readonly chains: HashChains;
  readonly links: Links;
  /** By number: its link, and where its record lies. */
  readonly rows: GrowingInts;
  /** As `text-records.ts` says. */
  readonly arena: IntArena;
  readonly seed: number;
  /** Of all queries together. */
  bytes: number;
  readonly written: WrittenTexts;
}

const WIDTH = 2;

/** Empty. @param seed of the hashes */
export function createWatchTexts(seed: number): WatchTexts {
  const rows = createGrowingInts();
  const texts: WatchTexts = {
    chains: createHashChains(),
    links: {
      next: (number) => rows.ints[WIDTH * number] ?? 0,
      setNext: (number, next) => {
        rows.ints[WIDTH * number] = next;
      },
      hash: (number) => hashOfRecord(texts, recordOf(texts, number)),
    },
    rows,
    arena: createIntArena(),
    seed,
    bytes: 0,
    written: createWrittenTexts(),
  };
  return texts;
}

const recordOf = ({ rows: { ints } }: WatchTexts, number: number): number => ints[WIDTH * number + 1] ?? 0;

/** Of an id, by its units. */
function hashOf(length: number, unitAt: (unit: number) => number, seed: number): number {
  let hash = seed | 0;
  for (let unit = 0; unit < length; unit += 1) hash = Math.imul(hash ^ unitAt(unit), MULTIPLIER);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** Odd, and far from a power of two: each unit reaches the upper bits of the hash. */
const MULTIPLIER = 0x5bd1e995;

const hashOfId = ({ seed }: WatchTexts, id: string): number =>
  hashOf(id.length, (unit) => id.charCodeAt(unit), seed);

function hashOfRecord({ arena: { ints }, seed }: WatchTexts, record: number): number {
  const coded = codedIn(ints, record);
  return hashOf(idLengthIn(ints, record), (unit) => codedUnit(coded, unit), seed);
}

/** @returns undefined when there is none */
export function numberOf(texts: WatchTexts, id: string): number | undefined {
  let found = firstInChain(texts.chains, hashOfId(texts, id));
  while (found !== 0 && !isId(texts.arena.ints, recordOf(texts, found - 1), id))
    found = texts.links.next(found - 1);
  return found === 0 ? undefined : found - 1;
}

function isId(ints: Int32Array, record: number, id: string): boolean {
  if (idLengthIn(ints, record) !== id.length) return false;
  const coded = codedIn(ints, record);
  for (let unit = 0; unit < id.length; unit += 1) {
    if (codedUnit(coded, unit) !== id.charCodeAt(unit)) return false;
  }
  return true;
}

/** Adds the texts of a watch, whose id is not there, under a number that no other has. Numbers are small: there is a row for each. */
export function addTexts(texts: WatchTexts, given: IdAndQuery, number: number): void {
  growTo(texts.rows, WIDTH * (number + 1));
  const record = addRecord(texts.arena, given);
  texts.rows.ints[WIDTH * number + 1] = record;
  texts.bytes += queryBytesIn(texts.arena.ints, record);
  addToChain(texts.chains, texts.links, number);
}

/** Of an id that is there or not. */
export function removeTexts(texts: WatchTexts, id: string): void {
  const number = numberOf(texts, id);
  if (number === undefined) return;
  removeFromChain(texts.chains, texts.links, number);
  const record = recordOf(texts, number);
  texts.bytes -= queryBytesIn(texts.arena.ints, record);
  removeRecord(texts.arena, record);
}

/** The id and the query of a number. */
export function textsOf(texts: WatchTexts, number: number): IdAndQuery {
  const { ints } = texts.arena;
  const record = recordOf(texts, number);
  const length = idLengthIn(ints, record);
  const start = writePart(texts.written, codedIn(ints, record), {
    start: 0,
    length: length + queryLengthIn(ints, record),
  });
  const both = takeText(texts.written).slice(start);
  return { id: both.slice(0, length), query: both.slice(length) };
}

export const idLengthOf = (texts: WatchTexts, number: number): number =>
  idLengthIn(texts.arena.ints, recordOf(texts, number));

/** Writes the id of a number. @returns where it begins in what is taken then */
export function writeId(texts: WatchTexts, number: number): number {
  const { ints } = texts.arena;
  const record = recordOf(texts, number);
  return writePart(texts.written, codedIn(ints, record), { start: 0, length: idLengthIn(ints, record) });
}

/** Writes a part of the query of a number. @returns where it begins in what is taken then */
export function writeQuery(texts: WatchTexts, number: number, { start, length }: Part): number {
  const { ints } = texts.arena;
  const record = recordOf(texts, number);
  const place = idLengthIn(ints, record) + start;
  return writePart(texts.written, codedIn(ints, record), { start: place, length });
}

/** All that was written, and nothing is then. */
export const takeWritten = ({ written }: WatchTexts): string => takeText(written);

/** Asks for the texts of many numbers before they are read (`fetch.ts`). */
export function fetchTexts(texts: WatchTexts, { places: numbers, count }: Many): void {
  const { ints } = texts.arena;
  let sum = 0;
  for (let each = 0; each < count; each += 1) sum |= recordOf(texts, numbers[each] ?? 0);
  for (let each = 0; each < count; each += 1) {
    const record = recordOf(texts, numbers[each] ?? 0);
    sum |= (ints[record] ?? 0) | (ints[record + LINE] ?? 0);
  }
  keepRead(sum);
}

/** Integers in a line of the processor's cache: most texts lie in two. */
const LINE = 16;

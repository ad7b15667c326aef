import { type WordBuffer, hashUnit, unitAt } from '@newswatch/language';
import { CHUNK_BITS, CHUNK_MASK, createIntArena } from './int-arena.ts';
import { createHashSlots } from './hash-slots.ts';

/**
 * Texts, each with a list of entries of a fixed number of integers. A text is found by its hash, and then compared: a
 * hash alone proves nothing. A record holds: the next text of the same hash, the number of entries and the length of
 * the text, the text (two units to an integer), the entries.
 */
export interface TextTable {
  readonly chunks: readonly Int32Array[];
  /** @returns the reference of the first record with this hash, 0 when there is none */
  find(hash: number): number;
  /** @returns the reference of the record of the text, 0 when there is none */
  of(text: string): number;
  /** Adds an entry: as many integers as the table is wide. */
  add(text: string, entry: readonly number[]): void;
  /** Takes away the entries that begin with this integer. */
  remove(text: string, first: number): void;
  readonly size: number;
}

const HEAD = 2;

/** Where the entries of a record begin, behind its text. */
export const entriesAt = (record: number, length: number): number => record + HEAD + ((length + 1) >> 1);
export const lengthIn = (second: number): number => second & 0xffff;
export const countIn = (second: number): number => second >>> 16;

/** Empty. @param width integers per entry @param seed of the hashes, as of the words that are looked up */
export function createTextTable(width: number, seed: number): TextTable {
  const slots = createHashSlots();
  const arena = createIntArena();
  let size = 0;
  const sizeOf = (length: number, count: number): number => entriesAt(0, length) + count * width;
  const chunkOf = (reference: number): Int32Array => arena.chunks[reference >>> CHUNK_BITS] ?? NONE;

  /** The record of the text, and the one before it in its chain. */
  const search = (text: string, hash: number): { readonly found: number; readonly before: number } => {
    let before = 0;
    let found = slots.find(hash);
    while (found !== 0 && !isText(chunkOf(found), found & CHUNK_MASK, text)) {
      before = found;
      found = chunkOf(found)[found & CHUNK_MASK] ?? 0;
    }
    return { found, before };
  };
  /** A record with another number of entries in the place of an old one, or at the end of its chain. */
  const replace = (text: string, old: number, count: number): number => {
    const hash = hashOf(text, seed);
    const { before } = search(text, hash);
    const next = old === 0 ? 0 : (chunkOf(old)[old & CHUNK_MASK] ?? 0);
    const record = count === 0 ? next : writeHead(arena.allocate(sizeOf(text.length, count)), next);
    if (before !== 0) chunkOf(before)[before & CHUNK_MASK] = record;
    else if (record !== 0) slots.set(hash, record);
    else slots.remove(hash);
    if (count === 0) return 0;
    const chunk = chunkOf(record);
    const at = record & CHUNK_MASK;
    chunk[at + 1] = (count << 16) | text.length;
    writeText(chunk, at + HEAD, text);
    return record;
  };
  const writeHead = (record: number, next: number): number => {
    chunkOf(record)[record & CHUNK_MASK] = next;
    return record;
  };
  const entriesOf = (record: number): Int32Array => {
    const at = record & CHUNK_MASK;
    const second = chunkOf(record)[at + 1] ?? 0;
    const from = entriesAt(at, lengthIn(second));
    return chunkOf(record).slice(from, from + countIn(second) * width);
  };
  const put = (text: string, old: number, entries: readonly number[]): void => {
    const freed = old === 0 ? 0 : sizeOf(text.length, countIn(chunkOf(old)[(old & CHUNK_MASK) + 1] ?? 0));
    const record = replace(text, old, entries.length / width);
    if (record !== 0) chunkOf(record).set(entries, entriesAt(record & CHUNK_MASK, text.length));
    if (old !== 0) arena.free(old, freed);
    size += Number(record !== 0) - Number(old !== 0);
  };
  return {
    chunks: arena.chunks,
    find: slots.find,
    of: (text) => search(text, hashOf(text, seed)).found,
    add(text, entry) {
      const { found } = search(text, hashOf(text, seed));
      put(text, found, found === 0 ? entry : [...entriesOf(found), ...entry]);
    },
    remove(text, first) {
      const { found } = search(text, hashOf(text, seed));
      if (found === 0) return;
      const entries = entriesOf(found);
      put(
        text,
        found,
        [...entries].filter((_, at) => entries[at - (at % width)] !== first),
      );
    },
    get size() {
      return size;
    },
  };
}

const NONE = new Int32Array(0);

/** The hash of a text as a word of it would have. */
export function hashOf(text: string, seed: number): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at += 1) hash = hashUnit(hash, text.charCodeAt(at));
  return hash;
}

function writeText(chunk: Int32Array, at: number, text: string): void {
  for (let unit = 0; unit < text.length; unit += 2) {
    chunk[at + (unit >> 1)] =
      text.charCodeAt(unit) | ((unit + 1 < text.length ? text.charCodeAt(unit + 1) : 0) << 16);
  }
}

function isText(chunk: Int32Array, at: number, text: string): boolean {
  if (lengthIn(chunk[at + 1] ?? 0) !== text.length) return false;
  for (let unit = 0; unit < text.length; unit += 1) {
    if (unitIn(chunk, at, unit) !== text.charCodeAt(unit)) return false;
  }
  return true;
}

/** A unit of the text of a record that begins at `at`. */
export const unitIn = (chunk: Int32Array, at: number, unit: number): number =>
  ((chunk[at + HEAD + (unit >> 1)] ?? 0) >>> ((unit & 1) << 4)) & 0xffff;

/** The text of a record that begins at `at`. */
export function textIn(chunk: Int32Array, at: number): string {
  const length = lengthIn(chunk[at + 1] ?? 0);
  let text = '';
  for (let unit = 0; unit < length; unit += 1) text += String.fromCharCode(unitIn(chunk, at, unit));
  return text;
}

/** The first integer of the first entry of a record. */
export function firstEntry(chunks: readonly Int32Array[], record: number): number {
  const at = record & CHUNK_MASK;
  const chunk = chunks[record >>> CHUNK_BITS];
  return chunk?.[entriesAt(at, lengthIn(chunk[at + 1] ?? 0))] ?? 0;
}

/** Whether a record that begins at `at` holds the folded form of a word. */
export function isWordAt(
  chunk: Int32Array,
  at: number,
  { words, word }: { readonly words: WordBuffer; readonly word: number },
): boolean {
  const start = words.starts[word] ?? 0;
  const unusual = words.unusual.size === 0 ? undefined : words.unusual.get(word);
  if (unusual !== undefined) return isText(chunk, at, unusual);
  const length = (words.ends[word] ?? 0) - start;
  if (lengthIn(chunk[at + 1] ?? 0) !== length) return false;
  for (let unit = 0; unit < length; unit += 1) {
    if (unitIn(chunk, at, unit) !== unitAt(words.text, start + unit)) return false;
  }
  return true;
}

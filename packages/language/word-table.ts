import type { WordBuffer } from './word-buffer.ts';
import { hashUnit, wordHash } from './word-hash.ts';

/**
 * Folded words, found among those of a buffer: by the hash that the buffer has of each, and then letter by letter. So a word
 * that is not in the table, as most are, costs one look and no string.
 */
export interface WordTable {
  /** Of the hashes; buffers have the same. */
  readonly seed: number;
  /** By some bits of the hash whether a word has them: one of ten that are not in the table seems to be. It fits into a near cache. */
  readonly bits: Int32Array;
  /** Open addressing: the number of a word and 1, or 0. At least half of the slots are empty. */
  readonly slots: Int32Array;
  /** Where the letters of a word begin, by number, and behind the last one where they end. */
  readonly offsets: Int32Array;
  readonly letters: Uint16Array;
}

const FEWEST_SLOTS = 16;

/** @param words folded, each once. Their numbers are their places @param seed that of the buffers */
export function createWordTable(words: readonly string[], seed: number): WordTable {
  const size = Math.max(FEWEST_SLOTS, 2 ** Math.ceil(Math.log2(2 * words.length + 2)));
  const slots = new Int32Array(size);
  // Eight bits a word, at least.
  const bits = new Int32Array(size / 8);
  const offsets = new Int32Array(words.length + 1);
  for (const [number, word] of words.entries()) {
    offsets[number + 1] = (offsets[number] ?? 0) + word.length;
    const hash = wordHash(word, seed);
    const bit = bitOf(hash, bits);
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    let slot = slotOf(hash, size);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number + 1;
  }
  return { seed, bits, slots, offsets, letters: lettersOf(words.join('')) };
}

/** Letters in a row: a word, or the beginning of one. */
interface Letters {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

/** No word of the table. */
export const NO_WORD = -1;

/** The number of a word of a buffer, or NO_WORD. */
export function findWord(table: WordTable, buffer: WordBuffer, word: number): number {
  const hash = buffer.hashes[word] ?? 0;
  return mayHave(table, hash) ? numberOf(table, hash, lettersIn(buffer, word)) : NO_WORD;
}

function mayHave({ bits }: WordTable, hash: number): boolean {
  const bit = bitOf(hash, bits);
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) !== 0;
}

function numberOf(table: WordTable, hash: number, letters: Letters): number {
  const { slots } = table;
  for (let slot = slotOf(hash, slots.length); ; slot = (slot + 1) & (slots.length - 1)) {
    const number = (slots[slot] ?? 0) - 1;
    if (number < 0) return NO_WORD;
    if (isWord(table, number, letters)) return number;
  }
}

/**
 * The number of the longest beginning of a word of a buffer that is shorter than the word and counts, or NO_WORD.
 * @param counts by number: 0 where it does not count. @param shortest in letters
 */
export function findBeginning(
  table: WordTable,
  word: { readonly buffer: WordBuffer; readonly word: number },
  { counts, shortest }: { readonly counts: Uint8Array; readonly shortest: number },
): number {
  const { units, start, end } = lettersIn(word.buffer, word.word);
  const { seed } = table;
  let longest = NO_WORD;
  let hash = seed;
  for (let at = start; at < end - 1; at += 1) {
    hash = hashUnit(hash, units[at] ?? 0, seed);
    if (at + 1 - start < shortest) continue;
    if (!mayHave(table, hash)) continue;
    const number = numberOf(table, hash, { units, start, end: at + 1 });
    if (number !== NO_WORD && counts[number] !== 0) longest = number;
  }
  return longest;
}

function isWord({ offsets, letters }: WordTable, number: number, { units, start, end }: Letters): boolean {
  const from = offsets[number] ?? 0;
  if ((offsets[number + 1] ?? 0) - from !== end - start) return false;
  for (let at = start; at < end; at += 1) if (units[at] !== letters[from + at - start]) return false;
  return true;
}

function lettersIn({ unusual, units, starts, ends }: WordBuffer, word: number): Letters {
  const folded = unusual.size === 0 ? undefined : unusual.get(word);
  if (folded === undefined) return { units, start: starts[word] ?? 0, end: ends[word] ?? 0 };
  return { units: lettersOf(folded), start: 0, end: folded.length };
}

function lettersOf(text: string): Uint16Array {
  const letters = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) letters[at] = text.charCodeAt(at);
  return letters;
}

const slotOf = (hash: number, size: number): number => mixed(hash) & (size - 1);

const bitOf = (hash: number, bits: Int32Array): number => (mixed(hash) >>> 3) & (32 * bits.length - 1);

/** The upper bits of a product are the best mixed. */
const mixed = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 7;

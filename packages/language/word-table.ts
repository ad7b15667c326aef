import type { WordBuffer } from './word-buffer.ts';
import { hashUnit, wordHash } from './word-hash.ts';

/**
 * Folded words, found among those of a buffer: by the hash that the buffer has of each, and then letter by letter. So a word
 * that is not in the table, as most are, costs one look and no string.
 */
export interface WordTable {
  /** Of the hashes; buffers have the same. */
  readonly seed: number;
  /**
   * Open addressing: the number of a word and 1, and in the upper bits those of its hash, or 0. So most words that are not in the
   * table cost nothing more. At least half of the slots are empty.
   */
  readonly slots: Int32Array;
  /** Where the letters of a word begin, by number, and behind the last one where they end. */
  readonly offsets: Int32Array;
  readonly letters: Uint16Array;
}

const NUMBER_BITS = 18;
const NUMBER = 2 ** NUMBER_BITS - 1;

/** @param words folded, each once, fewer than 2^18 of them. Their numbers are their places @param seed that of the buffers */
export function createWordTable(words: readonly string[], seed: number): WordTable {
  const size = 2 ** Math.ceil(Math.log2(2 * words.length + 2));
  const slots = new Int32Array(size);
  const offsets = new Int32Array(words.length + 1);
  for (const [number, word] of words.entries()) {
    offsets[number + 1] = (offsets[number] ?? 0) + word.length;
    const hash = wordHash(word, seed);
    let slot = slotOf(hash, size);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = (hash & ~NUMBER) | (number + 1);
  }
  return { seed, slots, offsets, letters: lettersOf(words.join('')) };
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
  const { slots } = table;
  const hash = buffer.hashes[word] ?? 0;
  for (let slot = slotOf(hash, slots.length); ; slot = (slot + 1) & (slots.length - 1)) {
    const known = slots[slot] ?? 0;
    if (known === 0) return NO_WORD;
    const number = numberIn(known, hash);
    if (number !== NO_WORD && isWord(table, number, lettersIn(buffer, word))) return number;
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
  const { slots, seed } = table;
  let longest = NO_WORD;
  let hash = seed;
  for (let at = start; at < end - 1; at += 1) {
    hash = hashUnit(hash, units[at] ?? 0, seed);
    if (at + 1 - start < shortest) continue;
    for (let slot = slotOf(hash, slots.length); ; slot = (slot + 1) & (slots.length - 1)) {
      const known = slots[slot] ?? 0;
      if (known === 0) break;
      const number = numberIn(known, hash);
      if (number === NO_WORD || !isWord(table, number, { units, start, end: at + 1 })) continue;
      if (counts[number] !== 0) longest = number;
      break;
    }
  }
  return longest;
}

/** The number in a slot if it may be that of a word with this hash. */
const numberIn = (known: number, hash: number): number =>
  ((known ^ hash) & ~NUMBER) === 0 ? (known & NUMBER) - 1 : NO_WORD;

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

/** The upper bits of such a hash are the best mixed, for what is multiplied by an odd number goes upwards. */
const slotOf = (hash: number, size: number): number => (Math.imul(hash, 0x9e3779b1) >>> 7) & (size - 1);

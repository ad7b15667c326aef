import type { WordBuffer } from '@newswatch/language';
import { type LeastHashes, createLeastHashes } from './least-hashes.ts';

/**
 * Fingerprints of texts: alike texts have alike signatures.
 *
 * - A text is the set of its 3-word shingles, over folded tokens (so case, ё, quotes and markup do not count).
 * - The signature holds, for each of 96 hash functions, the least hash of the set (MinHash). The share of equal places
 *   of two signatures estimates their Jaccard similarity, with a standard error of 0.05 at 0.5.
 * - The signature is cut into 32 bands of 3. Two texts of similarity s share a band with probability 1 - (1 - s³)³²:
 *   0.986 at 0.5, 0.9998 at 0.62 (every 20th word changed gives about 0.75), 0.03 at 0.1.
 * - Short texts are kept apart, for three words in common mean little among twenty: from 8 to 23 tokens only the very
 *   same words in the same order are alike, and below 8 nothing is (empty signature, no bands): «Курс валют на
 *   сегодня» of two days are two stories.
 * - So are «Погода на 20 октября» and «Погода на 21 октября», though all else of the form letter is the same: up to 120
 *   tokens, texts whose titles name other days have no shingle in common. Longer ones have more to tell than a form.
 */
export interface Fingerprint {
  /** Unsigned 32-bit integers. */
  readonly signature: readonly number[];
  /** Look-up keys; texts without one in common need not be compared. */
  readonly bands: readonly string[];
}

const SHINGLE = 3;
const BANDS = 32;
const ROWS = 3;
const FEWEST_TOKENS = 8;
const FEWEST_TOKENS_FOR_SHINGLES = 24;
const MOST_TOKENS_OF_A_FORM = 120;

/**
 * @param words those of an article
 * @param days that the title names, see `daysIn`
 */
export function fingerprint(words: WordBuffer, days: readonly string[] = []): Fingerprint {
  const { count } = words;
  if (count < FEWEST_TOKENS) return { signature: [], bands: [] };
  const told = shingles(hashesOf(words), count < FEWEST_TOKENS_FOR_SHINGLES ? count : SHINGLE);
  const signature = signatureOf(count > MOST_TOKENS_OF_A_FORM ? told : ofDays(told, days));
  return { signature, bands: bandsOf(signature) };
}

/** Estimated Jaccard similarity, 0 to 1; 0 where either has no signature. */
export function similarity(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || one.length !== other.length) return 0;
  return one.filter((value, place) => value === other[place]).length / one.length;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** Of the folded words. The hashes that the buffer has are others in each process. */
function hashesOf({ starts, ends, units, unusual, count }: WordBuffer): Int32Array {
  const hashes = new Int32Array(count);
  for (let word = 0; word < count; word += 1) {
    const end = ends[word] ?? 0;
    let hash = FNV_OFFSET;
    for (let at = starts[word] ?? 0; at < end; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), FNV_PRIME);
    hashes[word] = hash;
  }
  for (const [word, folded] of unusual) hashes[word] = hashOf(folded);
  return hashes;
}

function shingles(tokens: Int32Array, size: number): Int32Array {
  const result = new Int32Array(tokens.length - size + 1);
  for (let start = 0; start < result.length; start += 1) {
    let hash = size;
    for (let at = start; at < start + size; at += 1) hash = mix(Math.imul(hash, 31) + (tokens[at] ?? 0));
    result[start] = hash;
  }
  return result;
}

/** Other shingles for other days; the same where none is named. */
function ofDays(set: Int32Array, days: readonly string[]): Int32Array {
  if (days.length === 0) return set;
  const day = hashOf(days.join(' '));
  return set.map((hash) => mix(hash ^ day));
}

/** The finalizer of MurmurHash3: every input bit changes every output bit with probability one half. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Signed numbers are in the order of the unsigned ones with this bit turned over, and adding it is turning it over. */
const SIGN = 0x80000000;

/** Made with the first fingerprint. */
const made: { leastHashes?: LeastHashes } = {};

/** The hash functions are x · odd + offset over 32 bits; the shingles are well mixed before. */
function signatureOf(set: Int32Array): number[] {
  made.leastHashes ??= createLeastHashes({
    factors: Int32Array.from({ length: BANDS * ROWS }, (_, row) => mix(2 * row + 1) | 1),
    offsets: Int32Array.from({ length: BANDS * ROWS }, (_, row) => (mix(2 * row + 2) + SIGN) | 0),
  });
  const least = made.leastHashes(set);
  const signature: number[] = [];
  for (let row = 0; row < BANDS * ROWS; row += 1) signature.push(((least[row] ?? 0) ^ SIGN) >>> 0);
  return signature;
}

/** Of each its number and a hash to the base of 36. One string of all is cut up, for making strings takes longest. */
function bandsOf(signature: readonly number[]): string[] {
  let length = 0;
  for (let band = 0; band < BANDS; band += 1) {
    let hash = band;
    for (let row = band * ROWS; row < (band + 1) * ROWS; row += 1)
      hash = mix(Math.imul(hash, 31) + (signature[row] ?? 0));
    if (band > 0) length = append(length, COMMA);
    length = append(writeDigits(band, { base: 10, from: length }), POINT);
    length = writeDigits(hash >>> 0, { base: 36, from: length });
  }
  return written.toString('latin1', 0, length).split(',');
}

const COMMA = 0x2c;
const POINT = 0x2e;
const DIGITS = Buffer.from('0123456789abcdefghijklmnopqrstuvwxyz');
/** A band takes up to eleven. Used again. */
const written = Buffer.alloc(11 * BANDS);

function append(at: number, character: number): number {
  written[at] = character;
  return at + 1;
}

/** @returns the place behind them */
function writeDigits(
  value: number,
  { base, from }: { readonly base: number; readonly from: number },
): number {
  let digits = 1;
  for (let power = base; power <= value; power *= base) digits += 1;
  let rest = value;
  for (let at = from + digits - 1; at >= from; at -= 1) {
    const less = Math.floor(rest / base);
    written[at] = DIGITS[rest - less * base] ?? 0;
    rest = less;
  }
  return from + digits;
}

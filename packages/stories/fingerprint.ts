import type { Token } from '@newswatch/language';

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
 * @param words those of the title and of the text of an article
 * @param days that the title names, see `daysIn`
 */
export function fingerprint(
  words: readonly Pick<Token, 'folded'>[],
  days: readonly string[] = [],
): Fingerprint {
  const hashes = words.map(({ folded }) => hashOf(folded));
  if (hashes.length < FEWEST_TOKENS) return { signature: [], bands: [] };
  const size = hashes.length < FEWEST_TOKENS_FOR_SHINGLES ? hashes.length : SHINGLE;
  const told = shingles(hashes, size);
  const signature = leastHashes(hashes.length > MOST_TOKENS_OF_A_FORM ? told : ofDays(told, days));
  return { signature, bands: bandsOf(signature) };
}

/** Estimated Jaccard similarity, 0 to 1; 0 where either has no signature. */
export function similarity(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || one.length !== other.length) return 0;
  return one.filter((value, place) => value === other[place]).length / one.length;
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

function shingles(tokens: readonly number[], size: number): Int32Array {
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

/**
 * The hash functions are x · odd + offset over 32 bits; the shingles are well mixed before. Three at a time, for one look at
 * each shingle, and in plain variables: so it takes half the time.
 */
function leastHashes(set: Int32Array): number[] {
  const least: number[] = [];
  for (let row = 0; row < BANDS * ROWS; row += 3) {
    const factor1 = numberAt(FACTORS, row);
    const factor2 = numberAt(FACTORS, row + 1);
    const factor3 = numberAt(FACTORS, row + 2);
    const offset1 = numberAt(OFFSETS, row);
    const offset2 = numberAt(OFFSETS, row + 1);
    const offset3 = numberAt(OFFSETS, row + 2);
    let least1 = HIGHEST;
    let least2 = HIGHEST;
    let least3 = HIGHEST;
    for (let at = 0; at < set.length; at += 1) {
      const value = set[at] ?? 0;
      const hash1 = (Math.imul(value, factor1) + offset1) | 0;
      const hash2 = (Math.imul(value, factor2) + offset2) | 0;
      const hash3 = (Math.imul(value, factor3) + offset3) | 0;
      if (hash1 < least1) least1 = hash1;
      if (hash2 < least2) least2 = hash2;
      if (hash3 < least3) least3 = hash3;
    }
    least.push(unsigned(least1), unsigned(least2), unsigned(least3));
  }
  return least;
}

const numberAt = (numbers: Int32Array, at: number): number => numbers[at] ?? 0;

/** Signed numbers are in the order of the unsigned ones with this bit turned over, and are compared faster. */
const SIGN = 0x80000000;
const HIGHEST = 0x7fffffff;

const unsigned = (signed: number): number => (signed ^ SIGN) >>> 0;

/** The finalizer of MurmurHash3: every input bit changes every output bit with probability one half. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const FACTORS = Int32Array.from({ length: BANDS * ROWS }, (_, row) => mix(2 * row + 1) | 1);
/** Adding the bit is turning it over. */
const OFFSETS = Int32Array.from({ length: BANDS * ROWS }, (_, row) => (mix(2 * row + 2) + SIGN) | 0);

function bandsOf(signature: readonly number[]): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = band * ROWS; row < (band + 1) * ROWS; row += 1)
      hash = mix(Math.imul(hash, 31) + (signature[row] ?? 0));
    return `${band}.${(hash >>> 0).toString(36)}`;
  });
}

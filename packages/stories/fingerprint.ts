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

/** The hash functions are x · odd + offset over 32 bits; the shingles are well mixed before. */
function leastHashes(set: Int32Array): number[] {
  return Array.from({ length: BANDS * ROWS }, (_, row) => {
    const factor = mix(2 * row + 1) | 1;
    const offset = mix(2 * row + 2);
    let least = 0xffffffff;
    for (let at = 0; at < set.length; at += 1) {
      const hash = (Math.imul(set[at] ?? 0, factor) + offset) >>> 0;
      if (hash < least) least = hash;
    }
    return least;
  });
}

/** The finalizer of MurmurHash3: every input bit changes every output bit with probability one half. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function bandsOf(signature: readonly number[]): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = signature.slice(band * ROWS, (band + 1) * ROWS);
    const hash = rows.reduce((sum, row) => mix(Math.imul(sum, 31) + row), band);
    return `${band}.${(hash >>> 0).toString(36)}`;
  });
}

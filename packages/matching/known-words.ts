import type { ContentHash } from './term-identities.ts';

/**
 * Which terms the single words of watches are, remembered in a few bytes a word: most terms of watches are single words,
 * and a million watches have some hundred thousand of them, again and again. A word is known by 53 bits of two seeded
 * hashes over all that its reading depends on; that one among a quarter of a million is taken for another has a chance of
 * one to a hundred thousand.
 *
 * Two generations are kept: when the younger is full it becomes the older, and what is asked for again moves on.
 */
export interface KnownWords {
  readonly seed: number;
  younger: Generation;
  older: Generation;
  /** Pairs of masks, as numbers: there are few. */
  readonly masks: WordMasks[];
}

export interface WordMasks {
  readonly mask: number;
  readonly second: number;
}

/** A word as its only term. */
export interface KnownWord extends WordMasks {
  readonly hash: ContentHash;
}

interface Generation {
  /** Both hashes of the key, in the lowest bits of the second the number of its masks; both of the content. */
  slots: Int32Array;
  used: number;
}

const WIDTH = 4;
const SMALLEST = 256;
const FULLEST = 0.7;
/** Words of a generation. */
const MOST = 1 << 18;
const MASK_BITS = 11;
const MOST_MASKS = 1 << MASK_BITS;

const emptyGeneration = (): Generation => ({ slots: new Int32Array(WIDTH * SMALLEST), used: 0 });

/** Knows no word. */
export const createKnownWords = (seed: number): KnownWords => ({
  seed,
  younger: emptyGeneration(),
  older: emptyGeneration(),
  masks: [],
});

/** What is known of a word, by all that its reading depends on. */
export function knownWord(known: KnownWords, key: string): KnownWord | undefined {
  const { first, second } = hashesOf(key, known.seed);
  const found = wordIn(known, known.younger, { first, second });
  if (found !== undefined) return found;
  const before = wordIn(known, known.older, { first, second });
  if (before !== undefined) rememberWord(known, key, before);
  return before;
}

function wordIn(
  { masks }: KnownWords,
  { slots }: Generation,
  { first, second }: ContentHash,
): KnownWord | undefined {
  const at = placeOf(slots, first, second);
  const word = slots[at + 1] ?? 0;
  const pair = word === 0 ? undefined : masks[(word & (MOST_MASKS - 1)) - 1];
  return pair && { ...pair, hash: { first: slots[at + 2] ?? 0, second: slots[at + 3] ?? 0 } };
}

/** Where a word is, or the empty slot where it would be. */
function placeOf(slots: Int32Array, first: number, second: number): number {
  const wrap = slots.length - 1;
  let at = (Math.imul(first, WIDTH) & wrap) >>> 0;
  while (slots[at + 1] !== 0 && (slots[at] !== first || ((slots[at + 1] ?? 0) ^ second) >>> MASK_BITS !== 0))
    at = (at + WIDTH) & wrap;
  return at;
}

export function rememberWord(known: KnownWords, key: string, { mask, second, hash }: KnownWord): void {
  const masks = numberOf(known.masks, { mask, second });
  if (masks === undefined) return;
  if (known.younger.used >= MOST) {
    known.older = known.younger;
    known.younger = emptyGeneration();
  }
  const { younger } = known;
  if (WIDTH * (younger.used + 1) > FULLEST * younger.slots.length) grow(younger);
  const key2 = hashesOf(key, known.seed);
  const at = placeOf(younger.slots, key2.first, key2.second);
  if (younger.slots[at + 1] === 0) younger.used += 1;
  younger.slots.set(
    [key2.first, (key2.second & -MOST_MASKS) | masks, hash.first, hash.second], // prettier-ignore
    at,
  );
}

/** From 1 on, or nothing where there are too many. */
function numberOf(masks: WordMasks[], { mask, second }: WordMasks): number | undefined {
  const known = masks.findIndex((each) => each.mask === mask && each.second === second) + 1;
  if (known > 0 || masks.length === MOST_MASKS - 1) return known || undefined;
  return masks.push({ mask, second });
}

function grow(generation: Generation): void {
  const { slots } = generation;
  const grown = new Int32Array(2 * slots.length);
  for (let at = 0; at < slots.length; at += WIDTH) {
    if (slots[at + 1] === 0) continue;
    grown.set(slots.subarray(at, at + WIDTH), placeOf(grown, slots[at] ?? 0, slots[at + 1] ?? 0));
  }
  generation.slots = grown;
}

function hashesOf(key: string, seed: number): ContentHash {
  let first = seed ^ key.length;
  let second = Math.imul(seed, 0x85ebca6b) ^ 0x27d4eb2f;
  for (let at = 0; at < key.length; at += 1) {
    const unit = key.charCodeAt(at);
    first = Math.imul(((first << 13) | (first >>> 19)) ^ unit, 0x9e3779b1);
    second = Math.imul(((second << 15) | (second >>> 17)) ^ unit, 0xc2b2ae3d);
  }
  return { first: mixed(first ^ (second >>> 16)), second: mixed(second) };
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

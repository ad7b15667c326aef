import { type GrowingInts, createGrowingInts, growTo } from './growing-ints.ts';
import { type SlotTable, VALUE, createSlotTable, putSlot } from './slot-table.ts';
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
  older: Generation | undefined;
  /** Masks and usages together, as numbers: there are few. */
  readonly senses: WordSense[];
}

export interface WordSense {
  readonly mask: number;
  readonly second: number;
  /** As `usage.ts` says. */
  readonly usage: number;
}

/** A word as its only term. */
export interface KnownWord extends WordSense {
  readonly hash: ContentHash;
}

interface Generation {
  /** By the first hash of the key, the numbers of words, from 1 on. */
  readonly table: SlotTable;
  /** The second hash, with the number of its sense in the lowest bits; both hashes of the content. */
  readonly words: GrowingInts;
}

const WIDTH = 3;
/** Words of a generation. */
const MOST = 1 << 18;
const SENSE_BITS = 11;
const MOST_SENSES = 1 << SENSE_BITS;

const emptyGeneration = (): Generation => ({ table: createSlotTable(), words: createGrowingInts() });

/** Knows no word. */
export const createKnownWords = (seed: number): KnownWords => ({
  seed,
  younger: emptyGeneration(),
  older: undefined,
  senses: [],
});

/** What is known of a word, by all that its reading depends on. */
export function knownWord(known: KnownWords, key: string): KnownWord | undefined {
  const hashes = hashesOf(key, known.seed);
  const found = wordIn(known, known.younger, hashes);
  if (found !== undefined || known.older === undefined) return found;
  const before = wordIn(known, known.older, hashes);
  if (before !== undefined) rememberWord(known, key, before);
  return before;
}

function wordIn({ senses }: KnownWords, generation: Generation, key: ContentHash): KnownWord | undefined {
  const at = placeOf(generation, key);
  if (at === 0) return undefined;
  const { ints } = generation.words;
  const sense = senses[((ints[at] ?? 0) & (MOST_SENSES - 1)) - 1];
  return sense && { ...sense, hash: { first: ints[at + 1] ?? 0, second: ints[at + 2] ?? 0 } };
}

/** Where a word is; 0 where it is not. */
function placeOf({ table: { kernel, ints }, words }: Generation, { first, second }: ContentHash): number {
  let slot = kernel.find(first);
  for (; slot !== 0; slot = kernel.next(first, slot)) {
    const at = WIDTH * (ints[slot + VALUE] ?? 0);
    if (((words.ints[at] ?? 0) ^ second) >>> SENSE_BITS === 0) return at;
  }
  return 0;
}

/** A word that is not in the younger generation. */
export function rememberWord(known: KnownWords, key: string, { hash, ...sense }: KnownWord): void {
  const number = numberOf(known.senses, sense);
  if (number === undefined) return;
  if (known.younger.table.used >= MOST) {
    known.older = known.younger;
    known.younger = emptyGeneration();
  }
  const { table, words } = known.younger;
  const place = table.used + 1;
  const hashes = hashesOf(key, known.seed);
  growTo(words, WIDTH * (place + 1));
  words.ints.set([(hashes.second & -MOST_SENSES) | number, hash.first, hash.second], WIDTH * place);
  putSlot(table, hashes.first, place);
}

/** From 1 on, or nothing where there are too many. */
function numberOf(senses: WordSense[], { mask, second, usage }: WordSense): number | undefined {
  const known =
    senses.findIndex((each) => each.usage === usage && each.mask === mask && each.second === second) + 1;
  if (known > 0 || senses.length === MOST_SENSES - 1) return known || undefined;
  return senses.push({ mask, second, usage });
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

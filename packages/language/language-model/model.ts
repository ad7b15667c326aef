import { LETTER_BITS } from './letters.ts';
import type { Variety } from './varieties.ts';
import type { Word } from './words.ts';

/** The runs of letters of one script with their costs in each variety: open addressing, a run is its own key. */
export interface Model {
  readonly varieties: readonly Variety[];
  /** 0 where a slot is empty. */
  readonly keys: Uint32Array;
  /** `varieties.length` for each slot. */
  readonly costs: Uint8Array;
}

/** Less than half of the slots are used by a model of its size. */
const SLOTS = 2 ** 15;
const SHIFT = 32 - 15;
const RUN_OF_THREE = 2 ** (3 * LETTER_BITS) - 1;
const RUN_OF_TWO = 2 ** (2 * LETTER_BITS) - 1;
const LETTER = 2 ** LETTER_BITS - 1;

/** A model as `train.ts` writes it, made ready for use. Takes a few milliseconds. */
export function decodeModel(file: string, varieties: readonly Variety[]): Model {
  const bytes = Buffer.from(file, 'base64');
  const model = {
    varieties,
    keys: new Uint32Array(SLOTS),
    costs: new Uint8Array(SLOTS * varieties.length).fill(HIGHEST_COST),
  };
  let run = 0;
  for (let at = 0; at < bytes.length; at += varieties.length) {
    for (let bits = 0, more = true; more; bits += 7) {
      const byte = bytes[at] ?? 0;
      run += (byte & 0x7f) << bits;
      more = byte > 0x7f;
      at += 1;
    }
    const slot = slotOf(model.keys, run);
    model.keys[slot] = run;
    model.costs.set(bytes.subarray(at, at + varieties.length), slot * varieties.length);
  }
  return model;
}

/** Where the run is, or the empty slot where it would be. */
function slotOf(keys: Uint32Array, run: number): number {
  let slot = Math.imul(run, 0x9e3779b1) >>> SHIFT;
  while (keys[slot] !== run && keys[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** So many steps of cost are a factor of e. */
export const STEPS = 16;
/** Also that of a letter that the model does not know. */
export const HIGHEST_COST = 255;

/** For each variety how much worse than the best one it explains the words, and after those what the best ones cost. */
export const noTotals = (varieties: readonly Variety[]): Float64Array =>
  new Float64Array(varieties.length + 1);

/**
 * A word decides this much at most, so that a foreign name or quotation does not outweigh the words around it: a factor of
 * e to the sixteenth.
 */
const WORD_LIMIT = 16 * STEPS;
/** Names are much the same in all languages, or foreign in all. */
const NAME_LIMIT = 8 * STEPS;

/** Adds what a word costs to the totals of its script. */
export function addWord(model: Model, word: Word, totals: Float64Array): void {
  const { keys, costs, varieties } = model;
  const of = new Float64Array(varieties.length);
  for (let at = 0; at < word.length; at += 1) {
    const first = longestKnown(keys, word.grams[at] ?? 0) * varieties.length;
    for (let each = 0; each < varieties.length; each += 1) {
      of[each] = (of[each] ?? 0) + (costs[first + each] ?? 0);
    }
  }
  const limit = word.capital ? NAME_LIMIT : WORD_LIMIT;
  const least = of.reduce((one, other) => Math.min(one, other));
  for (let each = 0; each < varieties.length; each += 1) {
    totals[each] = (totals[each] ?? 0) + Math.min((of[each] ?? 0) - least, limit);
  }
  totals[varieties.length] = (totals[varieties.length] ?? 0) + least;
}

/** The slot of the longest end of the gram that the model has; an empty one if it has not even its last letter. */
function longestKnown(keys: Uint32Array, gram: number): number {
  let slot = slotOf(keys, gram);
  if (keys[slot] === 0) slot = slotOf(keys, gram & RUN_OF_THREE);
  if (keys[slot] === 0) slot = slotOf(keys, gram & RUN_OF_TWO);
  if (keys[slot] === 0) slot = slotOf(keys, gram & LETTER);
  return slot;
}

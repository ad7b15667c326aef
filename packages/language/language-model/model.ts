import { BOUNDARY, LETTER_BITS } from './letters.ts';
import type { Variety } from './varieties.ts';

/**
 * The runs of letters of one script with their costs in each variety: open addressing, a run is its own key. A word is read
 * by steps: from a context, which is what was read of it as far as it matters for the next letter (the longest end that some
 * run goes on from), with a letter to the slot of its cost and the next context.
 */
export interface Model {
  /** 0 where a slot is empty. */
  readonly keys: Uint32Array;
  /** Two for each slot: a byte for each of up to eight varieties. */
  readonly costs: Uint32Array;
  /** Contexts by what was read, three letters at most. */
  readonly contexts: ReadonlyMap<number, number>;
  /** The other way round. */
  readonly read: Uint32Array;
}

/** So many steps of cost are a factor of e. */
export const STEPS = 16;
/** Also that of a letter that the model does not know. */
export const HIGHEST_COST = 255;
const UNKNOWN_COSTS = 0xffffffff;

/** Less than half of the slots are used by a model of its size. */
export const SLOTS = 2 ** 15;
const SHIFT = 32 - 15;

/** A model has fewer. */
export const CONTEXTS = 2 ** 13;
/** Nothing has been read, and a word begins. */
const FIRST_CONTEXTS: readonly (readonly [read: number, context: number])[] = [
  [0, 0],
  [BOUNDARY, 1],
];

/** A model as `train.ts` writes it, made ready for use. Takes a few milliseconds. */
export function decodeModel(file: string, varieties: readonly Variety[]): Model {
  const bytes = Buffer.from(file, 'base64');
  const keys = new Uint32Array(SLOTS);
  const costs = new Uint32Array(SLOTS * 2).fill(UNKNOWN_COSTS);
  const contexts = new Map(FIRST_CONTEXTS);
  let run = 0;
  for (let at = 0; at < bytes.length; at += varieties.length) {
    for (let bits = 0, more = true; more; bits += 7) {
      const byte = bytes[at] ?? 0;
      run += (byte & 0x7f) << bits;
      more = byte > 0x7f;
      at += 1;
    }
    const slot = slotOf(keys, run);
    keys[slot] = run;
    costs[slot * 2] = fourBytes(bytes, at);
    costs[slot * 2 + 1] = fourBytes(bytes, at + 4);
    for (let read = run >>> LETTER_BITS; read !== 0; read >>>= LETTER_BITS) {
      if (!contexts.has(read)) contexts.set(read, contexts.size);
    }
  }
  return { keys, costs, contexts, read: Uint32Array.from(contexts.keys()) };
}

/** Those beyond the last variety count for nothing. */
function fourBytes(bytes: Uint8Array, at: number): number {
  const byte = (distance: number): number => (bytes[at + distance] ?? 0) << (8 * distance);
  return byte(0) | byte(1) | byte(2) | byte(3);
}

/** Where the run is, or the empty slot where it would be. */
function slotOf(keys: Uint32Array, run: number): number {
  let slot = Math.imul(run, 0x9e3779b1) >>> SHIFT;
  while (keys[slot] !== run && keys[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** No step is 0 with it. */
const WORKED_OUT = SLOTS;

/** The step of a place, the context times 64 and the letter: the slot, `WORKED_OUT`, and from bit 16 on the next context. */
export function stepOf({ keys, read, contexts }: Model, place: number): number {
  const gram = ((read[place >>> LETTER_BITS] ?? 0) << LETTER_BITS) | (place & LETTER);
  const ends = [gram & RUN_OF_THREE, gram & RUN_OF_TWO, gram & LETTER];
  const next = ends.map((end) => contexts.get(end)).find((one) => one !== undefined) ?? 0;
  return ((next << 16) | WORKED_OUT | longestKnown(keys, gram)) >>> 0;
}

const RUN_OF_THREE = 2 ** (3 * LETTER_BITS) - 1;
const RUN_OF_TWO = 2 ** (2 * LETTER_BITS) - 1;
const LETTER = 2 ** LETTER_BITS - 1;

/** The slot of the longest end of the gram that the model has; an empty one if it has not even its last letter. */
function longestKnown(keys: Uint32Array, gram: number): number {
  let slot = slotOf(keys, gram);
  if (keys[slot] === 0) slot = slotOf(keys, gram & RUN_OF_THREE);
  if (keys[slot] === 0) slot = slotOf(keys, gram & RUN_OF_TWO);
  if (keys[slot] === 0) slot = slotOf(keys, gram & LETTER);
  return slot;
}

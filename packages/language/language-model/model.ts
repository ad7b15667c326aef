import { BOUNDARY, LETTER_BITS } from './letters.ts';
import type { Variety } from './varieties.ts';
import type { Word } from './words.ts';

/** The runs of letters of one script with their costs in each variety: open addressing, a run is its own key. */
export interface Model {
  readonly varieties: readonly Variety[];
  /** 0 where a slot is empty. */
  readonly keys: Uint32Array;
  /** Two for each slot: a byte for each of up to eight varieties, so that several are added at once. */
  readonly costs: Uint32Array;
  readonly contexts: Contexts;
  /** What the word in hand costs in each variety. */
  readonly word: Int32Array;
}

/**
 * What has been read of a word, as far as it matters for the next letter: the longest end that some run goes on from.
 * So a letter is one look into a table, whatever its run.
 */
interface Contexts {
  /** By what was read, three letters at most; nothing is context 0. */
  readonly numbers: ReadonlyMap<number, number>;
  /** The other way round. */
  readonly read: Uint32Array;
  /** By context and letter: the slot of the longest run that ends there, `WORKED_OUT`, and from bit 16 on the next context. */
  readonly steps: Uint32Array;
  /** In which a word begins. */
  readonly first: number;
}

/** So many steps of cost are a factor of e. */
export const STEPS = 16;
/** Also that of a letter that the model does not know. */
export const HIGHEST_COST = 255;
const UNKNOWN_COSTS = 0xffffffff;

/** Less than half of the slots are used by a model of its size. */
const SLOTS = 2 ** 15;
const SHIFT = 32 - 15;

/** For each variety how much worse than the best one it explains the words, and after those what the best ones cost. */
export const noTotals = (varieties: readonly Variety[]): number[] => ZEROS.slice(0, varieties.length + 1);

/** For eight varieties. */
const ZEROS: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];

/** A model as `train.ts` writes it, made ready for use. Takes a few milliseconds. */
export function decodeModel(file: string, varieties: readonly Variety[]): Model {
  const bytes = Buffer.from(file, 'base64');
  const keys = new Uint32Array(SLOTS);
  const costs = new Uint32Array(SLOTS * 2).fill(UNKNOWN_COSTS);
  const numbers = new Map([[0, 0]]);
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
      if (!numbers.has(read)) numbers.set(read, numbers.size);
    }
  }
  return { varieties, keys, costs, contexts: noSteps(numbers), word: new Int32Array(8) };
}

const noSteps = (numbers: ReadonlyMap<number, number>): Contexts => ({
  numbers,
  read: Uint32Array.from(numbers.keys()),
  steps: new Uint32Array(numbers.size << LETTER_BITS),
  first: numbers.get(BOUNDARY) ?? 0,
});

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

/**
 * A word decides this much at most, so that a foreign name or quotation does not outweigh the words around it: a factor of
 * e to the 24th.
 */
const WORD_LIMIT = 24 * STEPS;
/** Names are much the same in all languages, or foreign in all. */
const NAME_LIMIT = 8 * STEPS;

/** Adds what a word costs to the totals of its script. */
export function addWord(model: Model, word: Word, totals: number[]): void {
  sumCosts(model, word);
  const limit = word.capital ? NAME_LIMIT : WORD_LIMIT;
  const count = model.varieties.length;
  let least = Infinity;
  for (let each = 0; each < count; each += 1) least = Math.min(least, model.word[each] ?? 0);
  for (let each = 0; each < count; each += 1) {
    totals[each] = (totals[each] ?? 0) + Math.min((model.word[each] ?? 0) - least, limit);
  }
  totals[count] = (totals[count] ?? 0) + least;
}

/** Every second byte of four. */
const LANES = 0x00ff00ff;
const LANE = 0xffff;

/** Into `model.word`. Sums of bytes are kept two in a number, 16 bits each: no word has more than 256 letters. */
function sumCosts({ keys, costs, word, contexts }: Model, { letters, length }: Word): void {
  const { steps } = contexts;
  let context = contexts.first;
  let even = 0;
  let odd = 0;
  let evenBeyond = 0;
  let oddBeyond = 0;
  for (let at = 0; at < length; at += 1) {
    const place = (context << LETTER_BITS) | (letters[at] ?? 0);
    const known = steps[place] ?? 0;
    const step = known === 0 ? workOut(keys, contexts, place) : known;
    const slot = 2 * (step & SLOT);
    context = step >>> 16;
    const four = costs[slot] ?? 0;
    const beyond = costs[slot + 1] ?? 0;
    even += four & LANES;
    odd += (four >>> 8) & LANES;
    evenBeyond += beyond & LANES;
    oddBeyond += (beyond >>> 8) & LANES;
  }
  word[0] = even & LANE;
  word[1] = odd & LANE;
  word[2] = even >>> 16;
  word[3] = odd >>> 16;
  word[4] = evenBeyond & LANE;
  word[5] = oddBeyond & LANE;
  word[6] = evenBeyond >>> 16;
  word[7] = oddBeyond >>> 16;
}

const SLOT = SLOTS - 1;
/** No step is 0 with it. */
const WORKED_OUT = SLOTS;

/** The step from a context with a letter: few of them ever come up. */
function workOut(keys: Uint32Array, { read, numbers, steps }: Contexts, place: number): number {
  const gram = ((read[place >>> LETTER_BITS] ?? 0) << LETTER_BITS) | (place & LETTER);
  const ends = [gram & RUN_OF_THREE, gram & RUN_OF_TWO, gram & LETTER];
  const next = ends.map((end) => numbers.get(end)).find((one) => one !== undefined) ?? 0;
  return (steps[place] = ((next << 16) | WORKED_OUT | longestKnown(keys, gram)) >>> 0);
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

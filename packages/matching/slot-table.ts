import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Slots by hash, several of them for a hash where need be; each has a value other than 0. They lie in buckets of eight with
 * their hashes, a bucket in one line of the processor's cache, so that looking for a word touches one place of memory,
 * whether it is there or not. The table grows where it is, with every slot that is put in by a little: no call takes long,
 * and looking up need not know. The work is done by `slot-table.wat`, which says how.
 */
export interface SlotTable {
  readonly kernel: SlotKernel;
  readonly memory: WebAssembly.Memory;
  /** Its memory; another array after putting. */
  ints: Int32Array;
  buckets: number;
  /** Slots in use. */
  used: number;
  /** Buckets that growing has yet to move. */
  left: number;
}

/** As `slot-table.wat` says. */
export interface SlotKernel {
  growTo(buckets: number): void;
  /** @returns buckets that are left */
  move(steps: number): number;
  put(hash: number, value: number): void;
  take(slot: number): void;
  /** @returns the first slot of a hash; 0 where there is none */
  find(hash: number): number;
  /** @returns the slot of a hash behind one of its slots; 0 where there is none */
  next(hash: number, slot: number): number;
  look(count: number): void;
  /** @returns how many values were read */
  read(word: number, words: number, first: number): number;
}

/** Integers between a slot and its value. */
export const VALUE = 8;
const SLOTS = 8;
const SMALLEST = 16;
const FULLEST = 0.7;
/** A table grows by an eighth of its buckets. */
const GROWTH = 1 / 8;
/** Buckets moved per slot that is put in: all are, long before there is need of more. */
const STEP = 4;
const ALL = -1;

/** Words that are asked for at once. */
export const BATCH = 1_024;
/** Where the memory has numbers of words that were found, their values, and the word to go on with. */
export const FOUND_WORDS = 3 * 1_024;
export const FOUND_VALUES = 5 * 1_024;
export const GO_ON = 7 * 1_024;

const INTS_PER_PAGE = 1 << 14;
/** The memory grows by a thirty-second part. */
const PART = 1 / 32;

const compiled = new WebAssembly.Module(readFileSync(join(import.meta.dirname, 'slot-table.wasm')));

/** Empty. @throws RangeError where the machine gives no memory */
export function createSlotTable(): SlotTable {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const grow = (pages: number): void => {
    memory.grow(Math.max(pages, Math.ceil((PART * table.ints.length) / INTS_PER_PAGE)));
    table.ints = new Int32Array(memory.buffer);
  };
  const { exports } = new WebAssembly.Instance<SlotKernel>(compiled, { slots: { memory, grow } });
  const table: SlotTable = {
    kernel: exports,
    memory,
    ints: new Int32Array(memory.buffer),
    buckets: 0,
    used: 0,
    left: 0,
  };
  growTo(table, SMALLEST);
  return table;
}

function growTo(table: SlotTable, buckets: number): void {
  table.left = table.kernel.move(ALL);
  table.kernel.growTo(buckets);
  table.left = table.buckets;
  table.buckets = buckets;
}

/**
 * Asks for the slots of some hashes before they are needed one after the other: those of a large table lie in no near
 * cache, and the processor fetches them all at once.
 */
export function fetchSlots({ ints, kernel }: SlotTable, hashed: readonly { readonly hash: number }[]): void {
  const count = Math.min(BATCH, hashed.length);
  for (let each = 0; each < count; each += 1) ints[each] = hashed[each]?.hash ?? 0;
  kernel.look(count);
}

/** Puts a slot in. @throws RangeError where the machine gives no more memory */
export function putSlot(table: SlotTable, hash: number, value: number): void {
  const { buckets, kernel } = table;
  if (table.used + 1 > FULLEST * SLOTS * buckets) growTo(table, buckets + Math.ceil(GROWTH * buckets));
  if (table.left > 0) table.left = kernel.move(STEP);
  kernel.put(hash, value);
  table.used += 1;
}

/** Takes a slot out. Others may lie elsewhere then. */
export function takeSlot(table: SlotTable, slot: number): void {
  table.kernel.take(slot);
  table.used -= 1;
}

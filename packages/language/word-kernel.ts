import { readFileSync } from 'node:fs';
import { UNKNOWN, unit, unitOf } from './fold.ts';

/**
 * The kernel `read-words.wat` with a memory of its own: room for the units of a text and for its words. The code is compiled
 * once in each thread. A memory never grows, so that nobody is left with columns that are gone: whoever needs more makes
 * another kernel.
 */
export interface WordKernel {
  /** Places for units; the memory takes 16 bytes of each, and 128 kB. */
  readonly room: number;
  /** By UTF-16 unit what it folds to, in the kernel's own numbers. */
  readonly table: Uint16Array;
  readonly written: Uint16Array;
  /** The memory of `written`. */
  readonly bytes: Buffer;
  readonly units: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hashes: Int32Array;
  /** @returns 1 where units of the text are not in the table yet: then it has done nothing that counts */
  readonly foldUnits: (length: number) => number;
  /**
   * Finds words from a place on, `count` being found already.
   * @returns how many there are now; the start behind theirs is that of a word which is left to the caller, or -1 at the end
   */
  readonly findWords: (from: number, count: number, length: number) => number;
}

/** Places behind the text that are written, too. */
export const BEHIND = 128;

/** Letters of scripts from here on are left to the caller. */
export const PLAIN_END = 0x3000;
/** In the table: of what needs a second look behind a letter, and of what needs it anywhere. */
const LOOK_BEHIND_LETTER = 0x8000;
const LOOK = 0x8010;
/** What an apostrophe folds to here. */
export const APOSTROPHE = LOOK_BEHIND_LETTER + unit.apostrophe;

const FACTORS = 0x20000;
/** Units that are hashed at once. */
const STEP = 16;
const TEXT = 0x20100;
const BYTES_PER_PLACE = 16;
const PAGE = 0x10000;
/** The kernel reads 64 places at once. */
const BLOCK = 64;

const compiled = new WebAssembly.Module(readFileSync(new URL('read-words.wasm', import.meta.url)));

/**
 * A kernel with room for a text of `length` units.
 * @throws RangeError where the machine has no memory left
 */
export function createWordKernel(length: number, seed: number): WordKernel {
  const room = BLOCK * Math.ceil((length + BEHIND) / BLOCK);
  const pages = Math.ceil((TEXT + BYTES_PER_PLACE * room) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { buffer } = memory;
  const { exports } = new WebAssembly.Instance<Pick<WordKernel, 'foldUnits' | 'findWords'>>(compiled, {
    reading: { memory, room },
  });
  writeFactors(new Int32Array(buffer, FACTORS), seed);
  const words = (column: number): Int32Array => new Int32Array(buffer, TEXT + 4 * column * room, room);
  return {
    room,
    table: new Uint16Array(buffer, 0, FACTORS / 2).fill(UNKNOWN),
    written: new Uint16Array(buffer, TEXT, room),
    bytes: Buffer.from(buffer, TEXT, 2 * room),
    units: new Uint16Array(buffer, TEXT + 2 * room, room),
    starts: words(1),
    ends: words(2),
    hashes: words(3),
    foldUnits: exports.foldUnits,
    findWords: exports.findWords,
  };
}

/** Powers of the seed: those that units are multiplied with, and behind as many zeros those of the hash before them. */
function writeFactors(factors: Int32Array, seed: number): void {
  for (let power = 1, left = STEP; left >= 0; left -= 1, power = Math.imul(power, seed)) {
    if (left < STEP) factors[left] = power;
    factors[2 * STEP + left] = power;
  }
}

/** Folds the units of a text that has been written into the memory; those not met before are told to the table first. */
export function foldUnits(kernel: WordKernel, length: number): void {
  if (kernel.foldUnits(length) === 0) return;
  const { table, written } = kernel;
  // The unit behind the text is one of it here: it is written by the kernel, and no letter.
  for (let at = 0; at <= length; at += 1) {
    const code = written[at] ?? 0;
    if (table[code] === UNKNOWN) table[code] = numberOf(unitOf(code));
  }
  kernel.foldUnits(length);
}

/** @param found as `unitOf` gives it */
function numberOf(found: number): number {
  if (found >= PLAIN_END) return LOOK;
  return found > unit.stop && found <= unit.apostrophe ? LOOK_BEHIND_LETTER + found : found;
}

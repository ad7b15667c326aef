/**
 * Which terms an article has, as bits by the lower half of their numbers: those of 300 words fit into the processor's
 * nearest cache, where the terms of a million watches do not. So most watches that lack a word are never touched. A bit
 * that is not set denies; one that is set promises nothing.
 */
const BITS = 0x10000;

/** The code of no term: every article has it. */
export const NO_CODE = 0;

/** A code of 16 bits. */
export const codeOf = (row: number): number => row & (BITS - 1);

/** None. */
export const createTermBits = (): Int32Array => new Int32Array(BITS >> 5);

export function clearCodes(bits: Int32Array): void {
  bits.fill(0);
  bits[0] = 1;
}

export function addCode(bits: Int32Array, code: number): void {
  bits[code >>> 5] = (bits[code >>> 5] ?? 0) | (1 << (code & 31));
}

/** 1 where the code is there, else 0. */
export const bitOf = (bits: Int32Array, code: number): number =>
  ((bits[code >>> 5] ?? 0) >>> (code & 31)) & 1;

export const hasCode = (bits: Int32Array, code: number): boolean => bitOf(bits, code) !== 0;

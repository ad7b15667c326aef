/**
 * Which terms an article has, as bits by the lower half of their numbers: those of 300 words fit into the processor's
 * nearest cache, where the terms of a million watches do not. So most watches that lack a word are never touched. A bit
 * that is not set denies; one that is set promises nothing.
 */
const BITS = 0x10000;
export const TERM_INTS = BITS >> 5;

/** The code of no term: every article has it. */
export const NO_CODE = 0;

/** A code of 16 bits. */
export const codeOf = (row: number): number => row & (BITS - 1);

export function clearCodes(bits: Int32Array): void {
  bits.fill(0);
  bits[0] = 1;
}

export function addCode(bits: Int32Array, code: number): void {
  bits[code >>> 5] = (bits[code >>> 5] ?? 0) | (1 << (code & 31));
}

/** Whether the article may have a term. */
export const hasCode = (bits: Int32Array, row: number): boolean =>
  (((bits[(row >>> 5) & (TERM_INTS - 1)] ?? 0) >>> (row & 31)) & 1) !== 0;

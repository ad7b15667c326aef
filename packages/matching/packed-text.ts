/** Texts in arrays of integers, two UTF-16 units to each. */
export const packedLength = (length: number): number => (length + 1) >> 1;

/** Odd, and far from a power of two: each unit reaches the upper bits of the hash. */
const MULTIPLIER = 0x5bd1e995;

/** The hash of a text. Two seeds give two that have nothing to do with each other, unlike those of words. */
export function hashOf(text: string, seed: number): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), MULTIPLIER);
  return hash;
}

/** @returns the place behind it */
export function packText(chunk: Int32Array, from: number, text: string): number {
  for (let unit = 0; unit < text.length; unit += 2) {
    const second = unit + 1 < text.length ? text.charCodeAt(unit + 1) : 0;
    chunk[from + (unit >> 1)] = text.charCodeAt(unit) | (second << 16);
  }
  return from + packedLength(text.length);
}

/** A unit of a packed text. */
export const unitIn = (chunk: Int32Array, from: number, unit: number): number =>
  ((chunk[from + (unit >> 1)] ?? 0) >>> ((unit & 1) << 4)) & 0xffff;

/** Some units, half open. */
export interface Units {
  units: Uint16Array;
  from: number;
  to: number;
}

/** Whether a packed text of the same length is these units. */
export function samePacked(chunk: Int32Array, at: number, { units, from, to }: Units): boolean {
  let packed = at;
  let unit = from;
  for (; unit + 1 < to; unit += 2) {
    if (chunk[packed] !== ((units[unit] ?? 0) | ((units[unit + 1] ?? 0) << 16))) return false;
    packed += 1;
  }
  return unit === to || chunk[packed] === units[unit];
}

/**
 * How a word begins, as a number of 16 bits: from its first four letters, or three. All forms of a word begin alike, so an
 * article without a word of a code has no form of a term of that code; codes of 300 words fit into the processor's
 * nearest cache, where the terms of a million watches do not.
 */
export const NO_CODE = 0;
export const LONG = 4;
export const SHORT = 3;
const CODES = 0x10000;

const MULTIPLIER = 0x5bd1e995;

/** The code of the first units, as many as the code shall count. Never NO_CODE. */
export function codeOf(units: Uint16Array, from: number, length: typeof LONG | typeof SHORT): number {
  let hash = 0;
  for (let at = from; at < from + length; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), MULTIPLIER);
  return mixed(hash);
}

/** The codes of a word of LONG units or more: of SHORT units, and times 2^16 that of LONG units. */
export function bothCodesOf(units: Uint16Array, from: number): number {
  const two = Math.imul(Math.imul(units[from] ?? 0, MULTIPLIER) ^ (units[from + 1] ?? 0), MULTIPLIER);
  const three = Math.imul(two ^ (units[from + 2] ?? 0), MULTIPLIER);
  const four = Math.imul(three ^ (units[from + 3] ?? 0), MULTIPLIER);
  return mixed(three) | (mixed(four) << 16);
}

const mixed = (hash: number): number => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 16) | 1;

/** The code of all words that begin with one of these texts; NO_CODE where they do not begin alike. */
export function sharedCode(texts: readonly string[]): number {
  const [first = ''] = texts;
  let shared = Math.min(first.length, LONG);
  for (const text of texts) {
    while (shared > 0 && !text.startsWith(first.slice(0, shared))) shared -= 1;
  }
  const units = Uint16Array.from(first.slice(0, shared), (letter) => letter.charCodeAt(0));
  if (shared === LONG) return codeOf(units, 0, LONG);
  return shared === SHORT ? codeOf(units, 0, SHORT) : NO_CODE;
}

/** Which codes the words of an article have, as bits; NO_CODE counts as had. */
export const createCodeBits = (): Int32Array => new Int32Array(CODES >> 5);

export function clearCodes(bits: Int32Array): void {
  bits.fill(0);
  bits[0] = 1;
}

export function addCode(bits: Int32Array, code: number): void {
  bits[code >>> 5] = (bits[code >>> 5] ?? 0) | (1 << (code & 31));
}

export const hasCode = (bits: Int32Array, code: number): boolean =>
  ((bits[code >>> 5] ?? 0) & (1 << (code & 31))) !== 0;

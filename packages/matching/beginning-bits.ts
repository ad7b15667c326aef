/**
 * Hashes of beginnings as bits, by the languages in which they count: it may say yes where it should say no, and
 * nothing is taken out. One article asks for one language, so most beginnings do not concern it.
 */
export interface BeginningBits {
  /** Bits of languages (`tags.ts`) → hashes. */
  readonly ofLanguages: Map<number, Int32Array>;
  readonly all: Int32Array;
  /** No beginning is shorter; nothing shorter needs to be asked. */
  shortest: number;
}

/** 128 kB: up to some hundred thousand hashes most answers are right. */
const BITS = 20;

/** Empty. */
export const createBeginningBits = (): BeginningBits => ({
  ofLanguages: new Map(),
  all: emptyBits(),
  shortest: Infinity,
});

const emptyBits = (): Int32Array => new Int32Array(1 << (BITS - 5));

const bitOf = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);

/** A beginning with the languages in which it counts. */
export interface HashedBeginning {
  readonly hash: number;
  readonly length: number;
  readonly languages: number;
}

export function addBeginning(beginnings: BeginningBits, { hash, length, languages }: HashedBeginning): void {
  const { ofLanguages, all } = beginnings;
  beginnings.shortest = Math.min(beginnings.shortest, length);
  const own = ofLanguages.get(languages) ?? emptyBits();
  ofLanguages.set(languages, own);
  const bit = bitOf(hash);
  for (const bits of [own, all]) bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** The bits to ask for an article of these languages; undefined where no beginning counts in it. */
export function bitsFor({ ofLanguages, all }: BeginningBits, languages: number): Int32Array | undefined {
  let found: Int32Array | undefined;
  for (const [theirs, bits] of ofLanguages) {
    if ((theirs & languages) === 0) continue;
    if (found !== undefined) return all;
    found = bits;
  }
  return found;
}

export function mayBegin(bits: Int32Array, hash: number): boolean {
  const bit = bitOf(hash);
  return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}

/** A set of hashes that may say yes where it should say no. Nothing is taken out of it. */
export interface HashBits {
  add(hash: number): void;
  has(hash: number): boolean;
}

/** 128 kB: up to some hundred thousand hashes most answers are right. */
const BITS = 20;

/** Empty. */
export function createHashBits(): HashBits {
  const words = new Int32Array(1 << (BITS - 5));
  const bitOf = (hash: number): number => (hash ^ (hash >>> 15)) >>> (32 - BITS);
  return {
    add(hash) {
      const bit = bitOf(hash);
      words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    },
    has(hash) {
      const bit = bitOf(hash);
      return ((words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    },
  };
}

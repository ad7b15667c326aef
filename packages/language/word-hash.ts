/**
 * The hash of a word: over its folded units, from the seed on, so that the hash of each beginning comes on the way. It is a
 * polynomial of the seed: the products of many units can be made at once (`read-words.wat`). Who does not know the seed
 * cannot choose two words below some sixty letters that collide.
 */
export const hashUnit = (hash: number, folded: number, seed: number): number =>
  Math.imul((hash + folded) | 0, seed);

/** @param folded a folded word @param seed as `wordSeed` gives it */
export function wordHash(folded: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < folded.length; at += 1) hash = hashUnit(hash, folded.charCodeAt(at), seed);
  return hash;
}

/**
 * A seed of hashes made of any integer, another one in each process. Of all odd numbers those that are 5 modulo 8 have the
 * most different powers.
 */
export function wordSeed(seed: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) & ~7) | 5;
}

/** Seeded random numbers and the distributions that the matching bench draws words from. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  pick<Item>(items: readonly Item[], otherwise: Item): Item;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
}

/** The same seed gives the same numbers (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items, otherwise) => items[below(items.length)] ?? otherwise,
    chance: (probability) => next() < probability,
  };
}

/** Ranks from 0 of `count` words by Zipf and Mandelbrot: the frequency of rank r is proportional to 1 / (r + 1 + q). */
export function zipfRanks(count: number, q: number): (random: Random) => number {
  const cumulated = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank += 1) {
    total += 1 / (rank + 1 + q);
    cumulated[rank] = total;
  }
  return (random) => {
    const wanted = random.next() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulated[middle] ?? total) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** A rank whose logarithm is evenly spread. */
export const logUniform = (random: Random, from: number, to: number): number =>
  Math.min(to - 1, Math.floor(from * (to / from) ** random.next()));

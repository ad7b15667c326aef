import { type GrowingInts, createGrowingInts, growTo } from './growing-ints.ts';

/**
 * Numbers by hash, from 0 on, chained in buckets: whoever has the numbers keeps the links. There are as many buckets as
 * numbers, and as numbers come they are split one at a time (linear hashing), so that no call takes long and growth
 * copies nothing. It takes four bytes a number, and four for the link.
 */
export interface HashChains {
  /** The first number of each bucket, plus one. */
  readonly buckets: GrowingInts;
  bucketCount: number;
  size: number;
}

/** What is kept of each number. */
export interface Links {
  /** The next one of its bucket, plus one; 0 behind the last. */
  readonly next: (number: number) => number;
  readonly setNext: (number: number, next: number) => void;
  /** Of which all bits differ. */
  readonly hash: (number: number) => number;
}

/** Empty. */
export const createHashChains = (): HashChains => ({
  buckets: createGrowingInts(),
  bucketCount: 1,
  size: 0,
});

/** By as many bits as there are buckets for, or by one less where that bucket has not been split off yet. */
function bucketOf({ bucketCount }: HashChains, hash: number): number {
  const bits = 32 - Math.clz32(bucketCount - 1);
  const bucket = bits === 0 ? 0 : hash & (2 ** bits - 1);
  return bucket < bucketCount ? bucket : bucket & (2 ** (bits - 1) - 1);
}

/** The first number in the bucket of a hash, plus one; 0 where there is none. It need not have this hash. */
export const firstInChain = (chains: HashChains, hash: number): number =>
  chains.buckets.ints[bucketOf(chains, hash)] ?? 0;

/** Adds a number that is not there. */
export function addToChain(chains: HashChains, links: Links, number: number): void {
  if (chains.size === chains.bucketCount) split(chains, links);
  link(chains, links, number);
  chains.size += 1;
}

function link(chains: HashChains, links: Links, number: number): void {
  const { ints } = chains.buckets;
  const bucket = bucketOf(chains, links.hash(number));
  links.setNext(number, ints[bucket] ?? 0);
  ints[bucket] = number + 1;
}

function split(chains: HashChains, links: Links): void {
  growTo(chains.buckets, chains.bucketCount + 1);
  const { ints } = chains.buckets;
  const from = chains.bucketCount - 2 ** (31 - Math.clz32(chains.bucketCount));
  chains.bucketCount += 1;
  let number = (ints[from] ?? 0) - 1;
  ints[from] = 0;
  while (number !== -1) {
    const next = links.next(number) - 1;
    link(chains, links, number);
    number = next;
  }
}

/** Takes a number out, which must be there. */
export function removeFromChain(chains: HashChains, links: Links, number: number): void {
  const { ints } = chains.buckets;
  const bucket = bucketOf(chains, links.hash(number));
  const next = links.next(number);
  if (ints[bucket] === number + 1) ints[bucket] = next;
  else {
    let before = (ints[bucket] ?? 0) - 1;
    while (links.next(before) !== number + 1) before = links.next(before) - 1;
    links.setNext(before, next);
  }
  chains.size -= 1;
}

import { askBatch } from './asked-words.ts';
import { type CandidateKernel, type KernelSources, createCandidateKernel } from './candidate-kernel.ts';
import { type SharedInts, createSharedInts } from './growing-ints.ts';
import type { Reading } from './reading.ts';
import type { SlotTable } from './slot-table.ts';

/**
 * Watches that the article may satisfy; used again for the next one. They are found by a kernel (`find-candidates.wat`),
 * pass by pass: the lists under its terms and pairs, the watches in these whose guards it has, each once, and where their
 * programs lie.
 */
export interface Candidates {
  readonly kernel: CandidateKernel;
  /** The memory of the kernel: from CANDIDATES on, for each its watch and the root of its program. */
  readonly work: SharedInts;
  readonly pairs: SlotTable;
  count: number;
  /** Watches in the lists. */
  passed: number;
  /** Since the beginning. */
  looked: number;
}

export const CANDIDATES = 0x2000;

/** None. */
export function createCandidates(sources: Omit<KernelSources, 'work'>): Candidates {
  const work = createSharedInts();
  return {
    kernel: createCandidateKernel({ ...sources, work }),
    work,
    pairs: sources.places.pairs,
    count: 0,
    passed: 0,
    looked: 0,
  };
}

/** Finds the candidates of the article whose terms and filters have been found. */
export function findCandidates(into: Candidates, { occurrences: { last }, stamp }: Reading): void {
  const { kernel } = into;
  kernel.begin(last);
  into.passed = 0;
  for (let left = last; left > 0;) {
    left = kernel.mark(left, last);
    askPairs(into);
    into.passed = kernel.guard();
  }
  into.count = kernel.keepOnce(stamp);
  into.looked += into.count;
  kernel.findRoots();
}

function askPairs({ kernel, pairs }: Candidates): void {
  for (let size = kernel.pairs(); size > 0; size = kernel.pairs())
    askBatch(pairs, { first: 0, size }, kernel.addPairs);
}

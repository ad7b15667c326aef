import { comparisons, numberFrom } from './program.ts';

/** Whether a score satisfies a sentiment node; a score that is not known satisfies none. */
export function compares(score: number | undefined, chunk: Int32Array, node: number): boolean {
  if (score === undefined) return false;
  const value = numberFrom(chunk[node + 3] ?? 0, chunk[node + 4] ?? 0);
  const comparison = comparisons[chunk[node + 2] ?? 0];

  if (comparison === '<') return score < value;
  if (comparison === '<=') return score <= value;
  return comparison === '>' ? score > value : score >= value;
}

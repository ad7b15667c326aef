import { op, opOf, placeIn, sizeIn } from './program.ts';
import type { Search } from './search.ts';
import { textOf } from './watch-records.ts';

/** At most so many spans are told per watch and article. */
export const MAX_SPANS = 100;

/**
 * Whether the program holds for the article. Then the hits of all terms that make it hold are added, unordered; of a
 * reading of a term at most one more than MAX_SPANS.
 *
 * @param root where the program begins in its chunk
 */
export const evaluate = ({ kernel }: Search, root: number): boolean =>
  kernel.holds(root, MAX_SPANS + 1) !== 0;

/** The filters that make a program hold, as typed. */
export function filtersIn(search: Search, node: number): readonly string[] {
  const { chunk } = search;
  const operation = opOf(chunk[node] ?? 0);
  if (operation === op.and || operation === op.or) {
    const filters: string[] = [];
    let at = node + 2;
    for (let left = chunk[node + 1] ?? 0; left > 0; left -= 1) {
      if (evaluate(search, at)) filters.push(...filtersIn(search, at));
      at += sizeIn(chunk[at] ?? 0);
    }
    return filters;
  }
  if (operation !== op.filter && operation !== op.sentiment) return [];
  const { start, length } = placeIn(chunk, node);
  return [textOf(search.watches, search.row).slice(start, start + length)];
}

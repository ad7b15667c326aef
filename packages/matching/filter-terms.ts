import type { Terms } from './terms.ts';

/** Filters as terms, so that they are required, excluded and anchored on like words. */
export interface FilterTerms {
  acquire(key: string): number;
  release(key: string): void;
  /** @returns 0 where no watch asks for it */
  find(key: string): number;
  readonly size: number;
}

const FILTER_PRIOR = 200_000;

/** Empty. */
export function createFilterTerms(terms: Pick<Terms, 'add' | 'remove'>): FilterTerms {
  const known = new Map<string, { readonly row: number; uses: number }>();
  return {
    acquire(key) {
      const filter = known.get(key) ?? { row: terms.add(FILTER_PRIOR), uses: 0 };
      filter.uses += 1;
      known.set(key, filter);
      return filter.row;
    },
    release(key) {
      const filter = known.get(key);
      if (filter === undefined) return;
      filter.uses -= 1;
      if (filter.uses > 0) return;
      known.delete(key);
      terms.remove(filter.row);
    },
    find: (key) => known.get(key)?.row ?? 0,
    get size() {
      return known.size;
    },
  };
}

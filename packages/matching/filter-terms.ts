import { type Terms, addTerm, removeTerm } from './terms.ts';

/** Filters as terms, so that they are required, excluded and anchored on like words: by key `name:value`. */
export type FilterTerms = Map<string, { readonly row: number; uses: number }>;

export function acquireFilter(filters: FilterTerms, terms: Terms, key: string): number {
  const filter = filters.get(key) ?? { row: addTerm(terms), uses: 0 };
  filter.uses += 1;
  filters.set(key, filter);
  return filter.row;
}

export function releaseFilter(filters: FilterTerms, terms: Terms, key: string): void {
  const filter = filters.get(key);
  if (filter === undefined) return;
  filter.uses -= 1;
  if (filter.uses > 0) return;
  filters.delete(key);
  removeTerm(terms, filter.row);
}

import { type Terms, addTerm, removeTerm } from './terms.ts';

/** Filters as terms, so that they are required, excluded and anchored on like words: by key `name:value`, and by number. */
export interface FilterTerms {
  readonly rows: Map<string, number>;
  readonly uses: Map<number, { readonly key: string; count: number }>;
}

/** None. */
export const createFilterTerms = (): FilterTerms => ({ rows: new Map(), uses: new Map() });

export function acquireFilter({ rows, uses }: FilterTerms, terms: Terms, key: string): number {
  const row = rows.get(key) ?? addTerm(terms);
  const use = uses.get(row) ?? { key, count: 0 };
  use.count += 1;
  rows.set(key, row);
  uses.set(row, use);
  return row;
}

export function releaseFilter({ rows, uses }: FilterTerms, terms: Terms, row: number): void {
  const use = uses.get(row);
  if (use === undefined) return;
  use.count -= 1;
  if (use.count > 0) return;
  rows.delete(use.key);
  uses.delete(row);
  removeTerm(terms, row);
}

import type { MatchDocument } from './document.ts';
import type { FilterTerms } from './filter-terms.ts';
import { keysOf } from './filters.ts';
import { enterTerm } from './occurrences.ts';
import type { Reading } from './reading.ts';
import { addCode, codeOf } from './term-bits.ts';

const FILTERS = ['lang', 'source', 'topic', 'country', 'story'] as const;

/** A filter that holds is a term that the article has, without occurrences. */
export function findFilters(reading: Reading, { rows }: FilterTerms, document: MatchDocument): void {
  if (rows.size === 0) return;
  for (const name of FILTERS) {
    for (const value of keysOf(name, document)) {
      const row = rows.get(`${name}:${value}`);
      if (row === undefined) continue;
      enterTerm(reading.occurrences, row);
      addCode(reading.termBits, codeOf(row));
    }
  }
}

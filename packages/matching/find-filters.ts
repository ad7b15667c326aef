import type { MatchDocument } from './document.ts';
import type { FilterTerms } from './filter-terms.ts';
import { keysOf } from './filters.ts';
import { UNCONFIRMED, addOccurrence } from './occurrences.ts';
import type { Reading } from './reading.ts';

const FILTERS = ['lang', 'source', 'topic', 'country', 'story'] as const;

/** What nobody asks for. */
const NO_FORM = 0;

/** A filter that holds is a term that the article has, behind all words. */
export function findFilters(reading: Reading, { rows }: FilterTerms, document: MatchDocument): void {
  if (rows.size === 0) return;
  for (const name of FILTERS) {
    for (const value of keysOf(name, document)) {
      const row = rows.get(`${name}:${value}`);
      if (row === undefined) continue;
      addOccurrence(reading.occurrences, { word: reading.words.count, row, form: NO_FORM, tag: UNCONFIRMED });
    }
  }
}

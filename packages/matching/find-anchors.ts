import { hashUnit } from '@newswatch/language';
import { visitAnchor, visitAnchors } from './anchor-slots.ts';
import { bitsFor, mayBegin } from './beginning-bits.ts';
import type { MatchDocument } from './document.ts';
import { keysOf } from './filters.ts';
import { locate } from './locate-term.ts';
import type { Places } from './places.ts';
import { type Reading, addPresentAnchor, inRow, pointAt } from './reading.ts';
import { setField } from './records.ts';
import { term } from './term-rows.ts';

/** What is longer is no word. */
const LONGEST = 256;

/** Finds the terms with watches under them that the article has: by its words, by how they begin, and by filters. */
export function findAnchors(reading: Reading, places: Places, document: MatchDocument): void {
  const { vocabulary } = places;
  const visit = (row: number): void => {
    if (inRow(reading, row, term.stamp) === reading.stamp) return;
    if (locate(reading, vocabulary, row)) addPresentAnchor(reading, row);
  };
  visitAnchors(places.forms, reading.words, visit);
  const bits = bitsFor(places.bits, reading.languages);
  if (bits !== undefined) visitBeginnings(reading, places, { bits, visit });
  if (vocabulary.filters.size > 0) findFilters(reading, places, document);
}

interface Visiting {
  /** As `bitsFor` gives them. */
  readonly bits: Int32Array;
  readonly visit: (row: number) => void;
}

/**
 * The hash of each beginning comes on the way to the hash of the word; the bits tell of nearly every one that no term
 * begins so.
 */
function visitBeginnings(reading: Reading, { beginnings }: Places, { bits, visit }: Visiting): void {
  const { words } = reading;
  for (let word = 0; word < words.count; word += 1) {
    pointAt(reading, word);
    const { units, from, to } = { ...reading.units };
    const end = Math.min(to, from + LONGEST);
    let hash = words.seed;
    for (let at = from; at < end; at += 1) {
      hash = hashUnit(hash, units[at] ?? 0);
      if (mayBegin(bits, hash)) visitAnchor(beginnings, { hash, word }, visit);
    }
  }
}

const FILTERS = ['lang', 'source', 'topic', 'country', 'story'] as const;

/** A filter that holds is present: as if it had one occurrence. */
function findFilters(reading: Reading, { vocabulary }: Places, document: MatchDocument): void {
  const { terms, filters } = vocabulary;
  for (const name of FILTERS) {
    for (const value of keysOf(name, document)) {
      const filter = filters.get(`${name}:${value}`);
      if (filter === undefined || inRow(reading, filter.row, term.stamp) === reading.stamp) continue;
      setField(terms.rows, { row: filter.row, field: term.stamp }, reading.stamp);
      setField(terms.rows, { row: filter.row, field: term.first }, 0);
      setField(terms.rows, { row: filter.row, field: term.end }, 1);
      addPresentAnchor(reading, filter.row);
    }
  }
}

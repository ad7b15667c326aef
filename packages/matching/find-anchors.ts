import { hashUnit } from '@newswatch/language';
import { type FoundAnchors, createFoundAnchors, findTerm, findTerms } from './anchor-slots.ts';
import { bitsFor, mayBegin } from './beginning-bits.ts';
import type { MatchDocument } from './document.ts';
import { keysOf } from './filters.ts';
import type { Places } from './places.ts';
import { type Reading, inRow, pointAt } from './reading.ts';
import { setField } from './records.ts';
import { term } from './term-rows.ts';

/** What is longer is no word. */
const LONGEST = 256;

/** Terms with watches under them that the article seems to have: what a hash says has yet to be compared. */
export interface Anchored {
  readonly words: FoundAnchors;
  readonly beginnings: FoundAnchors;
  readonly filters: number[];
}

export const createAnchored = (): Anchored => ({
  words: createFoundAnchors(),
  beginnings: createFoundAnchors(),
  filters: [],
});

/** Finds terms by the words of the article, by how they begin, and by filters. */
export function findAnchors(anchored: Anchored, { reading, places }: Sources, document: MatchDocument): void {
  anchored.words.count = 0;
  for (const [languages, slots] of places.forms) {
    if ((languages & reading.languages) !== 0) findTerms(slots, reading.words, anchored.words);
  }
  anchored.beginnings.count = 0;
  const bits = bitsFor(places.bits, reading.languages);
  if (bits !== undefined) findBeginnings(anchored, { reading, places }, bits);
  anchored.filters.length = 0;
  if (places.vocabulary.filters.rows.size > 0) findFilters(anchored, { reading, places }, document);
}

interface Sources {
  readonly reading: Reading;
  readonly places: Places;
}

/**
 * The hash of each beginning comes on the way to the hash of the word; the bits tell of nearly every one that no term
 * begins so.
 *
 * @param bits as `bitsFor` gives them
 */
function findBeginnings(anchored: Anchored, { reading, places }: Sources, bits: Int32Array): void {
  const { words, units: place } = reading;
  for (let word = 0; word < words.count; word += 1) {
    pointAt(reading, word);
    const { units, from, to } = place;
    const end = Math.min(to, from + LONGEST);
    let hash = words.seed;
    for (let at = from; at < end; at += 1) {
      hash = hashUnit(hash, units[at] ?? 0);
      if (mayBegin(bits, hash)) findTerm(places.beginnings, { hash, word }, anchored.beginnings);
    }
  }
}

const FILTERS = ['lang', 'source', 'topic', 'country', 'story'] as const;

/** A filter that holds is present: as if it had one occurrence. */
function findFilters(
  { filters: found }: Anchored,
  { reading, places }: Sources,
  document: MatchDocument,
): void {
  const { terms, filters } = places.vocabulary;
  for (const name of FILTERS) {
    for (const value of keysOf(name, document)) {
      const row = filters.rows.get(`${name}:${value}`);
      if (row === undefined || inRow(reading, row, term.stamp) === reading.stamp) continue;
      setField(terms.rows, { row, field: term.stamp }, reading.stamp);
      setField(terms.rows, { row, field: term.first }, 0);
      setField(terms.rows, { row, field: term.end }, 1);
      found.push(row);
    }
  }
}

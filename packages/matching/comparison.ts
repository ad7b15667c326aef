import { type Units, samePacked } from './packed-text.ts';
import { type Reading, pointAt } from './reading.ts';
import { STEM_UNITS, TERM_WIDTH, term } from './term-rows.ts';
import type { Terms } from './terms.ts';

/** A word of the article and a term that are compared; used again, so that comparing makes no objects. */
export interface Comparison {
  readonly reading: Reading;
  readonly terms: Pick<Terms, 'rows' | 'paradigms' | 'stems'>;
  /** Where the row of the term begins. */
  at: number;
  paradigm: number;
  /** Where the word goes on behind the stem of the term. */
  middle: number;
  /** Some units of the word. */
  readonly part: Units;
}

/** Of nothing. */
export const createComparison = (reading: Reading, terms: Comparison['terms']): Comparison => ({
  reading,
  terms,
  at: 0,
  paradigm: 0,
  middle: 0,
  part: { units: new Uint16Array(0), from: 0, to: 0 },
});

/** Points at a word of the article. */
export const askWord = ({ reading }: Comparison, word: number): void => pointAt(reading, word);

/** Points at a term, behind the word. */
export function askTerm(comparison: Comparison, row: number): void {
  const { ints } = comparison.terms.rows;
  const at = row * TERM_WIDTH;
  comparison.at = at;
  comparison.paradigm = ints[at + term.paradigm] ?? 0;
  comparison.middle = comparison.reading.units.from + (ints[at + term.stemLength] ?? 0);
}

/**
 * Whether the word begins with the stem of the term and a text of its paradigm.
 * @param text where it lies in the paradigm
 */
export function beginsWith(comparison: Comparison, text: number, length: number): boolean {
  const { middle, part, reading, paradigm, terms } = comparison;
  const { units, from, to } = reading.units;
  if (middle + length > to) return false;
  part.units = units;
  part.from = from;
  part.to = middle;
  if (!isStem(comparison)) return false;
  part.from = middle;
  part.to = middle + length;
  return samePacked(terms.paradigms.arena.ints, paradigm + text, part);
}

function isStem({ at, part, terms }: Comparison): boolean {
  const { ints } = terms.rows;
  if (part.to - part.from <= STEM_UNITS) return samePacked(ints, at + term.stem, part);
  return samePacked(terms.stems.arena.ints, ints[at + term.stem] ?? 0, part);
}

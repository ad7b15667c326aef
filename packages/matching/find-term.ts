import { COUNTED, type PhraseReading, gap, isTwoToFour } from '@newswatch/language';
import { type AnchoredReading, type CompiledTerm, type ExactText, evened } from './compile.ts';
import type { Field, ReadDocument } from './document.ts';
import { findNear } from './find-near.ts';
import { maskOf, positionsOf } from './find-word.ts';

/** Tokens [first, last] of a field that satisfy a term. */
export interface Hit {
  readonly field: Field;
  readonly first: number;
  readonly last: number;
}

/** At most so many spans are told per watch and article; more are not looked for. */
export const MAX_SPANS = 100;

/** Where a term is found, in order; no two hits of a phrase begin at the same token. */
export function findTerm(term: CompiledTerm, read: ReadDocument): readonly Hit[] {
  const fields = term.titleOnly ? read.fields.filter((field) => field.in === 'title') : read.fields;
  return fields.flatMap((field) => findInField(term, field, read.language));
}

function findInField(term: CompiledTerm, field: Field, language: string | undefined): readonly Hit[] {
  if (term.kind === 'near') {
    const words = term.words.map((readings) => readings.filter((reading) => counts(reading, language)));
    return findNear({ words, distance: term.distance, field, limit: MAX_SPANS });
  }
  const lasts = new Map<number, number>();
  for (const anchored of term.readings) {
    if (counts(anchored.reading, language)) findReading(anchored, field, lasts);
  }
  const hits = [...lasts].map(([first, last]) => ({ field, first, last }));
  const kept = term.kind === 'exact' ? hits.filter((hit) => isExact(hit, term.exact)) : hits;
  return kept.sort((one, other) => one.first - other.first).slice(0, MAX_SPANS);
}

/**
 * Whether a reading's forms count in an article of this language: what is typed counts everywhere, inflected forms
 * where their language is the article's, or where that is unknown.
 */
export function counts(reading: PhraseReading, language: string | undefined): boolean {
  if (reading.language === undefined || reading.language === language) return true;
  return language === undefined && !reading.identifiedOnly;
}

function findReading(
  { reading, anchor, anchorForms }: AnchoredReading,
  field: Field,
  lasts: Map<number, number>,
): void {
  const length = reading.words.length;
  for (const position of positionsOf(anchorForms, field)) {
    const first = position - anchor;
    if (!lasts.has(first) && matchesAt(reading, field, first)) lasts.set(first, first + length - 1);
  }
}

/** Whether the tokens from `first` on satisfy the words, the gaps, and agree; «морских порта» only behind a number. */
function matchesAt(reading: PhraseReading, field: Field, first: number): boolean {
  let agreed = -1;
  for (const [at, forms] of reading.words.entries()) {
    const token = field.tokens[first + at];
    if (token === undefined) return false;
    agreed &= maskOf(forms, token.folded);
    if (agreed === 0) return false;
    const allowed = reading.gaps[at];
    if (allowed !== undefined && (allowed & token.gap) === 0) return false;
  }
  return agreed !== COUNTED || followsNumber(field, first);
}

/** How far before the words their number may stand: «два больших морских порта». */
const NUMBER_REACH = 3;

function followsNumber({ tokens }: Field, first: number): boolean {
  const before = tokens.slice(Math.max(0, first - NUMBER_REACH), first);
  const stop = before.findLastIndex((token) => token.gap === gap.stop);
  return before.slice(stop + 1).some(({ folded }) => isTwoToFour(folded));
}

function isExact({ field, first, last }: Hit, exact: ExactText): boolean {
  const start = (field.tokens[first]?.start ?? 0) - exact.before;
  const end = (field.tokens[last]?.end ?? 0) + exact.after;
  return start >= 0 && evened(field.original.slice(start, end)) === exact.text;
}

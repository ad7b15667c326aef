import { type Anchor, type Anchors, chooseAnchors } from './anchors.ts';
import { acquirePair, isPair, releasePair } from './pair-terms.ts';
import { type Postings, addPosting, removePosting } from './postings.ts';
import type { Reading } from './reading.ts';
import { getField } from './records.ts';
import { term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type WatchRecords, isWatch, layUnder, readRecord } from './watch-records.ts';

/** Lays watches under terms, and lays them anew as it turns out which terms are rare. */
export interface Anchoring {
  readonly vocabulary: Vocabulary;
  readonly reading: Reading;
  readonly postings: Postings;
  readonly watches: WatchRecords;
  /** All watches are looked at again when so many articles have been read. */
  next: number;
  /** The watch that is looked at next. */
  at: number;
  end: number;
}

/** So many articles weigh as much as what was expected of a term before any was read. */
const BELIEF = 200;
const FIRST_SWEEP = 250;
const NEXT_SWEEP = 5;
/** Watches looked at per article during a sweep, and how many of them may be laid anew, which takes longer. */
const STEP = 256;
const MOST_MOVES = 16;
/** What costs less is not worth a thought. */
const CHEAP = 0.002;

export const createAnchoring = (parts: Omit<Anchoring, 'next' | 'at' | 'end'>): Anchoring => ({
  ...parts,
  next: FIRST_SWEEP,
  at: 0,
  end: 0,
});

function shareOf({ vocabulary: { terms }, reading }: Anchoring, row: number): number {
  const prior = isPair(terms, row) ? 0 : getField(terms.rows, row, term.prior);
  return (getField(terms.rows, row, term.seen) + (prior * BELIEF) / 1e6) / (reading.articles + BELIEF);
}

const choose = (anchoring: Anchoring, program: readonly number[]): Anchors | undefined =>
  chooseAnchors(program, 0, (row) => shareOf(anchoring, row));

/** Lays a watch that lies nowhere where it costs least. */
export function layWatch(anchoring: Anchoring, row: number, program: readonly number[]): void {
  layAt(anchoring, row, choose(anchoring, program)?.anchors ?? []);
}

function layAt(anchoring: Anchoring, row: number, anchors: readonly Anchor[]): void {
  const { vocabulary, postings, watches } = anchoring;
  const under = distinct(anchors).map(({ term: first, neighbour, guard }) => {
    const place =
      neighbour === 0 ? first : acquirePair(vocabulary.pairs, vocabulary.terms, [first, neighbour]);
    addPosting(postings, place, { watch: row, guard });
    return place;
  });
  layUnder(watches, row, under);
}

/** Takes a watch away from where it lies. */
export function liftWatch({ vocabulary, postings, watches }: Anchoring, row: number): void {
  for (const place of readRecord(watches, row).under) {
    removePosting(postings, place, row);
    if (isPair(vocabulary.terms, place)) releasePair(vocabulary.pairs, vocabulary.terms, place);
  }
}

/** A watch lies under a place once; where branches ask for different guards, for none. */
function distinct(anchors: readonly Anchor[]): readonly Anchor[] {
  const places = new Map<string, Anchor>();
  for (const anchor of anchors) {
    const place = `${anchor.term} ${anchor.neighbour}`;
    const known = places.get(place);
    places.set(place, known === undefined || known.guard === anchor.guard ? anchor : { ...anchor, guard: 0 });
  }
  return [...places.values()];
}

/** Looks at some watches again, after an article. The work of one call is bounded. */
export function improveAnchors(anchoring: Anchoring): void {
  const { reading, watches } = anchoring;
  if (reading.articles >= anchoring.next) {
    anchoring.next *= NEXT_SWEEP;
    anchoring.at = 0;
    anchoring.end = watches.rows.end;
  }
  let moves = 0;
  for (let left = STEP; left > 0 && anchoring.at < anchoring.end && moves < MOST_MOVES; left -= 1) {
    if (isWatch(watches, anchoring.at) && improve(anchoring, anchoring.at)) moves += 1;
    anchoring.at += 1;
  }
}

/** @returns whether the watch was laid anew */
function improve(anchoring: Anchoring, row: number): boolean {
  const { under, program } = readRecord(anchoring.watches, row);
  const cost = under.reduce((sum, place) => sum + shareOf(anchoring, place), 0);
  if (cost < CHEAP) return false;
  const better = choose(anchoring, program);
  if (better === undefined || better.cost > cost / 2) return false;
  liftWatch(anchoring, row);
  layAt(anchoring, row, better.anchors);
  return true;
}

import { type Anchor, type Anchors, chooseAnchors } from './anchors.ts';
import { type Frequencies, shareOf } from './frequencies.ts';
import { NO_GUARDS, areSame } from './guards.ts';
import { type Places, layAt, liftFrom } from './places.ts';
import { getField, setField } from './records.ts';
import { SHARE, term, under } from './term-rows.ts';
import { type WatchRecords, isWatch, layUnder, placesOf, readRecord, watch } from './watch-records.ts';

/** Lays watches where they cost least, and lays them anew as it turns out which words are rare. */
export interface Anchoring {
  readonly places: Places;
  readonly watches: WatchRecords;
  readonly frequencies: Frequencies;
  /** All terms and watches are looked at again when the words of so many articles have been counted. */
  next: number;
  /** The term that is looked at next. */
  term: number;
  terms: number;
  /** The watch that is looked at next. */
  at: number;
  end: number;
}

const FIRST_SWEEP = 200;
const NEXT_SWEEP = 4;
/** Terms or watches looked at per article during a sweep, more where it would take longer than SWEEP articles. */
const STEP = 128;
const SWEEP = 1_000;
/** Of these, so many at most are laid anew, which takes longer. */
const MOST_MOVES = 1 / 8;

/** @param parts of the index */
export const createAnchoring = (
  parts: Omit<Anchoring, 'next' | 'term' | 'terms' | 'at' | 'end'>,
): Anchoring => ({
  ...parts,
  next: FIRST_SWEEP,
  term: 0,
  terms: 0,
  at: 0,
  end: 0,
});

/** A filter holds for so many articles. */
const FILTER_SHARE = 0.2;

/** The share of a term as it was reckoned last. */
function knownShare(anchoring: Anchoring, row: number): number {
  const known = getField(anchoring.places.vocabulary.terms.under, row, under.share);
  return known === 0 ? reckonShare(anchoring, row) : known / SHARE;
}

function reckonShare({ places, frequencies }: Anchoring, row: number): number {
  const { terms } = places.vocabulary;
  const isWord = getField(terms.rows, row, term.paradigm) !== 0;
  const share = isWord ? shareOf(frequencies, terms, row) : FILTER_SHARE;
  setField(terms.under, { row, field: under.share }, partsOf(share));
  return share;
}

const choose = (anchoring: Anchoring, program: readonly number[]): Anchors | undefined =>
  chooseAnchors(program, 0, { shareOf: (row) => knownShare(anchoring, row) });

/** Lays a watch that lies nowhere. */
export function layWatch(anchoring: Anchoring, row: number, program: readonly number[]): void {
  layAll(anchoring, row, choose(anchoring, program));
}

const NOWHERE: Anchors = { cost: 0, anchors: [] };

function layAll({ places, watches, frequencies }: Anchoring, row: number, { anchors, cost } = NOWHERE): void {
  // Before any sweep nothing is known, and what was chosen has to be chosen again.
  const isKnown = frequencies.articles >= FIRST_SWEEP;
  setField(watches.rows, { row, field: watch.cost }, isKnown ? partsOf(cost) : 0);
  layUnder(watches, row, distinct(anchors).map((anchor) => layAt(places, row, anchor))); // prettier-ignore
}

/** Takes a watch away from where it lies. */
export function liftWatch({ places, watches }: Anchoring, row: number): void {
  for (const place of readRecord(watches, row).under) liftFrom(places, row, place);
}

/** A watch lies at a place once; where branches ask for different guards, for none. */
function distinct(anchors: readonly Anchor[]): readonly Anchor[] {
  const places = new Map<string, Anchor>();
  for (const anchor of anchors) {
    const place = `${anchor.term} ${anchor.neighbour}`;
    const known = places.get(place);
    places.set(
      place,
      known === undefined || areSame(known.guards, anchor.guards) ? anchor : { ...anchor, guards: NO_GUARDS },
    );
  }
  return [...places.values()];
}

/** Looks at some terms or watches again, after an article. The work of one call is bounded. */
export function improveAnchors(anchoring: Anchoring): void {
  const { frequencies, watches, places } = anchoring;
  if (frequencies.articles >= anchoring.next) {
    anchoring.next = NEXT_SWEEP * frequencies.articles;
    anchoring.term = 1;
    anchoring.terms = places.vocabulary.terms.rows.end;
    anchoring.at = 0;
    anchoring.end = watches.rows.end;
  }
  if (anchoring.term < anchoring.terms) reckonShares(anchoring);
  else improveSome(anchoring);
}

const stepOf = (end: number): number => Math.max(STEP, Math.ceil(end / SWEEP));

function reckonShares(anchoring: Anchoring): void {
  const end = Math.min(anchoring.terms, anchoring.term + stepOf(anchoring.terms));
  for (; anchoring.term < end; anchoring.term += 1) reckonShare(anchoring, anchoring.term);
}

function improveSome(anchoring: Anchoring): void {
  const { watches } = anchoring;
  const steps = stepOf(anchoring.end);
  const end = Math.min(anchoring.end, anchoring.at + steps);
  let moves = MOST_MOVES * steps;
  for (; anchoring.at < end && moves > 0; anchoring.at += 1) {
    if (isWatch(watches, anchoring.at) && improve(anchoring, anchoring.at)) moves -= 1;
  }
}

/** What costs less is not worth a thought, nor what costs little more than was expected. */
const CHEAP = 0.004;
const MORE = 1.5;

const partsOf = (cost: number): number => Math.ceil(Math.min(1, cost) * (SHARE - 1));

/** @returns whether the watch was laid anew */
function improve(anchoring: Anchoring, row: number): boolean {
  const { watches } = anchoring;
  const cost = costOf(anchoring, placesOf(watches, row));
  if (cost < CHEAP || partsOf(cost) < MORE * getField(watches.rows, row, watch.cost)) return false;
  const better = choose(anchoring, readRecord(watches, row).program);
  if (better === undefined || better.cost > cost / 2) {
    setField(watches.rows, { row, field: watch.cost }, partsOf(cost));
    return false;
  }
  liftWatch(anchoring, row);
  layAll(anchoring, row, better);
  return true;
}

/** Pairs are taken for cheap: what is laid under one was frequent. */
function costOf(anchoring: Anchoring, places: Int32Array): number {
  let cost = 0;
  for (const place of places) if (place > 0) cost += knownShare(anchoring, place);
  return cost;
}

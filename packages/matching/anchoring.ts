import { type Anchor, type Anchors, chooseAnchors } from './anchors.ts';
import { type Frequencies, askedShare, shareOf } from './frequencies.ts';
import { NO_GUARDS, areSame } from './guards.ts';
import { OCCURRENCE_BITS, type Occurrences, firstOf, occurrence } from './occurrences.ts';
import { type Places, layAt, liftFrom } from './places.ts';
import { POSTING_HEAD, POSTING_WIDTH, postingsIn, watchIn } from './postings.ts';
import type { Reading } from './reading.ts';
import { getField, setField } from './records.ts';
import { identity } from './term-identities.ts';
import { SHARE, SHARE_BITS, term } from './term-rows.ts';
import { type WatchRecords, layUnder, placesOf, programOf, watch } from './watch-records.ts';

/**
 * Lays watches where they cost least, and lays them anew as it turns out which words are frequent. It turns out in
 * articles that hold them, so it is the terms of an article that are looked at: what no article holds costs nothing where
 * it lies, and a million watches are never gone through.
 */
export interface Anchoring {
  readonly places: Places;
  readonly watches: WatchRecords;
  readonly frequencies: Frequencies;
  /** Where in a list of watches the next look begins. */
  turn: number;
  /** So many watches will have been passed over at the next look, and are from one to the next. */
  wait: number;
  pause: number;
}

/** Of fewer articles nothing is learnt. */
const LEAST = 200;
/** Terms of an article that are looked at, those with the longest lists; watches of each; and of all so many are laid anew. */
const LOOKS = 4;
const WATCHES = 24;
const MOVES = 12;
/**
 * A look takes as long as passing over some thousand watches, so it is paid for with these: where little is passed over,
 * little is to be gained. While only few watches are laid anew, looks become rare.
 */
const SHORTEST_PAUSE = 1;
const LONGEST_PAUSE = 1_024_000;
const FEW = 4;

/** @param parts of the index */
export const createAnchoring = (parts: Omit<Anchoring, 'turn' | 'wait' | 'pause'>): Anchoring => ({
  ...parts,
  turn: 0,
  wait: SHORTEST_PAUSE,
  pause: SHORTEST_PAUSE,
});

/** A filter holds for so many articles. */
const FILTER_SHARE = 0.2;

/** The share of articles that are expected to hold a term. */
function expectedShare(anchoring: Anchoring, row: number): number {
  const { places, frequencies } = anchoring;
  const { terms } = places.vocabulary;
  const uses = getField(terms.identities.rows, row, identity.uses);
  return Math.min(1, knownShare(anchoring, row) + askedShare(frequencies, uses, terms.uses));
}

/** What was counted of a term when it was reckoned last, since the number of articles was half of what it is, or less than two. */
function knownShare(anchoring: Anchoring, row: number): number {
  const known = getField(anchoring.places.vocabulary.terms.rows, row, term.share);
  if (known === 0 || known >>> SHARE_BITS !== ageOf(anchoring)) return reckonShare(anchoring, row);
  return (known & (SHARE - 1)) / SHARE;
}

/** Bits of the number of articles, which is below 2^16. */
const ageOf = ({ frequencies }: Anchoring): number => 32 - Math.clz32(frequencies.articles);

function reckonShare(anchoring: Anchoring, row: number): number {
  const { places, frequencies } = anchoring;
  const { terms } = places.vocabulary;
  const isWord = getField(terms.rows, row, term.paradigm) !== 0;
  const share = isWord ? shareOf(frequencies, terms, row) : FILTER_SHARE;
  setField(terms.rows, { row, field: term.share }, (ageOf(anchoring) << SHARE_BITS) | partsOf(share));
  return share;
}

const choose = (anchoring: Anchoring, program: ArrayLike<number>): Anchors | undefined =>
  chooseAnchors(program, 0, { shareOf: (row) => expectedShare(anchoring, row) });

const hasLearnt = ({ frequencies }: Anchoring): boolean => frequencies.articles >= LEAST;

/** Lays a watch that lies nowhere. */
export function layWatch(anchoring: Anchoring, row: number, program: readonly number[]): void {
  layAll(anchoring, row, choose(anchoring, program));
}

const NOWHERE: Anchors = { cost: 0, anchors: [] };

function layAll(anchoring: Anchoring, row: number, { anchors, cost } = NOWHERE): void {
  const { places, watches } = anchoring;
  // Before anything is learnt what is chosen has to be chosen again.
  setField(watches.rows, { row, field: watch.cost }, hasLearnt(anchoring) ? partsOf(cost) : 0);
  layUnder(watches, row, distinct(anchors).map((anchor) => layAt(places, row, anchor))); // prettier-ignore
}

/** Takes a watch away from where it lies. */
export function liftWatch({ places, watches }: Anchoring, row: number): void {
  for (const place of placesOf(watches, row)) liftFrom(places, row, place);
}

/** A watch lies at a place once; where branches ask for different guards, for none. */
function distinct(anchors: readonly Anchor[]): readonly Anchor[] {
  if (anchors.length < 2) return anchors;
  const places = new Map<number | string, Anchor>();
  for (const anchor of anchors) {
    const place = anchor.neighbour === 0 ? anchor.term : `${anchor.term} ${anchor.neighbour}`;
    const known = places.get(place);
    places.set(
      place,
      known === undefined || areSame(known.guards, anchor.guards) ? anchor : { ...anchor, guards: NO_GUARDS },
    );
  }
  return [...places.values()];
}

/**
 * Looks at some of the watches under the terms of an article. The work of one call is bounded.
 * @param passed how many watches were passed over
 */
export function improveAnchors(anchoring: Anchoring, { occurrences }: Reading, passed: number): void {
  if (!hasLearnt(anchoring)) return;
  anchoring.wait -= passed;
  if (anchoring.wait > 0) return;
  let moves = MOVES;
  for (const row of longestLists(anchoring, occurrences)) moves = improveUnder(anchoring, row, moves);
  anchoring.pause = pauseAfter(anchoring.pause, MOVES - moves);
  anchoring.wait = anchoring.pause;
}

function pauseAfter(pause: number, moved: number): number {
  if (moved < FEW) return Math.min(LONGEST_PAUSE, 2 * pause);
  return moved < MOVES ? pause : Math.max(SHORTEST_PAUSE, pause / 2);
}

/** Terms of an article, those under which most watches lie. */
function longestLists({ places }: Anchoring, occurrences: Occurrences): readonly number[] {
  const rows: number[] = [];
  const lengths: number[] = [];
  for (let each = 1; each <= occurrences.last; each += 1) {
    const row = termBeginningAt(occurrences, each);
    const length = row === 0 ? 0 : watchesUnder(places, row);
    if (length === 0 || (rows.length === LOOKS && length <= (lengths[LOOKS - 1] ?? 0))) continue;
    let at = Math.min(rows.length, LOOKS - 1);
    for (; at > 0 && (lengths[at - 1] ?? 0) < length; at -= 1) {
      rows[at] = rows[at - 1] ?? 0;
      lengths[at] = lengths[at - 1] ?? 0;
    }
    rows[at] = row;
    lengths[at] = length;
  }
  return rows;
}

/** The term whose first occurrence it is; 0 where it is another one. */
function termBeginningAt(occurrences: Occurrences, each: number): number {
  const row = occurrences.all[(each << OCCURRENCE_BITS) + occurrence.term] ?? 0;
  return firstOf(occurrences, row) === each ? row : 0;
}

const listOf = ({ vocabulary }: Places, row: number): number =>
  getField(vocabulary.terms.rows, row, term.postings);

function watchesUnder(places: Places, row: number): number {
  const list = listOf(places, row);
  return list === 0 ? 0 : postingsIn(places.arena.ints, list);
}

/** Looks at some watches under a term. @returns how many moves are left */
function improveUnder(anchoring: Anchoring, row: number, moves: number): number {
  if (reckonShare(anchoring, row) < CHEAP) return moves;
  let left = moves;
  for (const each of someUnder(anchoring, row)) if (left > 0 && improve(anchoring, each)) left -= 1;
  return left;
}

/** Some watches under a term, others each time. */
function someUnder(anchoring: Anchoring, row: number): readonly number[] {
  const { places } = anchoring;
  const { ints } = places.arena;
  const list = listOf(places, row);
  const count = postingsIn(ints, list);
  const first = anchoring.turn % count;
  anchoring.turn = (anchoring.turn + WATCHES) % 2 ** 30;
  return Array.from({ length: Math.min(WATCHES, count) }, (_, at) =>
    watchIn(ints[list + POSTING_HEAD + POSTING_WIDTH * ((first + at) % count)] ?? 0),
  );
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
  const better = choose(anchoring, programOf(watches, row));
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
  for (const place of places) if (place > 0) cost += expectedShare(anchoring, place);
  return cost;
}

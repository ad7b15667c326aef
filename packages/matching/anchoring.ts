import { type Anchor, type Anchors, type TermKnowledge, chooseAnchors } from './anchors.ts';
import { type Frequencies, shareOf } from './frequencies.ts';
import { type Places, layAt, liftFrom } from './places.ts';
import { getField } from './records.ts';
import { term } from './term-rows.ts';
import { termRecord } from './terms.ts';
import { type WatchRecords, isWatch, layUnder, readRecord } from './watch-records.ts';

/** Lays watches where they cost least, and lays them anew as it turns out which words are rare. */
export interface Anchoring {
  readonly places: Places;
  readonly watches: WatchRecords;
  readonly frequencies: Frequencies;
  /** All watches are looked at again when the words of so many articles have been counted. */
  next: number;
  /** The watch that is looked at next. */
  at: number;
  end: number;
}

const FIRST_SWEEP = 200;
const NEXT_SWEEP = 4;
/** Watches looked at per article during a sweep, and how many of them may be laid anew, which takes longer. */
const STEP = 128;
const MOST_MOVES = 16;

/** @param parts of the index */
export const createAnchoring = (parts: Omit<Anchoring, 'next' | 'at' | 'end'>): Anchoring => ({
  ...parts,
  next: FIRST_SWEEP,
  at: 0,
  end: 0,
});

/** A filter holds for so many articles. */
const FILTER_SHARE = 0.2;

function knowledgeOf({ places, frequencies }: Anchoring): TermKnowledge {
  const { terms } = places.vocabulary;
  const codeOf = (row: number): number => getField(terms.rows, row, term.code);
  return {
    codeOf,
    shareOf: (row) =>
      getField(terms.rows, row, term.forms) === 0
        ? FILTER_SHARE
        : shareOf(frequencies, termRecord(terms, row)),
  };
}

const choose = (anchoring: Anchoring, program: readonly number[]): Anchors | undefined =>
  chooseAnchors(program, 0, knowledgeOf(anchoring));

/** Lays a watch that lies nowhere. */
export function layWatch(anchoring: Anchoring, row: number, program: readonly number[]): void {
  layAll(anchoring, row, choose(anchoring, program)?.anchors ?? []);
}

function layAll({ places, watches }: Anchoring, row: number, anchors: readonly Anchor[]): void {
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
      known === undefined || known.guards === anchor.guards ? anchor : { ...anchor, guards: 0 },
    );
  }
  return [...places.values()];
}

/** Looks at some watches again, after an article. The work of one call is bounded. */
export function improveAnchors(anchoring: Anchoring): void {
  const { frequencies, watches } = anchoring;
  if (frequencies.articles >= anchoring.next) {
    anchoring.next = NEXT_SWEEP * frequencies.articles;
    anchoring.at = 0;
    anchoring.end = watches.rows.end;
  }
  let moves = 0;
  for (let left = STEP; left > 0 && anchoring.at < anchoring.end && moves < MOST_MOVES; left -= 1) {
    if (isWatch(watches, anchoring.at) && improve(anchoring, anchoring.at)) moves += 1;
    anchoring.at += 1;
  }
}

/** What costs less is not worth a thought. */
const CHEAP = 0.004;

/** @returns whether the watch was laid anew */
function improve(anchoring: Anchoring, row: number): boolean {
  const { under, program } = readRecord(anchoring.watches, row);
  const cost = costOf(anchoring, under);
  if (cost < CHEAP) return false;
  const better = choose(anchoring, program);
  if (better === undefined || better.cost > cost / 2) return false;
  liftWatch(anchoring, row);
  layAll(anchoring, row, better.anchors);
  return true;
}

/** Pairs are taken for cheap: what is laid under one was frequent. */
function costOf(anchoring: Anchoring, under: readonly number[]): number {
  const { shareOf: share } = knowledgeOf(anchoring);
  return under.reduce((sum, place) => sum + (place > 0 ? share(place) : 0), 0);
}

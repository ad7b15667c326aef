import { type Anchor, type Anchors, chooseAnchors } from './anchors.ts';
import type { Postings } from './postings.ts';
import type { Reading } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WatchRecords } from './watch-records.ts';

/** Lays watches under terms, and lays them anew as it turns out which terms are rare. */
export interface Anchoring {
  /** @returns the terms that the watch shall lie under, as `lay` and `lift` know them */
  choose(program: ArrayLike<number>): Anchors | undefined;
  lay(row: number, anchors: readonly Anchor[]): readonly number[];
  lift(row: number, under: readonly number[]): void;
  /** Looks at some watches again. The work of one call is bounded. */
  improve(): void;
}

/** So many articles weigh as much as what was expected of a term before any was read. */
const BELIEF = 200;
/** All watches are looked at again after so many articles, and when there are so many times more. */
const FIRST_SWEEP = 250;
const NEXT_SWEEP = 5;
/** Watches looked at per article during a sweep; those among them that are laid anew take longer. */
const STEP = 256;
const MOST_MOVES = 16;
/** What costs less is not worth a thought. */
const CHEAP = 0.002;

export function createAnchoring(
  { terms, pairs }: Vocabulary,
  { reading, postings, watches }: { reading: Reading; postings: Postings; watches: WatchRecords },
): Anchoring {
  const inRow = (row: number, field: number): number =>
    terms.rows.chunks[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + field] ?? 0;
  const shareOf = (row: number): number => {
    const prior = pairs.isPair(row) ? 0 : inRow(row, term.prior);
    return (inRow(row, term.seen) + (prior * BELIEF) / 1e6) / (reading.articles + BELIEF);
  };
  const lay = (row: number, anchors: readonly Anchor[]): readonly number[] =>
    distinct(anchors).map(({ term: first, neighbour, guard }) => {
      const place = neighbour === 0 ? first : pairs.acquire(first, neighbour);
      postings.add(place, row, guard);
      return place;
    });
  const lift = (row: number, under: readonly number[]): void => {
    for (const place of under) {
      postings.remove(place, row);
      if (pairs.isPair(place)) pairs.release(place);
    }
  };
  const choose = (program: ArrayLike<number>): Anchors | undefined => chooseAnchors(program, 0, shareOf);
  const costOf = (under: readonly number[]): number => under.reduce((sum, row) => sum + shareOf(row), 0);

  const sweep = { next: FIRST_SWEEP, at: 0, end: 0 };
  /** @returns whether it was laid anew */
  const improveOne = (row: number): boolean => {
    const under = watches.under(row);
    const cost = costOf(under);
    if (cost < CHEAP) return false;
    const better = choose(watches.program(row));
    if (better === undefined || better.cost > cost / 2) return false;
    lift(row, under);
    watches.lieUnder(row, lay(row, better.anchors));
    return true;
  };
  return {
    choose,
    lay,
    lift,
    improve() {
      if (reading.articles >= sweep.next) {
        sweep.next *= NEXT_SWEEP;
        sweep.at = 0;
        sweep.end = watches.last();
      }
      let moves = 0;
      for (let left = STEP; left > 0 && sweep.at < sweep.end && moves < MOST_MOVES; left -= 1) {
        const row = sweep.at;
        sweep.at += 1;
        if (watches.lives(row) && improveOne(row)) moves += 1;
      }
    },
  };
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

import { CODE_INTS, ENDS_BITS, type PackedGuards } from './guards.ts';
import { type IntArena, allocate, free } from './int-arena.ts';
import { type Records, getField, setField } from './records.ts';

/**
 * Which watches lie under a term or a pair. A list lies in one place, because reading a place that lies in no cache costs
 * more than all that is behind it: its capacity, the number of watches, and for each the watch with the ends of its guards
 * (`guards.ts`) in the upper bits, and their codes. Where it lies is told by a field of a row.
 */
export interface Posting {
  readonly watch: number;
  readonly guards: PackedGuards;
}

export interface PostingList {
  readonly arena: IntArena;
  readonly rows: Records;
  readonly row: number;
  readonly field: number;
}

export const POSTING_HEAD = 2;
export const POSTING_WIDTH = 1 + CODE_INTS;
/** Watches are numbered below 33 million: more of them would take ten gigabytes. */
const WATCH_BITS = 32 - ENDS_BITS;
export const watchIn = (head: number): number => head & ((1 << WATCH_BITS) - 1);
export const endsIn = (head: number): number => head >>> WATCH_BITS;
const headOf = ({ watch, guards }: Posting): number => watch | (guards.ends << WATCH_BITS);

const field = { capacity: 0, count: 1 } as const;
export const postingsIn = (ints: Int32Array, list: number): number => ints[list + field.count] ?? 0;
const sizeOf = (capacity: number): number => POSTING_HEAD + POSTING_WIDTH * capacity;

const placeOf = ({ rows, row, field: place }: PostingList): number => getField(rows, row, place);

export function addPosting(list: PostingList, posting: Posting): void {
  const head = withRoom(list);
  const { ints } = list.arena;
  const count = postingsIn(ints, head);
  const place = head + sizeOf(count);
  ints[place] = headOf(posting);
  ints.set(posting.guards.codes, place + 1);
  ints[head + field.count] = count + 1;
}

/** @returns where the list lies then */
function withRoom(list: PostingList): number {
  const { arena } = list;
  const head = placeOf(list);
  const capacity = head === 0 ? 0 : (arena.ints[head + field.capacity] ?? 0);
  const count = head === 0 ? 0 : postingsIn(arena.ints, head);
  if (count < capacity) return head;
  const grown = grownFrom(capacity);
  const added = allocate(arena, sizeOf(grown));
  if (head !== 0) {
    arena.ints.copyWithin(added, head, head + sizeOf(count));
    free(arena, head, sizeOf(capacity));
  }
  arena.ints[added + field.capacity] = grown;
  arena.ints[added + field.count] = count;
  setField(list.rows, list, added);
  return added;
}

/** By a half, so that little is left over. */
const grownFrom = (capacity: number): number => capacity + Math.max(1, capacity >> 1);

/** Takes the watch out; the last comes into its place. @returns whether the list is empty now */
export function removePosting(list: PostingList, watch: number): boolean {
  const head = placeOf(list);
  if (head === 0) return true;
  const { ints } = list.arena;
  const count = postingsIn(ints, head);
  const end = head + sizeOf(count);
  let place = head + POSTING_HEAD;
  while (place < end && watchIn(ints[place] ?? 0) !== watch) place += POSTING_WIDTH;
  if (place === end) return count === 0;
  ints.copyWithin(place, end - POSTING_WIDTH, end);
  ints[head + field.count] = count - 1;
  if (count > 1) return false;
  free(list.arena, head, sizeOf(ints[head + field.capacity] ?? 0));
  setField(list.rows, list, 0);
  return true;
}

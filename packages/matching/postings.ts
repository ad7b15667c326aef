import type { Guards } from './guards.ts';
import { type IntArena, allocate, free } from './int-arena.ts';
import { type Records, getField, setField } from './records.ts';

/**
 * Which watches lie under a term or a pair: a list of a watch and its guards (`guards.ts`). It lies in one place, because reading a place that lies in no cache costs more than all that is behind
 * it: its capacity, the number of watches, and these with their guards. Where it lies is told by a field of a row.
 */
export interface Posting {
  readonly watch: number;
  readonly guards: Guards;
}

export interface PostingList {
  readonly arena: IntArena;
  readonly rows: Records;
  readonly row: number;
  readonly field: number;
}

export const POSTING_HEAD = 2;
export const POSTING_WIDTH = 4;
const field = { capacity: 0, count: 1 } as const;
export const postingsIn = (ints: Int32Array, list: number): number => ints[list + field.count] ?? 0;
const sizeOf = (capacity: number): number => POSTING_HEAD + POSTING_WIDTH * capacity;

const headOf = ({ rows, row, field: place }: PostingList): number => getField(rows, row, place);

export function addPosting(list: PostingList, { watch, guards }: Posting): void {
  const head = withRoom(list);
  const { ints } = list.arena;
  const count = postingsIn(ints, head);
  ints.set([watch, guards.both, ...guards.some], head + sizeOf(count));
  ints[head + field.count] = count + 1;
}

/** @returns where the list lies then */
function withRoom(list: PostingList): number {
  const { arena } = list;
  const head = headOf(list);
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
  const head = headOf(list);
  if (head === 0) return true;
  const { ints } = list.arena;
  const count = postingsIn(ints, head);
  const end = head + sizeOf(count);
  let place = head + POSTING_HEAD;
  while (place < end && ints[place] !== watch) place += POSTING_WIDTH;
  if (place === end) return count === 0;
  ints.copyWithin(place, end - POSTING_WIDTH, end);
  ints[head + field.count] = count - 1;
  if (count > 1) return false;
  free(list.arena, head, sizeOf(ints[head + field.capacity] ?? 0));
  setField(list.rows, list, 0);
  return true;
}

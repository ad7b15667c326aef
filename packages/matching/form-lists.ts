import { type SharedArena, allocate, createSharedArena, free } from './int-arena.ts';
import type { Form, Reference } from './form-slots.ts';

/**
 * Terms that have the same form. A list holds its capacity and how many integers of it are used; for each member the row
 * and the entry of its paradigm in one integer, or where they do not fit the row below zero and the entry behind it. A
 * form with several tags is a member with each, one behind the other.
 */
export interface FormLists {
  readonly arena: SharedArena;
}

const ENTRY_BITS = 8;
const MOST_ROWS = 1 << (31 - ENTRY_BITS);

/** Whether a row and an entry are one integer above zero. */
export const fits = ({ row, entry }: Reference): boolean => entry >> ENTRY_BITS === 0 && row < MOST_ROWS;
/** They must fit; `rowIn` and `entryIn` take them apart. */
export const together = ({ row, entry }: Reference): number => (row << ENTRY_BITS) | entry;
export const rowIn = (value: number): number => value >> ENTRY_BITS;
export const entryIn = (value: number): number => value & ((1 << ENTRY_BITS) - 1);

export const LIST_HEAD = 1;
/** How many integers the members take. */
export const lengthOfList = (head: number): number => head & 0xffff;
const capacityIn = (head: number): number => head >>> 16;
const SMALLEST = 2;

/** None. */
export const createFormLists = (): FormLists => ({ arena: createSharedArena() });

export function firstInList({ arena: { ints } }: FormLists, list: number): Reference {
  const value = ints[list + LIST_HEAD] ?? 0;
  return value > 0
    ? { row: rowIn(value), entry: entryIn(value) }
    : { row: -value, entry: ints[list + LIST_HEAD + 1] ?? 0 };
}

/** Adds a form to a list, or to a new one where it is 0. @returns the list, which may lie elsewhere now */
export function addToList(lists: FormLists, list: number, { row, entry, count }: Form): number {
  let grown = list;
  for (let each = entry; each < entry + count; each += 1) {
    const member = { row, entry: each };
    const width = fits(member) ? 1 : 2;
    grown = withRoom(lists, grown, width);
    const { ints } = lists.arena;
    const end = grown + LIST_HEAD + lengthOfList(ints[grown] ?? 0);
    ints[end] = width === 1 ? together(member) : -row;
    if (width === 2) ints[end + 1] = each;
    ints[grown] = (ints[grown] ?? 0) + width;
  }
  return grown;
}

function withRoom({ arena }: FormLists, list: number, added: number): number {
  const head = list === 0 ? 0 : (arena.ints[list] ?? 0);
  const capacity = capacityIn(head);
  const length = lengthOfList(head);
  if (length + added <= capacity) return list;
  const grown = Math.max(SMALLEST, length + added, capacity + (capacity >> 1));
  const place = allocate(arena, LIST_HEAD + grown);
  arena.ints.copyWithin(place, list, list + LIST_HEAD + length);
  arena.ints[place] = (grown << 16) | length;
  if (list !== 0) free(arena, list, LIST_HEAD + capacity);
  return place;
}

const rowOf = (value: number): number => (value > 0 ? rowIn(value) : -value);
const widthOf = (value: number): number => (value > 0 ? 1 : 2);

/** Takes the form of a term out, which must be there. @returns the list; 0 where nothing is left, and it is freed */
export function removeFromList({ arena }: FormLists, list: number, row: number): number {
  const { ints } = arena;
  const head = ints[list] ?? 0;
  const end = list + LIST_HEAD + lengthOfList(head);
  let from = list + LIST_HEAD;
  while (from < end && rowOf(ints[from] ?? 0) !== row) from += widthOf(ints[from] ?? 0);
  let to = from;
  while (to < end && rowOf(ints[to] ?? 0) === row) to += widthOf(ints[to] ?? 0);
  ints.copyWithin(from, to, end);
  const left = lengthOfList(head) - (to - from);
  ints[list] = (capacityIn(head) << 16) | left;
  if (left > 0) return list;
  free(arena, list, LIST_HEAD + capacityIn(head));
  return 0;
}

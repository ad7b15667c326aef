import { type IntArena, allocate, createIntArena, free } from './int-arena.ts';
import type { Form, Reference } from './form-slots.ts';

/**
 * Terms that have the same form. A list holds its capacity and the number of its members; of each member the row and the
 * entry of its paradigm. A form with several tags is a member with each.
 */
export interface FormLists {
  readonly arena: IntArena;
}

export const LIST_HEAD = 1;
export const MEMBER_WIDTH = 2;
export const membersIn = (head: number): number => head & 0xffff;
const capacityIn = (head: number): number => head >>> 16;
const SMALLEST = 2;

/** None. */
export const createFormLists = (): FormLists => ({ arena: createIntArena() });

const sizeOf = (capacity: number): number => LIST_HEAD + MEMBER_WIDTH * capacity;

export const firstInList = ({ arena: { ints } }: FormLists, list: number): Reference => ({
  row: ints[list + LIST_HEAD] ?? 0,
  entry: ints[list + LIST_HEAD + 1] ?? 0,
});

/** Adds a form to a list, or to a new one where it is 0. @returns the list, which may lie elsewhere now */
export function addToList(lists: FormLists, list: number, { row, entry, count }: Form): number {
  let grown = list;
  for (let each = entry; each < entry + count; each += 1) {
    grown = withRoom(lists, grown);
    const { ints } = lists.arena;
    const end = grown + sizeOf(membersIn(ints[grown] ?? 0));
    ints[end] = row;
    ints[end + 1] = each;
    ints[grown] = (ints[grown] ?? 0) + 1;
  }
  return grown;
}

function withRoom({ arena }: FormLists, list: number): number {
  const head = list === 0 ? 0 : (arena.ints[list] ?? 0);
  const capacity = capacityIn(head);
  if (membersIn(head) < capacity) return list;
  const grown = 2 * capacity || SMALLEST;
  const added = allocate(arena, sizeOf(grown));
  arena.ints.copyWithin(added, list, list + sizeOf(capacity));
  arena.ints[added] = (grown << 16) | membersIn(head);
  if (list !== 0) free(arena, list, sizeOf(capacity));
  return added;
}

/** Takes the form of a term out, which must be there. @returns the list; 0 where nothing is left, and it is freed */
export function removeFromList({ arena }: FormLists, list: number, row: number): number {
  const { ints } = arena;
  const head = ints[list] ?? 0;
  const end = list + sizeOf(membersIn(head));
  let kept = list + LIST_HEAD;
  for (let each = kept; each < end; each += MEMBER_WIDTH) {
    if (ints[each] === row) continue;
    ints[kept] = ints[each] ?? 0;
    ints[kept + 1] = ints[each + 1] ?? 0;
    kept += MEMBER_WIDTH;
  }
  const left = (kept - list - LIST_HEAD) / MEMBER_WIDTH;
  ints[list] = (capacityIn(head) << 16) | left;
  if (left > 0) return list;
  free(arena, list, sizeOf(capacityIn(head)));
  return 0;
}

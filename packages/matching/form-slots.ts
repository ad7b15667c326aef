import {
  type FormLists,
  addToList,
  createFormLists,
  entryIn,
  firstInList,
  fits,
  removeFromList,
  rowIn,
  together,
} from './form-lists.ts';

/**
 * Texts → the terms that have them, by hash. Slots lie in groups of four, and one byte of the hash of each, its print, in
 * one integer for the group: the prints of a million forms fit into the processor's caches, and one comparison tells of
 * nearly every word that it is no form. A slot holds no hash: what it leads to has the text, which has to be compared
 * anyhow. It leads to a reference, or to a list (`form-lists.ts`). A group that is full goes on in the next.
 * Growing moves the old groups a few at a time, as others are added (`settle`).
 */
export interface FormSlots {
  now: Slots;
  /** Texts, and slots whose text is gone. */
  used: number;
  gone: number;
  /** What has not been moved yet, from the group `moved` on; the slots before are gone. */
  old: Slots | undefined;
  moved: number;
  readonly lists: FormLists;
  readonly texts: FormTexts;
}

/** An entry of the paradigm of a term: a form, or a beginning. */
export interface Reference {
  readonly row: number;
  readonly entry: number;
}

/** What references lead to. */
export interface FormTexts {
  readonly hashOf: (reference: Reference) => number;
  readonly textOf: (reference: Reference) => string;
}

export interface Slots {
  /** Four prints each, the first in the lowest byte. */
  readonly prints: Int32Array;
  /** Above zero a row and its entry, below zero a list. */
  readonly values: Int32Array;
  /** Groups per hash. */
  readonly scale: number;
}

export const GROUP = 4;
export const EMPTY = 0;
/** Nothing any more, though others are found behind it. */
const GONE = 1;
const SMALLEST = 8;
const FULLEST = 0.62;
const GROWTH = 1.4;
/** Groups moved per text that is added: all are, long before the new ones are full. */
const STEP = 4;

/** Empty. @param texts of references that were added and not removed */
export const createFormSlots = (texts: FormTexts): FormSlots => ({
  now: emptySlots(SMALLEST),
  used: 0,
  gone: 0,
  old: undefined,
  moved: 0,
  lists: createFormLists(),
  texts,
});

const emptySlots = (groups: number): Slots => ({
  prints: new Int32Array(groups),
  values: new Int32Array(GROUP * groups),
  scale: groups / 2 ** 32,
});

/** From 2 on. */
export const printOf = (hash: number): number => ((hash >>> 3) & 0x7f) + 2;

/** Its group. Its upper bits decide: all bits reach them by the multiplication. */
export const homeOf = (hash: number, scale: number): number =>
  ((Math.imul(hash, 0x9e3779b1) >>> 0) * scale) | 0;

export const groupBehind = (prints: Int32Array, group: number): number =>
  group + 1 === prints.length ? 0 : group + 1;

/** Slots of a group that have a print, as bits; those above the lowest may be wrong. */
export function slotsWith(prints: number, print: number): number {
  const differences = prints ^ Math.imul(print, 0x01010101);
  return (differences - 0x01010101) & ~differences & 0x80808080;
}

/** The number of the lowest of such bits. */
export const lowestSlot = (slots: number): number => (31 - Math.clz32(slots & -slots)) >>> 3;

/** Where a text is. */
interface Place {
  readonly part: Slots;
  readonly slot: number;
}

/** A form of a term: so many entries, one for each of its tags, from this one on. */
export interface Form extends Reference {
  readonly count: number;
}

/** @param form whose text does not lead to its term yet */
export function addForm(slots: FormSlots, form: Form): void {
  settle(slots, STEP);
  const hash = slots.texts.hashOf(form);
  const place = placeOf(slots, hash, form);
  if (place !== undefined) {
    const { values } = place.part;
    const before = values[place.slot] ?? 0;
    values[place.slot] = -addToList(slots.lists, listed(slots, before), form);
    return;
  }
  if (slots.used + slots.gone + 1 > FULLEST * slots.now.values.length) grow(slots);
  put(slots, hash, valueOf(slots, form));
  slots.used += 1;
}

const valueOf = ({ lists }: FormSlots, form: Form): number =>
  form.count === 1 && fits(form) ? together(form) : -addToList(lists, 0, form);

/** The list of what a slot leads to, where it is none yet made of it. */
function listed({ lists }: FormSlots, value: number): number {
  if (value < 0) return -value;
  return addToList(lists, 0, { row: rowIn(value), entry: entryIn(value), count: 1 });
}

const firstOf = ({ lists }: FormSlots, value: number): Reference =>
  value > 0 ? { row: rowIn(value), entry: entryIn(value) } : firstInList(lists, -value);

function placeOf(slots: FormSlots, hash: number, form: Reference): Place | undefined {
  for (const part of slots.old === undefined ? [slots.now] : [slots.now, slots.old]) {
    const slot = slotOf(slots, part, { hash, form });
    if (slot !== -1) return { part, slot };
  }
  return undefined;
}

interface Sought {
  readonly hash: number;
  readonly form: Reference;
}

function slotOf(slots: FormSlots, part: Slots, { hash, form }: Sought): number {
  const { texts } = slots;
  const print = printOf(hash);
  let slot = nextSlot(part, firstSlot(part, hash), print);
  for (; slot !== -1; slot = nextSlot(part, slot + 1, print)) {
    const first = firstOf(slots, part.values[slot] ?? 0);
    if (texts.hashOf(first) === hash && texts.textOf(first) === texts.textOf(form)) return slot;
  }
  return -1;
}

/** Where the search for a hash begins. */
export const firstSlot = ({ scale }: Slots, hash: number): number => GROUP * homeOf(hash, scale);

/**
 * The next slot with a print, from a slot on. Slots of a group are used from the first on, so a slot in use has no empty
 * one before it.
 * @returns -1 behind the last
 */
export function nextSlot({ prints }: Slots, from: number, print: number): number {
  let group = Math.floor(from / GROUP);
  if (group === prints.length) group = 0;
  for (let first = from % GROUP; ; first = 0) {
    const all = prints[group] ?? 0;
    for (let slot = first; slot < GROUP; slot += 1)
      if (printIn(all, slot) === print) return GROUP * group + slot;
    if (slotsWith(all, EMPTY) !== 0) return -1;
    group = groupBehind(prints, group);
  }
}

const printIn = (prints: number, slot: number): number => (prints >>> (8 * slot)) & 0xff;

function setPrint({ prints }: Slots, slot: number, print: number): void {
  const shift = 8 * (slot % GROUP);
  const group = Math.floor(slot / GROUP);
  prints[group] = ((prints[group] ?? 0) & ~(0xff << shift)) | (print << shift);
}

/** It must be there. */
export function removeForm(slots: FormSlots, form: Reference): void {
  const place = placeOf(slots, slots.texts.hashOf(form), form);
  if (place === undefined) return;
  const { part, slot } = place;
  const value = part.values[slot] ?? 0;
  const left = value > 0 ? 0 : -removeFromList(slots.lists, -value, form.row);
  part.values[slot] = left;
  if (left !== 0) return;
  setPrint(part, slot, GONE);
  slots.used -= 1;
  if (part === slots.now) slots.gone += 1;
}

/** Larger, or as large where it is full of what is gone. */
function grow(slots: FormSlots): void {
  settle(slots, Infinity);
  slots.old = slots.now;
  slots.moved = 0;
  slots.gone = 0;
  const groups = slots.now.prints.length;
  const isFull = 2 * slots.used > FULLEST * GROUP * groups;
  slots.now = emptySlots(isFull ? Math.ceil(GROWTH * groups) : groups);
}

function put({ now }: FormSlots, hash: number, value: number): void {
  const { prints, values, scale } = now;
  let group = homeOf(hash, scale);
  while (slotsWith(prints[group] ?? 0, EMPTY) === 0) group = groupBehind(prints, group);
  const slot = GROUP * group + lowestSlot(slotsWith(prints[group] ?? 0, EMPTY));
  setPrint(now, slot, printOf(hash));
  values[slot] = value;
}

/** Moves some old groups, if there are any. */
export function settle(slots: FormSlots, groups: number): void {
  const { old } = slots;
  if (old === undefined) return;
  const end = Math.min(old.prints.length, slots.moved + groups);
  for (let slot = GROUP * slots.moved; slot < GROUP * end; slot += 1) {
    if (printIn(old.prints[Math.floor(slot / GROUP)] ?? 0, slot % GROUP) <= GONE) continue;
    const value = old.values[slot] ?? 0;
    put(slots, slots.texts.hashOf(firstOf(slots, value)), value);
    setPrint(old, slot, GONE);
  }
  slots.moved = end;
  if (end === old.prints.length) slots.old = undefined;
}

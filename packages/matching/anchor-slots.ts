import { type Records, addRow, createRecords, getField, removeRow, setField } from './records.ts';

/**
 * Hashes of forms → the terms that watches lie under, by open addressing on one byte of the hash, the print: the bytes of
 * a hundred thousand words fit into the processor's cache, and nearly every word that is not there is told by them alone.
 * A slot leads to a term, or, where several terms have the form, to a list of them. Growing moves the old slots a few at
 * a time, as others are added; meanwhile both are looked at.
 */
export interface AnchorSlots {
  now: Slots;
  used: number;
  /** What has not been moved yet, from `moved` on; the slots before are GONE. */
  old: Slots | undefined;
  moved: number;
  /** Terms with the same form: of each the term and the next link. A slot leads to the first of its links below zero. */
  readonly links: Records;
}

/** A power of two of them. */
interface Slots {
  readonly prints: Uint8Array;
  /** Pairs of a hash and what it leads to. */
  readonly values: Int32Array;
}

const EMPTY = 0;
/** Nothing any more, though others are found behind it. */
const GONE = 1;
const SMALLEST = 16;
const FULLEST = 0.5;
/** Slots moved per hash that is added: all are, long before the new ones are full. */
const STEP = 64;

/** Empty. */
export function createAnchorSlots(): AnchorSlots {
  const links = createRecords(LINK_WIDTH);
  // Link 0 is none.
  addRow(links);
  return { now: emptySlots(SMALLEST), used: 0, old: undefined, moved: 0, links };
}

const link = { row: 0, next: 1 } as const;
const LINK_WIDTH = 2;

const emptySlots = (length: number): Slots => ({
  prints: new Uint8Array(length),
  values: new Int32Array(2 * length),
});

/** From 2 on. */
const printOf = (hash: number): number => ((hash >>> 3) & 0x7f) + 2;

const homeOf = (hash: number, length: number): number =>
  Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(length) + 1);

/** Terms, each with a word whose hash is that of one of their forms. Used again. */
export interface FoundAnchors {
  rows: Int32Array;
  words: Int32Array;
  count: number;
}

/** Empty. */
export const createFoundAnchors = (): FoundAnchors => ({
  rows: new Int32Array(256),
  words: new Int32Array(256),
  count: 0,
});

function addFound(found: FoundAnchors, row: number, word: number): void {
  const { count } = found;
  if (count === found.rows.length) {
    const [rows, words] = [new Int32Array(2 * count), new Int32Array(2 * count)];
    rows.set(found.rows);
    words.set(found.words);
    found.rows = rows;
    found.words = words;
  }
  found.rows[count] = row;
  found.words[count] = word;
  found.count = count + 1;
}

export interface Hashes {
  readonly hashes: Int32Array;
  readonly count: number;
}

/** Adds the terms of many hashes, by word: the loop that every word of every article runs through. */
export function findTerms(slots: AnchorSlots, { hashes, count }: Hashes, found: FoundAnchors): void {
  if (slots.used === 0) return;
  const { prints, values } = slots.now;
  const wrap = prints.length - 1;
  const shift = Math.clz32(prints.length) + 1;
  for (let word = 0; word < count; word += 1) {
    const hash = hashes[word] ?? 0;
    const print = ((hash >>> 3) & 0x7f) + 2;
    let at = Math.imul(hash, 0x9e3779b1) >>> shift;
    let there = prints[at] ?? 0;
    while (there !== EMPTY && (there !== print || values[2 * at] !== hash)) {
      at = (at + 1) & wrap;
      there = prints[at] ?? 0;
    }
    if (there !== EMPTY) addAll(found, slots, { value: values[2 * at + 1] ?? 0, word });
    else if (slots.old !== undefined) addFrom(found, slots, { part: slots.old, hash, word });
  }
}

/** Adds the terms of one hash. */
export function findTerm(slots: AnchorSlots, { hash, word }: Asked, found: FoundAnchors): void {
  if (addFrom(found, slots, { part: slots.now, hash, word }) || slots.old === undefined) return;
  addFrom(found, slots, { part: slots.old, hash, word });
}

export interface Asked {
  readonly hash: number;
  readonly word: number;
}

/** @returns whether the hash is there */
function addFrom(
  found: FoundAnchors,
  slots: AnchorSlots,
  { part, hash, word }: Asked & { readonly part: Slots },
): boolean {
  const at = placeOf(part, hash);
  if (at === -1) return false;
  addAll(found, slots, { value: part.values[2 * at + 1] ?? 0, word });
  return true;
}

function addAll(
  found: FoundAnchors,
  { links }: AnchorSlots,
  { value, word }: { readonly value: number; readonly word: number },
): void {
  if (value > 0) addFound(found, value, word);
  for (let at = -value; at > 0; at = getField(links, at, link.next)) {
    addFound(found, getField(links, at, link.row), word);
  }
}

function placeOf({ prints, values }: Slots, hash: number): number {
  const wrap = prints.length - 1;
  const print = printOf(hash);
  for (let at = homeOf(hash, prints.length); prints[at] !== EMPTY; at = (at + 1) & wrap) {
    if (prints[at] === print && values[2 * at] === hash) return at;
  }
  return -1;
}

/** @param row a term that this hash does not lead to */
export function addAnchor(slots: AnchorSlots, hash: number, row: number): void {
  move(slots, STEP);
  for (const part of [slots.now, slots.old]) {
    const at = part === undefined ? -1 : placeOf(part, hash);
    if (part === undefined || at === -1) continue;
    part.values[2 * at + 1] = withRow(slots, part.values[2 * at + 1] ?? 0, row);
    return;
  }
  if (slots.used + 1 > FULLEST * slots.now.prints.length) grow(slots);
  put(slots.now, hash, row);
  slots.used += 1;
}

function withRow({ links }: AnchorSlots, value: number, row: number): number {
  const next = value < 0 ? -value : addLink(links, value, 0);
  return -addLink(links, row, next);
}

function addLink(links: Records, row: number, next: number): number {
  const added = addRow(links);
  setField(links, { row: added, field: link.row }, row);
  setField(links, { row: added, field: link.next }, next);
  return added;
}

/** It must be there. */
export function removeAnchor(slots: AnchorSlots, hash: number, row: number): void {
  for (const part of [slots.now, slots.old]) {
    const at = part === undefined ? -1 : placeOf(part, hash);
    if (part === undefined || at === -1) continue;
    const left = withoutRow(slots, part.values[2 * at + 1] ?? 0, row);
    if (left !== 0) {
      part.values[2 * at + 1] = left;
      return;
    }
    if (part === slots.now) close(part, at);
    else part.prints[at] = GONE;
    slots.used -= 1;
    return;
  }
}

/** @returns what the hash leads to then; 0: nothing */
function withoutRow({ links }: AnchorSlots, value: number, row: number): number {
  if (value > 0) return 0;
  const first = unlinked(links, -value, row);
  if (getField(links, first, link.next) !== 0) return -first;
  const left = getField(links, first, link.row);
  removeRow(links, first);
  return left;
}

/** @returns the first link of a list without that of a term, which must be there */
function unlinked(links: Records, first: number, row: number): number {
  let before = 0;
  let at = first;
  while (getField(links, at, link.row) !== row) {
    before = at;
    at = getField(links, at, link.next);
  }
  const next = getField(links, at, link.next);
  removeRow(links, at);
  if (before === 0) return next;
  setField(links, { row: before, field: link.next }, next);
  return first;
}

function grow(slots: AnchorSlots): void {
  move(slots, Infinity);
  slots.old = slots.now;
  slots.moved = 0;
  slots.now = emptySlots(2 * slots.now.prints.length);
}

function put({ prints, values }: Slots, hash: number, value: number): void {
  const wrap = prints.length - 1;
  let at = homeOf(hash, prints.length);
  while (prints[at] !== EMPTY) at = (at + 1) & wrap;
  prints[at] = printOf(hash);
  values[2 * at] = hash;
  values[2 * at + 1] = value;
}

function move(slots: AnchorSlots, steps: number): void {
  const { old, now } = slots;
  if (old === undefined) return;
  const end = Math.min(old.prints.length, slots.moved + steps);
  for (let at = slots.moved; at < end; at += 1) {
    if ((old.prints[at] ?? 0) <= GONE) continue;
    put(now, old.values[2 * at] ?? 0, old.values[2 * at + 1] ?? 0);
    old.prints[at] = GONE;
  }
  slots.moved = end;
  if (end === old.prints.length) slots.old = undefined;
}

/** Those behind a hole would not be found any more: each that may move into it does. */
function close({ prints, values }: Slots, from: number): void {
  const wrap = prints.length - 1;
  let hole = from;
  for (let at = (hole + 1) & wrap; prints[at] !== EMPTY; at = (at + 1) & wrap) {
    const home = homeOf(values[2 * at] ?? 0, prints.length);
    if (((at - home) & wrap) < ((at - hole) & wrap)) continue;
    prints[hole] = prints[at] ?? 0;
    values[2 * hole] = values[2 * at] ?? 0;
    values[2 * hole + 1] = values[2 * at + 1] ?? 0;
    hole = at;
  }
  prints[hole] = EMPTY;
}

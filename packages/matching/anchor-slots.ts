/**
 * Hashes of forms → the terms that watches lie under, by open addressing on one byte of the hash, the print: the bytes of
 * a hundred thousand words fit into the processor's cache, and nearly every word that is not there is told by them alone.
 * A hash may be there several times, for several terms. Growing moves the old slots a few at a time, as others are added;
 * meanwhile both are looked at.
 */
export interface AnchorSlots {
  now: Slots;
  used: number;
  /** What has not been moved yet, from `moved` on; the slots before are GONE. */
  old: Slots | undefined;
  moved: number;
}

/** A power of two of them. */
interface Slots {
  readonly prints: Uint8Array;
  readonly hashes: Int32Array;
  readonly rows: Int32Array;
}

const EMPTY = 0;
/** Nothing any more, though others are found behind it. */
const GONE = 1;
const SMALLEST = 16;
const FULLEST = 0.6;
/** Slots moved per term that is added: all are, long before the new ones are full. */
const STEP = 64;

/** Empty. */
export const createAnchorSlots = (): AnchorSlots => ({
  now: emptySlots(SMALLEST),
  used: 0,
  old: undefined,
  moved: 0,
});

const emptySlots = (length: number): Slots => ({
  prints: new Uint8Array(length),
  hashes: new Int32Array(length),
  rows: new Int32Array(length),
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

/** Finds the terms of many hashes, by word: the loop that every word of every article runs through. */
export function findTerms(slots: AnchorSlots, { hashes, count }: Hashes, found: FoundAnchors): void {
  found.count = 0;
  const { prints, hashes: known } = slots.now;
  const wrap = prints.length - 1;
  const shift = Math.clz32(prints.length) + 1;
  for (let word = 0; word < count; word += 1) {
    const hash = hashes[word] ?? 0;
    const print = ((hash >>> 3) & 0x7f) + 2;
    let at = Math.imul(hash, 0x9e3779b1) >>> shift;
    let there = prints[at] ?? 0;
    while (there !== EMPTY && (there !== print || known[at] !== hash)) {
      at = (at + 1) & wrap;
      there = prints[at] ?? 0;
    }
    if (there !== EMPTY) findIn(slots.now, { hash, word, from: at }, found);
    if (slots.old !== undefined) findOne(slots.old, { hash, word }, found);
  }
}

export interface Asked {
  readonly hash: number;
  readonly word: number;
}

/** Adds the terms of one hash. */
export function findTerm({ now, old }: AnchorSlots, asked: Asked, found: FoundAnchors): void {
  findOne(now, asked, found);
  if (old !== undefined) findOne(old, asked, found);
}

const findOne = (slots: Slots, { hash, word }: Asked, found: FoundAnchors): void =>
  findIn(slots, { hash, word, from: homeOf(hash, slots.prints.length) }, found);

/** @param asked from which slot on */
function findIn(
  { prints, hashes, rows }: Slots,
  { hash, word, from }: Asked & { readonly from: number },
  found: FoundAnchors,
): void {
  const wrap = prints.length - 1;
  const print = printOf(hash);
  for (let at = from; prints[at] !== EMPTY; at = (at + 1) & wrap) {
    if (prints[at] === print && hashes[at] === hash) addFound(found, rows[at] ?? 0, word);
  }
}

export function addAnchor(slots: AnchorSlots, hash: number, row: number): void {
  move(slots, STEP);
  if (slots.used + 1 > FULLEST * slots.now.prints.length) {
    move(slots, Infinity);
    slots.old = slots.now;
    slots.moved = 0;
    slots.now = emptySlots(2 * slots.now.prints.length);
  }
  put(slots.now, hash, row);
  slots.used += 1;
}

/** It must be there. */
export function removeAnchor(slots: AnchorSlots, hash: number, row: number): void {
  const at = placeOf(slots.now, hash, row);
  if (at !== -1) close(slots.now, at);
  else if (slots.old !== undefined) {
    const before = placeOf(slots.old, hash, row);
    if (before === -1) return;
    slots.old.prints[before] = GONE;
  } else return;
  slots.used -= 1;
}

function placeOf({ prints, hashes, rows }: Slots, hash: number, row: number): number {
  const wrap = prints.length - 1;
  for (let at = homeOf(hash, prints.length); prints[at] !== EMPTY; at = (at + 1) & wrap) {
    if (prints[at] !== GONE && hashes[at] === hash && rows[at] === row) return at;
  }
  return -1;
}

function put({ prints, hashes, rows }: Slots, hash: number, row: number): void {
  const wrap = prints.length - 1;
  let at = homeOf(hash, prints.length);
  while (prints[at] !== EMPTY) at = (at + 1) & wrap;
  prints[at] = printOf(hash);
  hashes[at] = hash;
  rows[at] = row;
}

function move(slots: AnchorSlots, steps: number): void {
  const { old, now } = slots;
  if (old === undefined) return;
  const end = Math.min(old.prints.length, slots.moved + steps);
  for (let at = slots.moved; at < end; at += 1) {
    if ((old.prints[at] ?? 0) <= GONE) continue;
    put(now, old.hashes[at] ?? 0, old.rows[at] ?? 0);
    old.prints[at] = GONE;
  }
  slots.moved = end;
  if (end === old.prints.length) slots.old = undefined;
}

/** Those behind a hole would not be found any more: each that may move into it does. */
function close({ prints, hashes, rows }: Slots, from: number): void {
  const wrap = prints.length - 1;
  let hole = from;
  for (let at = (hole + 1) & wrap; prints[at] !== EMPTY; at = (at + 1) & wrap) {
    const home = homeOf(hashes[at] ?? 0, prints.length);
    if (((at - home) & wrap) < ((at - hole) & wrap)) continue;
    prints[hole] = prints[at] ?? 0;
    hashes[hole] = hashes[at] ?? 0;
    rows[hole] = rows[at] ?? 0;
    hole = at;
  }
  prints[hole] = EMPTY;
}

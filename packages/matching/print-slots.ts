/**
 * Hash → records, by open addressing on one byte of the hash, the print: the bytes of a hundred thousand words fit into
 * the processor's cache, and nearly every word that is not there is told by them alone. What the print does not tell,
 * the record does. Growing moves the old slots a few at a time, as others are added; meanwhile both are looked at.
 */
export interface PrintSlots {
  now: Slots;
  used: number;
  /** What has not been moved yet, from `moved` on; the slots before are GONE. */
  old: Slots | undefined;
  moved: number;
  /** The hash of a record. */
  readonly hashIn: (record: number) => number;
}

/** A power of two of them. */
interface Slots {
  readonly prints: Uint8Array;
  readonly records: Int32Array;
}

const EMPTY = 0;
/** Nothing any more, though others are found behind it. */
const GONE = 1;
const SMALLEST = 16;
const FULLEST = 0.6;
/** Slots moved per record that is added: all are, long before the new ones are full. */
const STEP = 16;

/** Empty. @param hashIn the hash of a record that was added */
export const createPrintSlots = (hashIn: PrintSlots['hashIn']): PrintSlots => ({
  now: emptySlots(SMALLEST),
  used: 0,
  old: undefined,
  moved: 0,
  hashIn,
});

const emptySlots = (length: number): Slots => ({
  prints: new Uint8Array(length),
  records: new Int32Array(length),
});

/** From 2 on. */
const printOf = (hash: number): number => ((hash >>> 3) & 0x7f) + 2;

const homeOf = (hash: number, length: number): number =>
  Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(length) + 1);

/** The first record with the hash that is the one. @returns 0 when there is none */
export function findRecord(slots: PrintSlots, hash: number, isIt: (record: number) => boolean): number {
  const { now, old } = slots;
  const at = slotOf(now, hash, isIt);
  if (at !== -1) return now.records[at] ?? 0;
  if (old === undefined) return 0;
  const before = slotOf(old, hash, isIt);
  return before === -1 ? 0 : (old.records[before] ?? 0);
}

function slotOf({ prints, records }: Slots, hash: number, isIt: (record: number) => boolean): number {
  const wrap = prints.length - 1;
  const print = printOf(hash);
  for (let at = homeOf(hash, prints.length); prints[at] !== EMPTY; at = (at + 1) & wrap) {
    if (prints[at] === print && isIt(records[at] ?? 0)) return at;
  }
  return -1;
}

/**
 * For many hashes at once the first record with the same print, 0 where there is none: the loop that every word of every
 * article runs through. Slots that have not been moved are not looked at.
 */
export function findFirst(
  { now: { prints, records } }: PrintSlots,
  hashes: Int32Array,
  found: Int32Array,
): void {
  const wrap = prints.length - 1;
  const shift = Math.clz32(prints.length) + 1;
  for (let each = 0; each < hashes.length; each += 1) {
    const hash = hashes[each] ?? 0;
    const print = ((hash >>> 3) & 0x7f) + 2;
    let at = Math.imul(hash, 0x9e3779b1) >>> shift;
    let there = prints[at] ?? 0;
    while (there !== EMPTY && there !== print) {
      at = (at + 1) & wrap;
      there = prints[at] ?? 0;
    }
    found[each] = there === EMPTY ? 0 : (records[at] ?? 0);
  }
}

/** @param record more than 0, and new */
export function addRecord(slots: PrintSlots, hash: number, record: number): void {
  move(slots, STEP);
  if (slots.used + 1 > FULLEST * slots.now.prints.length) {
    move(slots, Infinity);
    slots.old = slots.now;
    slots.moved = 0;
    slots.now = emptySlots(2 * slots.now.prints.length);
  }
  put(slots.now, hash, record);
  slots.used += 1;
}

/** Puts another record with the same hash into the place of one. */
export function replaceRecord(slots: PrintSlots, [record, other]: readonly [number, number]): void {
  const hash = slots.hashIn(record);
  const isIt = (each: number): boolean => each === record;
  for (const part of [slots.now, slots.old]) {
    const at = part === undefined ? -1 : slotOf(part, hash, isIt);
    if (part !== undefined && at !== -1) part.records[at] = other;
  }
}

export function removeRecord(slots: PrintSlots, record: number): void {
  const hash = slots.hashIn(record);
  const isIt = (each: number): boolean => each === record;
  const at = slotOf(slots.now, hash, isIt);
  if (at !== -1) close(slots, at);
  else if (slots.old !== undefined) {
    const before = slotOf(slots.old, hash, isIt);
    if (before !== -1) slots.old.prints[before] = GONE;
  }
  slots.used -= 1;
}

function put({ prints, records }: Slots, hash: number, record: number): void {
  const wrap = prints.length - 1;
  let at = homeOf(hash, prints.length);
  while (prints[at] !== EMPTY) at = (at + 1) & wrap;
  prints[at] = printOf(hash);
  records[at] = record;
}

function move(slots: PrintSlots, steps: number): void {
  const { old, now, hashIn } = slots;
  if (old === undefined) return;
  const end = Math.min(old.prints.length, slots.moved + steps);
  for (let at = slots.moved; at < end; at += 1) {
    if ((old.prints[at] ?? 0) <= GONE) continue;
    const record = old.records[at] ?? 0;
    put(now, hashIn(record), record);
    old.prints[at] = GONE;
  }
  slots.moved = end;
  if (end === old.prints.length) slots.old = undefined;
}

/** Those behind a hole would not be found any more: each that may move into it does. */
function close({ now: { prints, records }, hashIn }: PrintSlots, from: number): void {
  const wrap = prints.length - 1;
  let hole = from;
  for (let at = (hole + 1) & wrap; prints[at] !== EMPTY; at = (at + 1) & wrap) {
    const home = homeOf(hashIn(records[at] ?? 0), prints.length);
    if (((at - home) & wrap) < ((at - hole) & wrap)) continue;
    prints[hole] = prints[at] ?? 0;
    records[hole] = records[at] ?? 0;
    hole = at;
  }
  prints[hole] = EMPTY;
}

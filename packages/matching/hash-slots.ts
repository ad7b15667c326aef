/**
 * Hash → reference, by open addressing. What has the same hash is chained by whoever uses this. Growing moves the old
 * slots a few at a time, as others are set, so that no call takes long; meanwhile both are looked at.
 */
export interface HashSlots {
  /** Pairs of hash and reference, a power of two of them; 0 is no reference. */
  slots: Int32Array;
  used: number;
  /** What has not been moved yet, from `moved` on. */
  old: Int32Array | undefined;
  moved: number;
}

const SMALLEST = 16;
const FULLEST = 0.6;
/** Slots moved per call: all are, long before the new ones are full. */
const STEP = 64;

/** Empty. */
export const createHashSlots = (): HashSlots => ({
  slots: new Int32Array(2 * SMALLEST),
  used: 0,
  old: undefined,
  moved: 0,
});

/** The home of a hash among `length` integers: by its upper bits after a multiplication, which all bits reach. */
const homeOf = (hash: number, length: number): number =>
  (Math.imul(hash, 0x9e3779b1) >>> (Math.clz32(length) + 2)) << 1;

/** @returns 0 when there is none */
export function findHash({ slots, old }: HashSlots, hash: number): number {
  const found = findIn(slots, hash);
  return found === 0 && old !== undefined ? Math.max(0, findIn(old, hash)) : found;
}

function findIn(slots: Int32Array, hash: number): number {
  return slots[placeOf(slots, hash) + 1] ?? 0;
}

/** Where the hash is, or the empty slot where it would be. */
function placeOf(slots: Int32Array, hash: number): number {
  const wrap = slots.length - 1;
  let at = homeOf(hash, slots.length);
  while (slots[at + 1] !== 0 && slots[at] !== hash) at = (at + 2) & wrap;
  return at;
}

/** @param reference more than 0 */
export function setHash(table: HashSlots, hash: number, reference: number): void {
  move(table, STEP);
  if (2 * (table.used + 1) > FULLEST * table.slots.length) grow(table);
  const wasOld = leaveOld(table, hash);
  const { slots } = table;
  const at = placeOf(slots, hash);
  if (slots[at + 1] === 0 && !wasOld) table.used += 1;
  slots[at] = hash;
  slots[at + 1] = reference;
}

export function removeHash(table: HashSlots, hash: number): void {
  const wasOld = leaveOld(table, hash);
  if (take(table.slots, hash) || wasOld) table.used -= 1;
}

/** What is in the old slots no more, though others are found behind it. */
const GONE = -1;

/** @returns whether the hash was only there: what has been moved is in both */
function leaveOld({ old, moved }: HashSlots, hash: number): boolean {
  if (old === undefined) return false;
  const at = placeOf(old, hash);
  if ((old[at + 1] ?? 0) <= 0) return false;
  old[at + 1] = GONE;
  return at >= moved;
}

function grow(table: HashSlots): void {
  move(table, Infinity);
  table.old = table.slots;
  table.moved = 0;
  table.slots = new Int32Array(2 * table.slots.length);
}

function move(table: HashSlots, steps: number): void {
  const { old, slots } = table;
  if (old === undefined) return;
  const end = Math.min(old.length, table.moved + 2 * steps);
  for (let at = table.moved; at < end; at += 2) {
    if ((old[at + 1] ?? 0) <= 0) continue;
    const to = placeOf(slots, old[at] ?? 0);
    slots[to] = old[at] ?? 0;
    slots[to + 1] = old[at + 1] ?? 0;
  }
  table.moved = end;
  if (end === old.length) table.old = undefined;
}

/** Those behind a gap that is left would not be found any more: each that may move into it does. */
function take(slots: Int32Array, hash: number): boolean {
  const wrap = slots.length - 1;
  let hole = placeOf(slots, hash);
  if (slots[hole + 1] === 0) return false;
  for (let at = (hole + 2) & wrap; slots[at + 1] !== 0; at = (at + 2) & wrap) {
    const home = homeOf(slots[at] ?? 0, slots.length);
    if (((at - home) & wrap) < ((at - hole) & wrap)) continue;
    slots[hole] = slots[at] ?? 0;
    slots[hole + 1] = slots[at + 1] ?? 0;
    hole = at;
  }
  slots[hole + 1] = 0;
  return true;
}

/**
 * Hash → reference, by open addressing. What has the same hash is chained by whoever uses this. The upper bits of a
 * hash choose a segment, and a segment grows by itself, so that no growth takes long.
 */
export interface HashSlots {
  /** @returns 0 when there is none */
  find(hash: number): number;
  /** @param reference not 0 */
  set(hash: number, reference: number): void;
  remove(hash: number): void;
}

interface Segment {
  /** Pairs of hash and reference; a power of two of them. */
  slots: Int32Array;
  used: number;
}

const SEGMENT_BITS = 6;
const SMALLEST = 8;
const FULLEST = 0.7;

/** Empty. */
export function createHashSlots(): HashSlots {
  const segments = Array.from({ length: 1 << SEGMENT_BITS }, (): Segment => {
    return { slots: new Int32Array(2 * SMALLEST), used: 0 };
  });
  return {
    find(hash) {
      const slots = segments[hash >>> (32 - SEGMENT_BITS)]?.slots ?? NONE;
      const wrap = slots.length - 1;
      let at = placeOf(hash, wrap);
      for (;;) {
        const reference = slots[at + 1] ?? 0;
        if (reference === 0 || slots[at] === hash) return reference;
        at = (at + 2) & wrap;
      }
    },
    set(hash, reference) {
      const segment = segments[hash >>> (32 - SEGMENT_BITS)];
      if (segment === undefined) return;
      if (2 * (segment.used + 1) > FULLEST * segment.slots.length) grow(segment);
      if (put(segment.slots, hash, reference)) segment.used += 1;
    },
    remove(hash) {
      const segment = segments[hash >>> (32 - SEGMENT_BITS)];
      if (segment !== undefined && take(segment.slots, hash)) segment.used -= 1;
    },
  };
}

const NONE = new Int32Array(2 * SMALLEST);

const placeOf = (hash: number, wrap: number): number => ((hash ^ (hash >>> 15)) << 1) & wrap;

function grow(segment: Segment): void {
  const from = segment.slots;
  segment.slots = new Int32Array(2 * from.length);
  for (let at = 0; at < from.length; at += 2) {
    if (from[at + 1] !== 0) put(segment.slots, from[at] ?? 0, from[at + 1] ?? 0);
  }
}

/** @returns whether the hash is new */
function put(slots: Int32Array, hash: number, reference: number): boolean {
  const wrap = slots.length - 1;
  let at = placeOf(hash, wrap);
  while (slots[at + 1] !== 0 && slots[at] !== hash) at = (at + 2) & wrap;
  const isNew = slots[at + 1] === 0;
  slots[at] = hash;
  slots[at + 1] = reference;
  return isNew;
}

/** Those behind a gap that is left would not be found any more: each that may move into it does. */
function take(slots: Int32Array, hash: number): boolean {
  const wrap = slots.length - 1;
  let hole = placeOf(hash, wrap);
  while (slots[hole + 1] !== 0 && slots[hole] !== hash) hole = (hole + 2) & wrap;
  if (slots[hole + 1] === 0) return false;
  for (let at = (hole + 2) & wrap; slots[at + 1] !== 0; at = (at + 2) & wrap) {
    const home = placeOf(slots[at] ?? 0, wrap);
    if (((at - home) & wrap) < ((at - hole) & wrap)) continue;
    slots[hole] = slots[at] ?? 0;
    slots[hole + 1] = slots[at + 1] ?? 0;
    hole = at;
  }
  slots[hole + 1] = 0;
  return true;
}

/** Some places among integers. */
export interface Many {
  readonly places: Int32Array;
  readonly count: number;
}

const fetched = { sum: 0 };

/**
 * Asks for many places before they are read: the processor fetches them all at once, where one after the other would take
 * as long for each. Places behind the end are left out.
 */
export function fetch(ints: Int32Array, { places, count }: Many, behind = 0): void {
  let sum = 0;
  for (let each = 0; each < count; each += 1) sum |= ints[(places[each] ?? 0) + behind] ?? 0;
  keepRead(sum);
}

/** Keeps what was read from being left out. */
export function keepRead(sum: number): void {
  fetched.sum = sum;
}

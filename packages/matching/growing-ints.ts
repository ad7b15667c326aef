/**
 * Integers in one array that grows, so that what lies in it is reached by one step. Small ones are copied when they
 * grow; large ones lie in a memory that grows where it is, because copying hundreds of megabytes would hold up matching.
 * `ints` is another array after growing: nobody keeps it while adding.
 */
export interface GrowingInts {
  ints: Int32Array;
  memory: WebAssembly.Memory | undefined;
}

const SMALLEST = 256;
/** From so many on they lie in a memory of their own: 1 MB. */
const LARGE = 1 << 18;
const INTS_PER_PAGE = 1 << 14;
/** A memory grows by a thirty-second part, and at least so many pages: 1 MB. */
const LEAST_PAGES = 16;

/** Zeros. */
export const createGrowingInts = (): GrowingInts => ({ ints: new Int32Array(SMALLEST), memory: undefined });

/** Makes room for so many integers; new ones are 0. */
export function growTo(growing: GrowingInts, length: number): void {
  const { ints } = growing;
  if (length <= ints.length) return;
  if (length <= LARGE) {
    growing.ints = new Int32Array(Math.max(2 * ints.length, length));
    growing.ints.set(ints);
    return;
  }
  const before = growing.memory;
  const memory = before ?? new WebAssembly.Memory({ initial: pagesFor(length) });
  if (before !== undefined) {
    const missing = pagesFor(length) - ints.length / INTS_PER_PAGE;
    before.grow(Math.max(missing, LEAST_PAGES, (ints.length / INTS_PER_PAGE) >> 5));
  }
  growing.memory = memory;
  growing.ints = new Int32Array(memory.buffer);
  if (before === undefined) growing.ints.set(ints);
}

const pagesFor = (length: number): number => Math.ceil(length / INTS_PER_PAGE);

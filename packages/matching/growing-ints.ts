/**
 * Integers in one array that grows, so that what lies in it is reached by one step. Small ones are copied when they
 * grow; large ones lie in a memory that grows where it is, because copying hundreds of megabytes would hold up matching.
 * Where the machine gives no such memory, which takes some gigabytes of addresses, large ones are copied too.
 * `ints` is another array after growing: nobody keeps it while adding.
 */
export interface GrowingInts {
  ints: Int32Array;
  memory: WebAssembly.Memory | undefined;
  /** They are never copied. */
  readonly isShared: boolean;
}

const SMALLEST = 256;
/** From so many on they lie in a memory of their own: 1 MB. */
const LARGE = 1 << 18;
const PAGE = 1 << 16;
const INTS_PER_PAGE = PAGE / 4;
/** A memory grows by a thirty-second part, and at least so many pages, 1 MB, or a quarter where it is small. */
const LEAST_PAGES = 16;
const LEAST_PART = 1 / 4;
const PART = 1 / 32;

/** Zeros. */
export const createGrowingInts = (): GrowingInts => ({
  ints: new Int32Array(SMALLEST),
  memory: undefined,
  isShared: false,
});

/** Integers that a kernel reads as well, so that they lie in a memory from the beginning on. */
export interface SharedInts extends GrowingInts {
  readonly memory: WebAssembly.Memory;
}

/** Zeros. @throws RangeError where the machine gives no memory, and so does `growTo` */
export function createSharedInts(pages = 1): SharedInts {
  const memory = new WebAssembly.Memory({ initial: pages });
  return { memory, ints: new Int32Array(memory.buffer), isShared: true };
}

/** Makes room for so many integers; new ones are 0. */
export function growTo(growing: GrowingInts, length: number): void {
  const { ints, memory, isShared } = growing;
  if (length <= ints.length) return;
  if (length <= LARGE && !isShared)
    return copyInto(growing, new Int32Array(Math.max(2 * ints.length, length)));
  if (memory === undefined) {
    growing.memory = created(pagesFor(length));
    return copyInto(
      growing,
      growing.memory === undefined ? spacious(length) : new Int32Array(growing.memory.buffer),
    );
  }
  const pages = pagesFor(ints.length);
  const least = Math.min(LEAST_PAGES, Math.ceil(LEAST_PART * pages));
  const added = Math.max(pagesFor(length) - pages, least, Math.ceil(PART * pages));
  if (isShared) memory.grow(added);
  if (isShared || grow(memory, added)) growing.ints = new Int32Array(memory.buffer);
  else {
    growing.memory = undefined;
    copyInto(growing, spacious(length));
  }
}

const spacious = (length: number): Int32Array => new Int32Array(Math.ceil(1.25 * length));

function copyInto(growing: GrowingInts, ints: Int32Array): void {
  ints.set(growing.ints);
  growing.ints = ints;
}

/** @returns undefined where the machine gives none */
function created(pages: number): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: pages });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** @returns whether it has grown */
function grow(memory: WebAssembly.Memory, pages: number): boolean {
  try {
    memory.grow(pages);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Lets a memory reach up to so many bytes, and some. @returns whether it had to grow: its buffer is another one */
export function reach(memory: WebAssembly.Memory, bytes: number): boolean {
  const missing = bytes - memory.buffer.byteLength;
  if (missing <= 0) return false;
  memory.grow(Math.ceil((missing + memory.buffer.byteLength / 2) / PAGE));
  return true;
}

const pagesFor = (length: number): number => Math.ceil(length / INTS_PER_PAGE);

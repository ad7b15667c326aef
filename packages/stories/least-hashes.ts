import { readFileSync } from 'node:fs';

/** Hash functions, of 32-bit numbers: number · factor + offset. */
export interface HashFunctions {
  /** So many of each. */
  readonly factors: Int32Array;
  readonly offsets: Int32Array;
}

/** How many hash functions the kernel has. */
export const FUNCTIONS = 96;

/** By function the least hash of a set of numbers, as a signed number; overwritten by the next call. */
export type LeastHashes = (set: Int32Array) => Int32Array;

const PAGE = 1;
const LEAST = 0x300;
const SET = 0x480;
/** Numbers that are told at once. */
const MOST = 4096;
const HIGHEST = 0x7fffffff;

/** The kernel `least-hashes.wat` with a memory of its own. */
export function createLeastHashes({ factors, offsets }: HashFunctions): LeastHashes {
  const memory = new WebAssembly.Memory({ initial: PAGE, maximum: PAGE });
  const code = new WebAssembly.Module(readFileSync(new URL('least-hashes.wasm', import.meta.url)));
  const { exports } = new WebAssembly.Instance<{ readonly lower: (count: number) => void }>(code, {
    hashing: { memory },
  });
  new Int32Array(memory.buffer, 0, 2 * FUNCTIONS).set([...factors, ...offsets]);
  const least = new Int32Array(memory.buffer, LEAST, FUNCTIONS);
  const part = new Int32Array(memory.buffer, SET, MOST);
  return (set) => {
    least.fill(HIGHEST);
    for (let from = 0; from < set.length; from += MOST) {
      const some = set.length <= MOST ? set : set.subarray(from, from + MOST);
      part.set(some);
      exports.lower(some.length);
    }
    return least;
  };
}

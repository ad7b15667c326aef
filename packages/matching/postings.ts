import { CHUNK_BITS, CHUNK_MASK, createIntArena } from './int-arena.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Terms } from './terms.ts';

/**
 * Which watches lie under a term: blocks of pairs of a watch and its guard, a second term without which the watch
 * cannot match (0: none). A block holds: the next block, capacity and count, the pairs. Only the first block of a term
 * has room left.
 */
export interface Postings {
  readonly chunks: readonly Int32Array[];
  add(row: number, watch: number, guard: number): void;
  remove(row: number, watch: number): void;
}

export const POSTING_HEAD = 2;
export const postingsIn = (second: number): number => second & 0xffff;
const LARGEST = 128;

/** Empty. */
export function createPostings(terms: Terms): Postings {
  const arena = createIntArena();
  const chunkOf = (reference: number): Int32Array => arena.chunks[reference >>> CHUNK_BITS] ?? NONE;
  const headOf = (row: number): number =>
    terms.rows.chunks[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + term.postings] ?? 0;
  const setHead = (row: number, reference: number): void => {
    const chunk = terms.rows.chunks[row >> ROW_BITS];
    if (chunk !== undefined) chunk[(row & ROW_MASK) * TERM_WIDTH + term.postings] = reference;
  };
  const newBlock = (next: number, capacity: number): number => {
    const block = arena.allocate(POSTING_HEAD + 2 * capacity);
    const at = block & CHUNK_MASK;
    chunkOf(block)[at] = next;
    chunkOf(block)[at + 1] = capacity << 16;
    return block;
  };
  /** Takes the last pair out of the first block, which is freed when it is empty. */
  const takeLast = (row: number): readonly [watch: number, guard: number] => {
    const head = headOf(row);
    const chunk = chunkOf(head);
    const at = head & CHUNK_MASK;
    const left = postingsIn(chunk[at + 1] ?? 0) - 1;
    const pair = at + POSTING_HEAD + 2 * left;
    const taken = [chunk[pair] ?? 0, chunk[pair + 1] ?? 0] as const;
    chunk[at + 1] = (chunk[at + 1] ?? 0) - 1;
    if (left > 0) return taken;
    setHead(row, chunk[at] ?? 0);
    arena.free(head, POSTING_HEAD + 2 * ((chunk[at + 1] ?? 0) >>> 16));
    return taken;
  };
  return {
    chunks: arena.chunks,
    add(row, watch, guard) {
      const head = headOf(row);
      const second = head === 0 ? 0 : (chunkOf(head)[(head & CHUNK_MASK) + 1] ?? 0);
      const capacity = second >>> 16;
      const isFull = postingsIn(second) === capacity;
      const block = isFull ? newBlock(head, Math.min(LARGEST, 2 * capacity || 1)) : head;
      if (isFull) setHead(row, block);
      const at = block & CHUNK_MASK;
      const chunk = chunkOf(block);
      const pair = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
      chunk[pair] = watch;
      chunk[pair + 1] = guard;
      chunk[at + 1] = (chunk[at + 1] ?? 0) + 1;
    },
    remove(row, watch) {
      for (let block = headOf(row); block !== 0; block = chunkOf(block)[block & CHUNK_MASK] ?? 0) {
        const chunk = chunkOf(block);
        const from = (block & CHUNK_MASK) + POSTING_HEAD;
        const to = from + 2 * postingsIn(chunk[from - 1] ?? 0);
        for (let pair = from; pair < to; pair += 2) {
          if (chunk[pair] !== watch) continue;
          const [lastWatch, lastGuard] = takeLast(row);
          if (lastWatch === watch) return;
          chunk[pair] = lastWatch;
          chunk[pair + 1] = lastGuard;
          return;
        }
      }
    },
  };
}

const NONE = new Int32Array(0);

import { CHUNK_BITS, CHUNK_MASK, type IntArena, createIntArena } from './int-arena.ts';
import { type Records, getField, setField } from './records.ts';
import { term } from './term-rows.ts';

/**
 * Which watches lie under a term: blocks of pairs of a watch and its guard, a second term without which the watch
 * cannot match (0: none). A block holds: the next block, capacity and count, the pairs. Only the first block of a term
 * has room left.
 */
export interface Postings {
  readonly arena: IntArena;
  /** Of the terms: `postings` leads to the first block. */
  readonly rows: Records;
}

export interface Posting {
  readonly watch: number;
  readonly guard: number;
}

export const POSTING_HEAD = 2;
export const postingsIn = (second: number): number => second & 0xffff;
const capacityIn = (second: number): number => second >>> 16;
const LARGEST = 128;

/** Empty. @param rows of the terms */
export const createPostings = (rows: Records): Postings => ({ arena: createIntArena(), rows });

interface Block {
  readonly chunk: Int32Array;
  readonly at: number;
}

function blockAt({ arena }: Postings, block: number): Block {
  return { chunk: arena.chunks[block >>> CHUNK_BITS] ?? NONE, at: block & CHUNK_MASK };
}
const NONE = new Int32Array(POSTING_HEAD);

export function addPosting(postings: Postings, row: number, { watch, guard }: Posting): void {
  const { chunk, at } = firstWithRoom(postings, row);
  const pair = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
  chunk[pair] = watch;
  chunk[pair + 1] = guard;
  chunk[at + 1] = (chunk[at + 1] ?? 0) + 1;
}

function firstWithRoom(postings: Postings, row: number): Block {
  const head = getField(postings.rows, row, term.postings);
  const first = blockAt(postings, head);
  const second = head === 0 ? 0 : (first.chunk[first.at + 1] ?? 0);
  if (postingsIn(second) < capacityIn(second)) return first;
  const capacity = Math.min(LARGEST, 2 * capacityIn(second) || 1);
  const reference = postings.arena.allocate(POSTING_HEAD + 2 * capacity);
  const block = blockAt(postings, reference);
  block.chunk[block.at] = head;
  block.chunk[block.at + 1] = capacity << 16;
  setField(postings.rows, { row, field: term.postings }, reference);
  return block;
}

/** Takes the watch out; the last of the first block comes into its place. */
export function removePosting(postings: Postings, row: number, watch: number): void {
  const pair = findPosting(postings, row, watch);
  if (pair === undefined) return;
  const head = getField(postings.rows, row, term.postings);
  const { chunk, at } = blockAt(postings, head);
  const left = postingsIn(chunk[at + 1] ?? 0) - 1;
  const last = at + POSTING_HEAD + 2 * left;
  pair.chunk[pair.at] = chunk[last] ?? 0;
  pair.chunk[pair.at + 1] = chunk[last + 1] ?? 0;
  chunk[at + 1] = (chunk[at + 1] ?? 0) - 1;
  if (left > 0) return;
  setField(postings.rows, { row, field: term.postings }, chunk[at] ?? 0);
  postings.arena.free(head, POSTING_HEAD + 2 * capacityIn(chunk[at + 1] ?? 0));
}

function findPosting(postings: Postings, row: number, watch: number): Block | undefined {
  for (let block = getField(postings.rows, row, term.postings); block !== 0;) {
    const { chunk, at } = blockAt(postings, block);
    const end = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
    for (let pair = at + POSTING_HEAD; pair < end; pair += 2) {
      if (chunk[pair] === watch) return { chunk, at: pair };
    }
    block = chunk[at] ?? 0;
  }
  return undefined;
}

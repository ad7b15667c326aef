import { CHUNK_BITS, CHUNK_MASK, type IntArena } from './int-arena.ts';
import { type Records, getField, setField } from './records.ts';

/**
 * Which watches lie under a term or a pair: blocks of a watch and its guards, the codes of two words without which it
 * cannot match. A block holds: the next block, capacity and count, the watches with their guards. Only the first block
 * of a list has room left. A list begins in a field of a row.
 */
export interface Posting {
  readonly watch: number;
  readonly guards: number;
}

export interface PostingList {
  readonly arena: IntArena;
  readonly rows: Records;
  readonly row: number;
  readonly field: number;
}

export const POSTING_HEAD = 2;
export const postingsIn = (second: number): number => second & 0xffff;
const capacityIn = (second: number): number => second >>> 16;
const LARGEST = 128;

const headOf = ({ rows, row, field }: PostingList): number => getField(rows, row, field);

interface Block {
  readonly chunk: Int32Array;
  readonly at: number;
}

function blockAt({ arena }: PostingList, block: number): Block {
  return { chunk: arena.chunks[block >>> CHUNK_BITS] ?? NONE, at: block & CHUNK_MASK };
}
const NONE = new Int32Array(POSTING_HEAD);

export function addPosting(list: PostingList, { watch, guards }: Posting): void {
  const { chunk, at } = firstWithRoom(list);
  const pair = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
  chunk[pair] = watch;
  chunk[pair + 1] = guards;
  chunk[at + 1] = (chunk[at + 1] ?? 0) + 1;
}

function firstWithRoom(list: PostingList): Block {
  const head = headOf(list);
  const first = blockAt(list, head);
  const second = head === 0 ? 0 : (first.chunk[first.at + 1] ?? 0);
  if (postingsIn(second) < capacityIn(second)) return first;
  const capacity = Math.min(LARGEST, 2 * capacityIn(second) || 1);
  const reference = list.arena.allocate(POSTING_HEAD + 2 * capacity);
  const block = blockAt(list, reference);
  block.chunk[block.at] = head;
  block.chunk[block.at + 1] = capacity << 16;
  setField(list.rows, list, reference);
  return block;
}

/** Takes the watch out; the last of the first block comes into its place. @returns whether the list is empty now */
export function removePosting(list: PostingList, watch: number): boolean {
  const place = findPosting(list, watch);
  if (place === undefined) return headOf(list) === 0;
  const head = headOf(list);
  const { chunk, at } = blockAt(list, head);
  const left = postingsIn(chunk[at + 1] ?? 0) - 1;
  const last = at + POSTING_HEAD + 2 * left;
  place.chunk[place.at] = chunk[last] ?? 0;
  place.chunk[place.at + 1] = chunk[last + 1] ?? 0;
  chunk[at + 1] = (chunk[at + 1] ?? 0) - 1;
  if (left > 0) return false;
  setField(list.rows, list, chunk[at] ?? 0);
  list.arena.free(head, POSTING_HEAD + 2 * capacityIn(chunk[at + 1] ?? 0));
  return headOf(list) === 0;
}

function findPosting(list: PostingList, watch: number): Block | undefined {
  for (let block = headOf(list); block !== 0;) {
    const { chunk, at } = blockAt(list, block);
    const end = at + POSTING_HEAD + 2 * postingsIn(chunk[at + 1] ?? 0);
    for (let pair = at + POSTING_HEAD; pair < end; pair += 2) {
      if (chunk[pair] === watch) return { chunk, at: pair };
    }
    block = chunk[at] ?? 0;
  }
  return undefined;
}

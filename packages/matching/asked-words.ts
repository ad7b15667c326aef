import { fetch } from './fetch.ts';
import type { FormLists } from './form-lists.ts';
import type { FormSlots } from './form-slots.ts';
import { BATCH, FOUND_VALUES, FOUND_WORDS, GO_ON, type SlotTable } from './slot-table.ts';

/**
 * The words of an article that seem to be forms: their hash is in the slots. What is asked lies in no cache, and the
 * processor fetches it for many words at once only where no answer decides what is asked next. So there are passes over
 * all words, each of which reads one thing: the slots where the words would be, then what is led to there. Used again for
 * the next article.
 */
export interface AskedWords {
  /** Words in order, and what a slot with their hash leads to. A word may have several slots. */
  words: Int32Array;
  values: Int32Array;
  /** Values that lead to lists. */
  lists: Int32Array;
  count: number;
}

/** None. */
export const createAskedWords = (): AskedWords => ({
  words: new Int32Array(0),
  values: new Int32Array(0),
  lists: new Int32Array(0),
  count: 0,
});

export interface Hashes {
  readonly hashes: Int32Array;
  readonly count: number;
}

/** Asks the slots for many words. */
export function askWords(asked: AskedWords, { hashes, count }: Hashes, { table, lists }: FormSlots): void {
  asked.count = 0;
  for (let first = 0; first < count; first += BATCH) {
    const end = Math.min(count, first + BATCH);
    table.ints.set(hashes.subarray(first, end));
    askBatch(asked, table, { first, size: end - first });
  }
  fetchLists(asked, lists);
}

interface Batch {
  /** The number of its first word. */
  readonly first: number;
  readonly size: number;
}

function askBatch(asked: AskedWords, { kernel, ints }: SlotTable, { first, size }: Batch): void {
  kernel.look(size);
  for (let word = 0; word < size; word = ints[GO_ON] ?? size) {
    const found = kernel.read(word, size, first);
    const { count } = asked;
    if (count + found > asked.words.length) makeRoom(asked, count + found);
    asked.words.set(ints.subarray(FOUND_WORDS, FOUND_WORDS + found), count);
    asked.values.set(ints.subarray(FOUND_VALUES, FOUND_VALUES + found), count);
    asked.count = count + found;
  }
}

function makeRoom(asked: AskedWords, needed: number): void {
  const size = 2 * needed;
  asked.words = enlarged(asked.words, size);
  asked.values = enlarged(asked.values, size);
  asked.lists = new Int32Array(size);
}

function enlarged(from: Int32Array, size: number): Int32Array {
  const to = new Int32Array(size);
  to.set(from);
  return to;
}

function fetchLists({ values, lists, count }: AskedWords, { arena }: FormLists): void {
  let found = 0;
  for (let each = 0; each < count; each += 1) {
    const value = values[each] ?? 0;
    lists[found] = -value;
    found += value < 0 ? 1 : 0;
  }
  fetch(arena.ints, { places: lists, count: found });
}

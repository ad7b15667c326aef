import { BATCH, GO_ON, type SlotTable } from './slot-table.ts';

export interface Hashes {
  readonly hashes: Int32Array;
  readonly count: number;
}

/**
 * Asks a table for many words. What a word's slot leads to is left in the memory of the table, with the number of the word;
 * a word may have several slots. Words are in order.
 * @param found is told of so many values at a time
 */
export function askWords(table: SlotTable, { hashes, count }: Hashes, found: (count: number) => void): void {
  for (let first = 0; first < count; first += BATCH) {
    const end = Math.min(count, first + BATCH);
    table.ints.set(hashes.subarray(first, end));
    askBatch(table, { first, size: end - first }, found);
  }
}

interface Batch {
  /** The number of its first word. */
  readonly first: number;
  readonly size: number;
}

/** Asks for the words whose hashes are in the memory of the table. */
export function askBatch(
  { kernel, ints }: SlotTable,
  { first, size }: Batch,
  found: (count: number) => void,
): void {
  kernel.look(size);
  for (let word = 0; word < size; word = ints[GO_ON] ?? size) found(kernel.read(word, size, first));
}

import { acceptsChain, hashUnit, unitsOf } from '@newswatch/language';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import type { NoteOccurrence } from './occurrences.ts';
import type { Reading } from './reading.ts';
import { ANYTHING } from './term-forms.ts';
import { BEGINNING_WIDTH, type Terms } from './terms.ts';
import { countIn, entriesAt, lengthIn, unitIn } from './text-table.ts';

/**
 * Terms by how a word begins. The hash of each beginning comes on the way to the hash of the word; a table of bits, small
 * enough for the processor's cache, tells of nearly every one that no term begins so.
 */
export type FindBeginnings = (word: number, note: NoteOccurrence) => void;

/** What is longer is no word. */
const LONGEST = 256;

export function createFindBeginnings(
  { words }: Reading,
  { beginnings, beginningBits }: Terms,
): FindBeginnings {
  const units = new Uint16Array(LONGEST);
  const span: [number, number] = [0, 0];
  const noteRecord = (record: number, word: number, note: NoteOccurrence): void => {
    const chunk = beginnings.chunks[record >>> CHUNK_BITS];
    if (chunk === undefined) return;
    const at = record & CHUNK_MASK;
    const second = chunk[at + 1] ?? 0;
    const from = entriesAt(at, lengthIn(second));
    const to = from + BEGINNING_WIDTH * countIn(second);
    for (let entry = from; entry < to; entry += BEGINNING_WIDTH) {
      const chain = chunk[entry + 2] ?? 0;
      if (chain === ANYTHING || acceptsChain(chain, units, span)) {
        note(word, chunk[entry] ?? 0, chunk[entry + 1] ?? 0);
      }
    }
  };
  const isBeginning = (record: number, length: number): boolean => {
    const chunk = beginnings.chunks[record >>> CHUNK_BITS];
    const at = record & CHUNK_MASK;
    if (chunk === undefined || lengthIn(chunk[at + 1] ?? 0) !== length) return false;
    for (let unit = 0; unit < length; unit += 1) if (unitIn(chunk, at, unit) !== units[unit]) return false;
    return true;
  };
  return (word, note) => {
    const length = unitsOf(words, word, units);
    span[1] = length;
    let hash = words.seed;
    for (let end = 1; end <= length; end += 1) {
      hash = hashUnit(hash, units[end - 1] ?? 0);
      if (!beginningBits.has(hash)) continue;
      let record = beginnings.find(hash);
      while (record !== 0 && !isBeginning(record, end)) {
        record = beginnings.chunks[record >>> CHUNK_BITS]?.[record & CHUNK_MASK] ?? 0;
      }
      span[0] = end;
      if (record !== 0) noteRecord(record, word, note);
    }
  };
}

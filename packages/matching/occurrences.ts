import { type Reading, NO_OCCURRENCE, growOccurrences, growSeen } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Notes that a term stands at a word, where its tag counts in the article. Words come in order. */
export type NoteOccurrence = (word: number, row: number, tag: number) => void;

/** Notes that an article has what is no word. */
export type NotePresence = (row: number) => void;

export interface Notes {
  readonly occurrence: NoteOccurrence;
  readonly presence: NotePresence;
}

/** Writes into the reading and into the rows of terms. */
export function createNotes(reading: Reading, { tags, terms }: Vocabulary): Notes {
  const { languages } = tags;
  const { chunks } = terms.rows;
  const see = (row: number, chunk: Int32Array, at: number): void => {
    chunk[at + term.stamp] = reading.stamp;
    chunk[at + term.seen] = (chunk[at + term.seen] ?? 0) + 1;
    if (reading.seenCount === reading.seen.length) growSeen(reading);
    reading.seen[reading.seenCount] = row;
    reading.seenCount += 1;
  };
  return {
    occurrence(word, row, tag) {
      if (((languages[tag] ?? 0) & reading.languages) === 0) return;
      const { count } = reading;
      if (count === reading.terms.length) growOccurrences(reading);
      reading.terms[count] = row;
      reading.tags[count] = tag;
      reading.tokens[count] = word;
      reading.next[count] = NO_OCCURRENCE;
      reading.count = count + 1;
      const chunk = chunks[row >> ROW_BITS];
      if (chunk === undefined) return;
      const at = (row & ROW_MASK) * TERM_WIDTH;
      if (chunk[at + term.stamp] === reading.stamp) reading.next[chunk[at + term.last] ?? 0] = count;
      else {
        see(row, chunk, at);
        chunk[at + term.first] = count;
      }
      chunk[at + term.last] = count;
    },
    presence(row) {
      const chunk = chunks[row >> ROW_BITS];
      const at = (row & ROW_MASK) * TERM_WIDTH;
      if (chunk !== undefined && chunk[at + term.stamp] !== reading.stamp) see(row, chunk, at);
    },
  };
}

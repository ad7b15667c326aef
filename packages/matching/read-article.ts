import { readWords } from '@newswatch/language';
import { bitsFor } from './beginning-bits.ts';
import type { MatchDocument } from './document.ts';
import { keysOf } from './filters.ts';
import { findBeginnings } from './find-beginnings.ts';

import { CHUNK_BITS, CHUNK_MASK, type IntArena } from './int-arena.ts';
import { findPair } from './pair-terms.ts';
import { findFirst, findRecord } from './print-slots.ts';
import { type Reading, noteOccurrence, notePresence, startWord } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { languagesIn } from './tags.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import { FORM_WIDTH } from './terms.ts';
import { type TextTable, beginsWith, countIn, entriesAt, textLengthIn } from './text-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads an article: which terms of the vocabulary stand where in it. Linear in its length. */
export function readArticle(reading: Reading, vocabulary: Vocabulary, document: MatchDocument): void {
  start(reading, document);
  const { words } = reading;
  const { forms, beginningBits } = vocabulary.terms;
  const hashes = words.hashes.subarray(0, words.count);
  findFirst(forms.slots, hashes, reading.records);
  if (forms.slots.old !== undefined) findOld(reading, forms);
  readAhead(reading, forms);
  const bits = bitsFor(beginningBits, reading.languages);
  for (let word = 0; word < words.count; word += 1) {
    reading.wordFirst[word] = reading.count;
    const record = reading.records[word] ?? 0;
    if (record === 0 && bits === undefined) continue;
    startWord(reading, word);
    if (record !== 0) noteForm(reading, forms, record);
    if (bits !== undefined) findBeginnings(reading, vocabulary.terms, bits);
  }
  reading.wordFirst[words.count] = reading.count;
  reading.wordsRead += words.count;
  if (vocabulary.filters.size > 0) noteFilters(reading, vocabulary, document);
  if (vocabulary.pairs.used > 0) notePairs(reading, vocabulary);
}

function start(reading: Reading, { title = '', text, language, languages, sentiment }: MatchDocument): void {
  const { words } = reading;
  readWords(title, text, words);
  if (reading.records.length <= words.count) {
    reading.records = new Int32Array(2 * words.count + 1);
    reading.wordFirst = new Int32Array(2 * words.count + 1);
  }
  reading.languages = languagesIn(languages ?? (language === undefined ? [] : [language]));
  reading.sentiment = sentiment;
  // A row that has never been seen holds 0.
  reading.stamp = (reading.stamp + 1) | 0 || 1;
  reading.articles += 1;
  reading.count = 0;
  reading.seenCount = 0;
}

/**
 * Touches the records of the words, and the rows of their first terms, one behind the other without deciding anything:
 * so the processor waits for many of them at once, and not for each when it is its turn.
 */
function readAhead(reading: Reading, { arena: { chunks } }: TextTable): void {
  const { records, rows } = reading;
  const { count } = reading.words;
  let touched = 0;
  for (let word = 0; word < count; word += 1) {
    const record = records[word] ?? 0;
    touched ^= chunks[record >>> CHUNK_BITS]?.[(record & CHUNK_MASK) + 1] ?? 0;
  }
  for (let word = 0; word < count; word += 1) {
    const record = records[word] ?? 0;
    if (record === 0) continue;
    const chunk = chunks[record >>> CHUNK_BITS];
    if (chunk === undefined) continue;
    const at = record & CHUNK_MASK;
    const row = chunk[entriesAt(at, textLengthIn(chunk[at + 1] ?? 0))] ?? 0;
    touched ^= rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH] ?? 0;
  }
  reading.touched = touched;
}

/** While the slots of the forms grow, some are in the old ones. */
function findOld({ words, records }: Reading, { slots }: TextTable): void {
  const any = (): boolean => true;
  for (let word = 0; word < words.count; word += 1) {
    if (records[word] === 0) records[word] = findRecord(slots, words.hashes[word] ?? 0, any);
  }
}

/** @param first the first record with the print of the word's hash; mostly the right one */
function noteForm(reading: Reading, table: TextTable, first: number): void {
  const record = isWord(reading, table.arena, first) ? first : otherRecord(reading, table);
  const chunk = table.arena.chunks[record >>> CHUNK_BITS];
  if (record === 0 || chunk === undefined) return;
  reading.wordsKnown += 1;
  noteEntries(reading, chunk, record & CHUNK_MASK);
}

const otherRecord = (reading: Reading, { arena, slots }: TextTable): number =>
  findRecord(slots, reading.words.hashes[reading.word] ?? 0, (record) => isWord(reading, arena, record));

function isWord({ folded }: Reading, { chunks }: IntArena, record: number): boolean {
  const chunk = chunks[record >>> CHUNK_BITS];
  if (chunk === undefined) return false;
  const at = record & CHUNK_MASK;
  return textLengthIn(chunk[at + 1] ?? 0) === folded.to - folded.from && beginsWith(folded, chunk, at);
}

function noteEntries(reading: Reading, chunk: Int32Array, at: number): void {
  const second = chunk[at + 1] ?? 0;
  const from = entriesAt(at, textLengthIn(second));
  const to = from + FORM_WIDTH * countIn(second);
  for (let entry = from; entry < to; entry += FORM_WIDTH) {
    noteOccurrence(reading, chunk[entry] ?? 0, chunk[entry + 1] ?? 0);
  }
}

const FILTERS = ['lang', 'source', 'topic', 'country', 'story'] as const;

function noteFilters(reading: Reading, { filters }: Vocabulary, document: MatchDocument): void {
  for (const name of FILTERS) {
    for (const value of keysOf(name, document)) {
      const filter = filters.get(`${name}:${value}`);
      if (filter !== undefined) notePresence(reading, filter.row);
    }
  }
}

function notePairs(reading: Reading, { terms, pairs }: Vocabulary): void {
  const { wordFirst, words, rows } = reading;
  for (let word = 0; word + 1 < words.count; word += 1) {
    const middle = wordFirst[word + 1] ?? 0;
    const end = wordFirst[word + 2] ?? 0;
    for (let one = wordFirst[word] ?? 0; one < middle; one += 1) {
      const first = reading.terms[one] ?? 0;
      if (countOf(rows, first, term.opens) <= 0) continue;
      for (let other = middle; other < end; other += 1) {
        const second = reading.terms[other] ?? 0;
        const pair = countOf(rows, second, term.closes) > 0 ? findPair(pairs, terms, [first, second]) : 0;
        if (pair !== 0) notePresence(reading, pair);
      }
    }
  }
}

const countOf = (rows: readonly Int32Array[], row: number, field: number): number =>
  rows[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + field] ?? 0;

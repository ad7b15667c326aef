import { readWords } from '@newswatch/language';
import type { MatchDocument } from './document.ts';
import { keysOf } from './filters.ts';
import { type FindBeginnings, createFindBeginnings } from './find-beginnings.ts';
import { CHUNK_BITS, CHUNK_MASK } from './int-arena.ts';
import { type Notes, createNotes } from './occurrences.ts';
import type { Reading } from './reading.ts';
import { ROW_BITS, ROW_MASK } from './records.ts';
import { languagesIn } from './tags.ts';
import { TERM_WIDTH, term } from './term-rows.ts';
import { FORM_WIDTH } from './terms.ts';
import { countIn, entriesAt, isWordAt, lengthIn } from './text-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads an article: which terms of the vocabulary stand where in it. Linear in its length. */
export type ReadArticle = (document: MatchDocument) => void;

/** Between title and text: no phrase crosses a blank line, and no word. */
const BETWEEN = '\n\n';

export function createReadArticle(reading: Reading, vocabulary: Vocabulary): ReadArticle {
  const notes = createNotes(reading, vocabulary);
  const beginnings = createFindBeginnings(reading, vocabulary.terms);
  return (document) => {
    start(reading, document);
    noteWords(reading, vocabulary, { notes, beginnings });
    noteFilters(document, vocabulary, notes);
    notePairs(reading, vocabulary, notes);
  };
}

function start(reading: Reading, { title = '', text, language, languages, sentiment }: MatchDocument): void {
  reading.textStart = title === '' ? 0 : title.length + BETWEEN.length;
  readWords(title === '' ? text : title + BETWEEN + text, reading.words);
  const { words } = reading;
  if (reading.wordFirst.length <= words.count) reading.wordFirst = new Int32Array(2 * words.count + 1);
  let titleWords = 0;
  while (titleWords < words.count && (words.starts[titleWords] ?? 0) < reading.textStart) titleWords += 1;
  reading.titleWords = titleWords;
  reading.languages = languagesIn(languages ?? (language === undefined ? [] : [language]));
  reading.sentiment = sentiment;
  // A row that has never been seen holds 0.
  reading.stamp = (reading.stamp + 1) | 0 || 1;
  reading.articles += 1;
  reading.count = 0;
  reading.seenCount = 0;
}

interface Finding {
  readonly notes: Notes;
  readonly beginnings: FindBeginnings;
}

function noteWords(reading: Reading, { terms }: Vocabulary, { notes, beginnings }: Finding): void {
  const { words, wordFirst } = reading;
  const { forms } = terms;
  const open = terms.beginnings.size > 0;
  let known = 0;
  for (let word = 0; word < words.count; word += 1) {
    wordFirst[word] = reading.count;
    let record = forms.find(words.hashes[word] ?? 0);
    while (record !== 0) {
      const chunk = forms.chunks[record >>> CHUNK_BITS];
      if (chunk === undefined) break;
      const at = record & CHUNK_MASK;
      if (isWordAt(chunk, at, { words, word })) {
        noteEntries(chunk, at, { word, notes });
        known += 1;
        break;
      }
      record = chunk[at] ?? 0;
    }
    if (open) beginnings(word, notes.occurrence);
  }
  wordFirst[words.count] = reading.count;
  reading.wordsRead += words.count;
  reading.wordsKnown += known;
}

function noteEntries(
  chunk: Int32Array,
  at: number,
  { word, notes }: { readonly word: number; readonly notes: Notes },
): void {
  const second = chunk[at + 1] ?? 0;
  const from = entriesAt(at, lengthIn(second));
  const to = from + FORM_WIDTH * countIn(second);
  for (let entry = from; entry < to; entry += FORM_WIDTH) {
    notes.occurrence(word, chunk[entry] ?? 0, chunk[entry + 1] ?? 0);
  }
}

const FILTERS = ['lang', 'source', 'topic', 'country', 'story'] as const;

function noteFilters(document: MatchDocument, { filters }: Vocabulary, { presence }: Notes): void {
  if (filters.size === 0) return;
  for (const name of FILTERS) {
    for (const value of keysOf(name, document)) {
      const row = filters.find(`${name}:${value}`);
      if (row !== 0) presence(row);
    }
  }
}

function notePairs(reading: Reading, { terms, pairs }: Vocabulary, { presence }: Notes): void {
  const { wordFirst, words } = reading;
  for (let word = 0; word + 1 < words.count; word += 1) {
    const middle = wordFirst[word + 1] ?? 0;
    const end = wordFirst[word + 2] ?? 0;
    for (let one = wordFirst[word] ?? 0; one < middle; one += 1) {
      const first = reading.terms[one] ?? 0;
      if (!has(terms.rows.chunks, first, term.opens)) continue;
      for (let other = middle; other < end; other += 1) {
        const second = reading.terms[other] ?? 0;
        const pair = has(terms.rows.chunks, second, term.closes) ? pairs.find(first, second) : 0;
        if (pair !== 0) presence(pair);
      }
    }
  }
}

const has = (chunks: readonly Int32Array[], row: number, field: number): boolean =>
  (chunks[row >> ROW_BITS]?.[(row & ROW_MASK) * TERM_WIDTH + field] ?? 0) > 0;

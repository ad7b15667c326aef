import { gapAfter } from '@newswatch/language';
import { compares } from './compare-sentiment.ts';
import { type DecideKernel, type DecideSources, createDecideKernel } from './decide-kernel.ts';
import { type DecidingWords, copyWords, createDecidingWords } from './deciding-words.ts';
import { findExact } from './find-exact.ts';
import { findNear } from './find-near.ts';
import { followsNumber } from './follows-number.ts';
import { type Hits, createHits } from './hits.ts';
import { gapsIn } from './program.ts';
import type { Reading } from './reading.ts';
import type { WatchRecords } from './watch-records.ts';
import { type WordsAt, createWordsAt } from './words-at.ts';

/** What is asked of the article that was read last: a program, and what was found of it so far. */
export interface Search {
  readonly reading: Reading;
  readonly watches: WatchRecords;
  readonly kernel: DecideKernel;
  readonly words: DecidingWords;
  readonly hits: Hits;
  /** Where the program lies. */
  chunk: Int32Array;
  /** The watch that is asked. */
  row: number;
  /** What its terms as typed are slices of, once it has matched. */
  written: string;
  readonly wordsAt: WordsAt;
}

/** What is asked, and the memory of the kernel that finds candidates. */
export interface SearchSources extends Pick<DecideSources, 'terms' | 'work'> {
  readonly reading: Reading;
  readonly watches: WatchRecords;
}

/** Of no program. @throws RangeError where the machine gives no memory */
export function createSearch({ reading, watches, terms, work }: SearchSources): Search {
  const hits = createHits();
  const words = createDecidingWords();
  const sources = { occurrences: reading.occurrences, terms, watches, words: words.memory, work, hits };
  const search: Search = {
    reading,
    watches,
    words,
    hits,
    chunk: new Int32Array(0),
    row: 0,
    written: '',
    wordsAt: createWordsAt(),
    kernel: createDecideKernel(sources, {
      findNear: (node, limit) => findNear(search, node, limit),
      findExact: (node, limit) => findExact(search, node, limit),
      compares: (node) => compares(reading.sentiment, search.chunk, node),
      followsNumber: (word) => followsNumber(reading, word),
      gapsAllow: (from, length, first) => gapsAllow(search, { from, length, first }),
    }),
  };
  return search;
}

/** Begins with an article, whose terms have been found. */
export function startSearch(search: Search): void {
  const { reading, words, kernel, watches } = search;
  copyWords(words, reading.words);
  search.chunk = watches.arena.ints;
  kernel.begin(reading.occurrences.last, reading.words.count, reading.words.titleWords, reading.languages);
}

/** A reading of a phrase: where its words lie, how many they are, and the first word in the article. */
interface Sought {
  readonly from: number;
  readonly length: number;
  readonly first: number;
}

function gapsAllow({ chunk, reading }: Search, { from, length, first }: Sought): boolean {
  for (let word = 0; word + 1 < length; word += 1) {
    if ((gapsIn(chunk[from + word] ?? 0) & gapAfter(reading.words, first + word)) === 0) return false;
  }
  return true;
}

import { type Comparison, createComparison } from './comparison.ts';
import { type Hits, createHits } from './hits.ts';
import { type FormSense, createFormSense } from './form-sense.ts';
import type { Reading } from './reading.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type WordsAt, createWordsAt } from './words-at.ts';

/** What is asked of the article that was read last: a program, and what was found of it so far. */
export interface Search {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  /** By tag. */
  readonly masks: Int32Array;
  readonly seconds: Int32Array;
  readonly tagLanguages: Int32Array;
  readonly comparison: Comparison;
  /** Of the form that was read last. */
  readonly sense: FormSense;
  readonly hits: Hits;
  /** Where the program lies. */
  chunk: Int32Array;
  /** The watch that is asked. */
  row: number;
  /** What its terms as typed are slices of, once it has matched. */
  written: string;
  readonly textOf: (row: number) => string;
  /** Of a term so many hits are looked for. */
  limit: number;
  readonly sought: Sought;
  readonly wordsAt: WordsAt;
}

/** The reading of a phrase that is being looked for. */
interface Sought {
  /** Where its words begin. */
  from: number;
  length: number;
  /** The token of its first word. */
  first: number;
  /** In which all words so far count, and what they agree in by their second masks. */
  languages: number;
  second: number;
  /** By word: the occurrence that is looked at next, 0 behind the last, and how many it has. */
  readonly at: Int32Array;
  readonly counts: Int32Array;
}

/** A hyphen compound is several words. */
const MOST_WORDS = 64;

/** Of no program. */
export const createSearch = ({
  reading,
  vocabulary,
  textOf,
}: Pick<Search, 'reading' | 'vocabulary' | 'textOf'>): Search => ({
  reading,
  vocabulary,
  textOf,
  masks: vocabulary.tags.masks,
  seconds: vocabulary.tags.seconds,
  tagLanguages: vocabulary.tags.languages,
  comparison: createComparison(reading, vocabulary.terms),
  sense: createFormSense(),
  hits: createHits(),
  chunk: new Int32Array(0),
  row: 0,
  written: '',
  limit: 0,
  sought: {
    from: 0,
    length: 0,
    first: 0,
    languages: 0,
    second: 0,
    at: new Int32Array(MOST_WORDS),
    counts: new Int32Array(MOST_WORDS),
  },
  wordsAt: createWordsAt(),
});

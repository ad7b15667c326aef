import type { Reading } from './reading.ts';
import { formHashes, formsAndBeginnings, shortestForm } from './term-texts.ts';
import type { Terms } from './terms.ts';

/**
 * In how many articles words occur, counted on some of the articles in a table by hash, in which words share places: what
 * is to be expected of that is taken off. So what is rare is known of every word, also before somebody watches it.
 */
export interface Frequencies {
  /** The number of articles, and in the upper half the last of them, so that an article counts once. */
  counts: Int32Array;
  articles: number;
  /** Those of them in which beginnings count. */
  opened: number;
  /** Of all words. */
  total: number;
}

const BITS = 19;
/** One of so many articles is counted, but all of the first. */
const EVERY = 8;
const FIRST = 256;
/** Then all counts are halved: what was long ago counts less. */
const MOST_ARTICLES = 1 << 15;

/** Of no article. */
export const createFrequencies = (): Frequencies => ({
  counts: new Int32Array(0),
  articles: 0,
  opened: 0,
  total: 0,
});

const placeOf = (hash: number): number => Math.imul(hash, 0x85ebca77) >>> (32 - BITS);
const countIn = (both: number): number => both & 0xffff;

/** Counts the words of an article, or leaves it out. */
export function countWords(frequencies: Frequencies, reading: Reading): void {
  const { words: { hashes, count }, articles, isOpen } = reading; // prettier-ignore
  if (articles > FIRST && articles % EVERY !== 0) return;
  if (frequencies.counts.length === 0) frequencies.counts = new Int32Array(1 << BITS);
  const { counts } = frequencies;
  frequencies.articles += 1;
  if (isOpen) frequencies.opened += 1;
  const stamp = frequencies.articles;
  for (let word = 0; word < count; word += 1) {
    const place = placeOf(hashes[word] ?? 0);
    const before = counts[place] ?? 0;
    if (before >>> 16 === stamp) continue;
    counts[place] = (stamp << 16) | (countIn(before) + 1);
    frequencies.total += 1;
  }
  if (frequencies.articles >= MOST_ARTICLES) halve(frequencies);
}

function halve(frequencies: Frequencies): void {
  const { counts } = frequencies;
  for (let place = 0; place < counts.length; place += 1) counts[place] = countIn(counts[place] ?? 0) >> 1;
  frequencies.articles >>= 1;
  frequencies.opened >>= 1;
  frequencies.total >>= 1;
}

/** So many articles weigh as much as what was expected of a term before any was read. */
const BELIEF = 100;
/** Of a beginning it is not known how many words it has. */
const OPEN = 0.002;

/** The share of articles that are expected to hold a term by what was counted, from 0 to 1. */
export function shareOf({ counts, articles, opened, total }: Frequencies, terms: Terms, row: number): number {
  const { forms, beginnings } = formsAndBeginnings(terms, row);
  let seen = -(forms * total) / (1 << BITS);
  if (articles > 0) for (const hash of formHashes(terms, row)) seen += countIn(counts[placeOf(hash)] ?? 0);
  const prior = PRIORS[shortestForm(terms, row)] ?? RARE;
  const open = beginnings > 0 ? (OPEN * (opened + BELIEF)) / (articles + BELIEF) : 0;
  const counted = Math.max(0, Math.min(seen, articles));
  return Math.min(1, (counted + prior * BELIEF) / (articles + BELIEF) + open);
}

/** By length: a share of articles hold a word of 0, 1, 2, 3 … letters that somebody watches. */
const PRIORS = [0.5, 0.5, 0.3, 0.15, 0.08, 0.04, 0.02, 0.01, 0.006, 0.004, 0.003];
const RARE = 0.002;

/** So many words of an article are words that somebody watches. */
const ASKED_WORDS = 500;
/** Fewer uses say little. */
const LEAST_USES = 10_000;
const MOST_ASKED = 0.5;

/**
 * What is to be added to that share: what many watches ask for is what articles often speak of, until they were counted.
 * Without it a million watches would lie where they must not when the first article comes.
 *
 * @param uses of the term, in watches
 * @param all uses of all terms
 */
export function askedShare({ articles }: Frequencies, uses: number, all: number): number {
  const told = all / (LEAST_USES + all);
  const share = (ASKED_WORDS * uses * told) / (LEAST_USES + all);
  return Math.min(MOST_ASKED, share) * (BELIEF / (articles + BELIEF));
}

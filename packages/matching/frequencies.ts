import type { Reading } from './reading.ts';
import { type TermRecord, beginningCount, formCount, hashesAt, shortestForm } from './term-records.ts';

/**
 * In how many articles words occur, counted on some of the articles in a table by hash, in which words share places: what
 * is to be expected of that is taken off. So what is rare is known of every word, also before somebody watches it.
 */
export interface Frequencies {
  counts: Uint16Array;
  articles: number;
  /** Of all words. */
  total: number;
}

const BITS = 19;
/** One of so many articles is counted, but all of the first. */
const EVERY = 8;
const FIRST = 256;
const MOST_COUNTED = 0xffff;
/** Then all counts are halved: what was long ago counts less. */
const MOST_ARTICLES = 1 << 15;

/** Of no article. */
export const createFrequencies = (): Frequencies => ({ counts: new Uint16Array(0), articles: 0, total: 0 });

const placeOf = (hash: number): number => Math.imul(hash, 0x85ebca77) >>> (32 - BITS);

/** Counts the words of an article, or leaves it out. */
export function countWords(frequencies: Frequencies, { words, slots, articles }: Reading): void {
  if (articles > FIRST && articles % EVERY !== 0) return;
  if (frequencies.counts.length === 0) frequencies.counts = new Uint16Array(1 << BITS);
  const { counts } = frequencies;
  frequencies.articles += 1;
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0;
    if (slot === 0) continue;
    const place = placeOf(words.hashes[slot - 1] ?? 0);
    counts[place] = Math.min(MOST_COUNTED, (counts[place] ?? 0) + 1);
    frequencies.total += 1;
  }
  if (frequencies.articles >= MOST_ARTICLES) halve(frequencies);
}

function halve(frequencies: Frequencies): void {
  const { counts } = frequencies;
  for (let place = 0; place < counts.length; place += 1) counts[place] = (counts[place] ?? 0) >> 1;
  frequencies.articles >>= 1;
  frequencies.total >>= 1;
}

/** So many articles weigh as much as what was expected of a term before any was read. */
const BELIEF = 100;
/** Of a beginning it is not known how many words it has. */
const OPEN = 0.002;

/** The share of articles that are expected to hold a term, from 0 to 1. */
export function shareOf({ counts, articles, total }: Frequencies, record: TermRecord): number {
  const { chunk, at } = record;
  const forms = formCount(chunk, at);
  const from = hashesAt(at);
  let seen = -(forms * total) / (1 << BITS);
  for (let form = 0; form < forms; form += 1) seen += counts[placeOf(chunk[from + form] ?? 0)] ?? 0;
  const prior = PRIORS[shortestForm(record)] ?? RARE;
  const open = beginningCount(chunk, at) > 0 ? OPEN : 0;
  const counted = Math.max(0, Math.min(seen, articles));
  return Math.min(1, (counted + prior * BELIEF) / (articles + BELIEF) + open);
}

/** By length: a share of articles hold a word of 0, 1, 2, 3 … letters that somebody watches. */
const PRIORS = [0.5, 0.5, 0.3, 0.15, 0.08, 0.04, 0.02, 0.01, 0.006, 0.004, 0.003];
const RARE = 0.002;

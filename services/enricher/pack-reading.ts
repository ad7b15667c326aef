import type { ReadableText } from './enrich-text.ts';
import { type ArticleReading, createReadArticle } from './read-article.ts';

/**
 * A reading as it goes from a thread to another, who has the text: without what the text says, and with its many numbers as
 * one array. Whole readings take three times as long to be copied, for each place with a word in it is an object.
 */
export interface PackedReading {
  /** Without evidence. */
  readonly reading: ArticleReading['reading'];
  /** Start, end and weight of each word of the evidence, and behind those the signature. */
  readonly numbers: Float64Array;
  readonly words: number;
  /** With a comma between two. */
  readonly bands: string;
}

/** See `createReadArticle`. */
export function createReadPacked(): (article: ReadableText) => PackedReading {
  const readArticle = createReadArticle();
  return (article) => packReading(readArticle(article));
}

const FIELDS = 3;

export function packReading({ reading, fingerprint }: ArticleReading): PackedReading {
  const { sentiment } = reading;
  const { evidence } = sentiment;
  const { signature, bands } = fingerprint;
  const numbers = new Float64Array(FIELDS * evidence.length + signature.length);
  for (const [word, { start, end, weight }] of evidence.entries()) {
    numbers[FIELDS * word] = start;
    numbers[FIELDS * word + 1] = end;
    numbers[FIELDS * word + 2] = weight;
  }
  numbers.set(signature, FIELDS * evidence.length);
  return {
    reading: { ...reading, sentiment: { ...sentiment, evidence: [] } },
    numbers,
    words: evidence.length,
    bands: bands.join(','),
  };
}

/** @param text that was read */
export function unpackReading(packed: PackedReading, text: string): ArticleReading {
  const { reading, numbers, words, bands } = packed;
  const evidence: ArticleReading['reading']['sentiment']['evidence'] = [];
  for (let at = 0; at < FIELDS * words; at += FIELDS) {
    const start = numbers[at] ?? 0;
    const end = numbers[at + 1] ?? 0;
    evidence.push({ start, end, text: text.slice(start, end), weight: numbers[at + 2] ?? 0 });
  }
  const signature: number[] = [];
  for (let at = FIELDS * words; at < numbers.length; at += 1) signature.push(numbers[at] ?? 0);
  return {
    reading: { ...reading, sentiment: { ...reading.sentiment, evidence } },
    fingerprint: { signature, bands: bands === '' ? [] : bands.split(',') },
  };
}

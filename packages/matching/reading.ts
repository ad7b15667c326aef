import { type WordBuffer, createWordBuffer } from '@newswatch/language';
import { type Occurrences, createOccurrences } from './occurrences.ts';
import type { Units } from './packed-text.ts';
import type { Records } from './records.ts';

/**
 * The article that is read just now: its words, and the terms that it has. All of it is used again for the next one.
 */
export interface Reading {
  /** Of the article, hashed by the seed of the index. */
  words: WordBuffer;
  /** Into which articles are read whose words nobody gave. */
  readonly own: WordBuffer;
  /** Of this article; never 0. */
  stamp: number;
  /** Bits as `languagesIn` gives them. */
  languages: number;
  /** Whether beginnings of words count in it. */
  isOpen: boolean;
  sentiment: number | undefined;
  readonly occurrences: Occurrences;
  /** Units of one word, to compare. */
  readonly units: Units;
  articles: number;
}

/** Of no article. @param terms as `term-rows.ts` says */
export function createReading(seed: number, terms: Records): Reading {
  const own = createWordBuffer(seed);
  return {
    words: own,
    own,
    stamp: 0,
    languages: 0,
    isOpen: false,
    sentiment: undefined,
    occurrences: createOccurrences(terms),
    units: { units: new Uint16Array(0), from: 0, to: 0 },
    articles: 0,
  };
}

/** Points `units` at the folded units of a word; those of an unusual word are written out. */
export function pointAt({ words, units }: Reading, word: number): void {
  const unusual = words.unusual.size === 0 ? undefined : words.unusual.get(word);
  if (unusual === undefined) {
    units.units = words.units;
    units.from = words.starts[word] ?? 0;
    units.to = words.ends[word] ?? 0;
    return;
  }
  units.units = Uint16Array.from({ length: unusual.length }, (_, at) => unusual.charCodeAt(at));
  units.from = 0;
  units.to = unusual.length;
}

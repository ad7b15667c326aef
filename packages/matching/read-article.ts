import { readWords } from '@newswatch/language';
import type { MatchDocument } from './document.ts';
import { clearOccurrences } from './occurrences.ts';
import type { Reading } from './reading.ts';
import { languagesIn } from './tags.ts';
import { clearCodes } from './term-bits.ts';

/** Reads the words of an article; no term has been found in it yet. Linear in its length. */
export function readArticle(reading: Reading, document: MatchDocument): void {
  const { title = '', text, language, languages, sentiment } = document;
  readWords(title, text, reading.words);
  reading.languages = languagesIn(languages ?? (language === undefined ? [] : [language]));
  reading.sentiment = sentiment;
  reading.stamp = (reading.stamp + 1) | 0 || 1;
  reading.articles += 1;
  clearOccurrences(reading.occurrences);
  clearCodes(reading.termBits);
  const { count } = reading.words;
  if (reading.occurrencesOf.length <= count) reading.occurrencesOf = new Int32Array(2 * count + 1);
}

import { type WordBuffer, readWords } from '@newswatch/language';
import type { MatchDocument } from './document.ts';
import { clearOccurrences } from './occurrences.ts';
import type { Reading } from './reading.ts';
import { languagesIn } from './tags.ts';

/**
 * Reads the words of an article; no term has been found in it yet. Linear in its length.
 * @param given its words, if they have been read. They are of no use if they were hashed by another seed
 */
export function readArticle(reading: Reading, document: MatchDocument, given?: WordBuffer): void {
  const { title = '', text, language, languages, sentiment } = document;
  const { own } = reading;
  reading.words = given?.seed === own.seed ? given : own;
  if (reading.words === own) readWords(title, text, own);
  reading.languages = languagesIn(languages ?? (language === undefined ? [] : [language]));
  reading.sentiment = sentiment;
  reading.stamp = (reading.stamp + 1) | 0 || 1;
  reading.articles += 1;
  clearOccurrences(reading.occurrences);
}

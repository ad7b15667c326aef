import { createWordBuffer, readWords } from '@newswatch/language';
import { type Fingerprint, daysIn, fingerprint } from '@newswatch/stories';
import { SEED, type EnrichWords, type ReadableText, type Reading, createEnrichWords } from './enrich-text.ts';

/** What an article by itself says: what can be told of it, and by what its story is found. */
export interface ArticleReading {
  readonly reading: Reading;
  readonly fingerprint: Fingerprint;
}

export type ReadArticle = (article: ReadableText) => ArticleReading;

/** Reads the words of an article once for both. Pure; the first article of a language takes long, see `createEnrichText`. */
export function createReadArticle(enrichWords: EnrichWords = createEnrichWords()): ReadArticle {
  const words = createWordBuffer(SEED);
  return ({ title = '', text, declaredLanguage }) => {
    readWords(title, text, words);
    return {
      reading: enrichWords(words, declaredLanguage),
      fingerprint: fingerprint(words, daysIn(words)),
    };
  };
}

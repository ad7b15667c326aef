import { type Fingerprint, daysIn, fingerprint } from '@newswatch/stories';
import { type EnrichText, type ReadableText, type Reading, wordsOf } from './enrich-text.ts';

/** What an article by itself says: what can be told of it, and by what its story is found. */
export interface ArticleReading {
  readonly reading: Reading;
  readonly fingerprint: Fingerprint;
}

export type ReadArticle = (article: ReadableText) => ArticleReading;

/** Reads the words of an article once for both. Pure. */
export const readArticleBy =
  (enrichText: EnrichText): ReadArticle =>
  (article) => {
    const words = wordsOf(article);
    return {
      reading: enrichText(article, words),
      fingerprint: fingerprint(words.title.concat(words.text), daysIn(words.title)),
    };
  };

import { type Enrichment, type Language, given } from '@newswatch/domain';
import { type WordBuffer, createWordBuffer, identifyLanguage, readWords } from '@newswatch/language';
import { createSentiment } from '@newswatch/sentiment';
import { createRecognizer } from '@newswatch/topics';

/** What can be said of a text by itself: all of an enrichment but the story. Spans refer to the text. */
export type Reading = Omit<Enrichment, 'story'>;

export interface ReadableText {
  readonly title?: string;
  readonly text: string;
  /** As its source declares it; what the words say counts more. */
  readonly declaredLanguage?: string | undefined;
}

export type EnrichText = (article: ReadableText) => Reading;

/** Pure. The first article of a language takes some hundreds of milliseconds (lexicon and topic index): once per process. */
export function createEnrichText(): EnrichText {
  const words = createWordBuffer(SEED);
  const enrichWords = createEnrichWords();
  return (article) => {
    readWords(article.title ?? '', article.text, words);
    return enrichWords(words, article.declaredLanguage);
  };
}

/** Of the hashes of words. What is looked up by them is ours: nothing is won by words that collide. */
export const SEED = 0;

/** @param words of an article, read by `SEED`: once for all that is to be understood of it */
export type EnrichWords = (words: WordBuffer, declaredLanguage: string | undefined) => Reading;

/** See `createEnrichText`. */
export function createEnrichWords(): EnrichWords {
  const { scoreSentiment } = createSentiment();
  const { recognize } = createRecognizer(SEED);
  return (words, declaredLanguage) => {
    const { title, text } = words;
    const language = besideDeclared(
      identifyLanguage(`${title}\n${text}`, declaredLanguage),
      declaredLanguage,
    );
    return {
      language,
      sentiment: scoreSentiment(words, language.code),
      ...recognize({ title, text }, language.code, words),
    };
  };
}

/** Says it where the source declares a language that the words are not in: the words count, the contradiction is told. */
function besideDeclared(language: Language, declared: string | undefined): Language {
  const code = declared?.toLowerCase().split(/[-_]/u)[0];
  const agrees = code === undefined || [language.code, ...(language.also ?? [])].includes(code);
  return agrees || language.code === 'und' ? language : { ...language, ...given({ declared }) };
}

import type { Enrichment } from '@newswatch/domain';
import { type Token, identifyLanguage, tokenize } from '@newswatch/language';
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

/** So many UTF-16 units tell the language. */
const SAMPLE = 1_500;
const SAMPLE_WORDS = 200;

/** The words of an article, read once for all that is to be understood of it. */
export interface ArticleWords {
  readonly title: readonly Token[];
  readonly text: readonly Token[];
}

export const wordsOf = ({ title = '', text }: ReadableText): ArticleWords => ({
  title: tokenize(title),
  text: tokenize(text),
});

export type EnrichText = (article: ReadableText, words?: ArticleWords) => Reading;

/** Pure. The first article of a language takes some hundreds of milliseconds (lexicon and topic index): once per process. */
export function createEnrichText(): EnrichText {
  const { scoreSentiment } = createSentiment();
  const { recognize } = createRecognizer();
  return (article, words = wordsOf(article)) => {
    const { title = '', text, declaredLanguage } = article;
    const sample = `${title}\n${text}`.slice(0, SAMPLE);
    const language = identifyLanguage(sample, declaredLanguage, sampleOf(words));
    return {
      language,
      sentiment:
        text === ''
          ? withoutSpans(scoreSentiment(title, language.code, words.title))
          : scoreSentiment(text, language.code, words.text),
      ...recognize({ title, text }, language.code),
    };
  };
}

const sampleOf = ({ title, text }: ArticleWords): readonly Token[] =>
  [...title, ...text.slice(0, SAMPLE_WORDS)].slice(0, SAMPLE_WORDS);

/** Spans refer to the text, and there is none: a headline is scored, its words cannot be pointed at. */
const withoutSpans = (sentiment: Enrichment['sentiment']): Enrichment['sentiment'] => ({
  ...sentiment,
  evidence: [],
});

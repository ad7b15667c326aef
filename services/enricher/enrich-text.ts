import type { Enrichment } from '@newswatch/domain';
import { identifyLanguage } from '@newswatch/language';
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

export type EnrichText = (article: ReadableText) => Reading;

/** Pure. Building it takes some hundreds of milliseconds (lexicons and the topic index): once per process. */
export function createEnrichText(): EnrichText {
  const { scoreSentiment } = createSentiment();
  const { recognize } = createRecognizer();
  return ({ title = '', text, declaredLanguage }) => {
    const language = identifyLanguage(
      text === '' ? title : `${title}\n${text}`.slice(0, SAMPLE),
      declaredLanguage,
    );
    return {
      language,
      sentiment:
        text === ''
          ? withoutSpans(scoreSentiment(title, language.code))
          : scoreSentiment(text, language.code),
      ...recognize({ title, text }, language.code),
    };
  };
}

/** Spans refer to the text, and there is none: a headline is scored, its words cannot be pointed at. */
const withoutSpans = (sentiment: Enrichment['sentiment']): Enrichment['sentiment'] => ({
  ...sentiment,
  evidence: [],
});

import { type Enrichment, type Language, given } from '@newswatch/domain';
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
    const language = besideDeclared(
      identifyLanguage(`${title}\n${text}`, declaredLanguage),
      declaredLanguage,
    );
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

/** Says it where the source declares a language that the words are not in: the words count, the contradiction is told. */
function besideDeclared(language: Language, declared: string | undefined): Language {
  const code = declared?.toLowerCase().split(/[-_]/u)[0];
  const agrees = code === undefined || [language.code, ...(language.also ?? [])].includes(code);
  return agrees || language.code === 'und' ? language : { ...language, ...given({ declared }) };
}

/** Spans refer to the text, and there is none: a headline is scored, its words cannot be pointed at. */
const withoutSpans = (sentiment: Enrichment['sentiment']): Enrichment['sentiment'] => ({
  ...sentiment,
  evidence: [],
});

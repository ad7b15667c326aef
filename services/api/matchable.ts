import type { MatchDocument } from '@newswatch/matching';
import type { ArchivedArticle } from '@newswatch/ports';

/** An archived article as a watch sees it, filters included. */
export function matchable({ article, enrichment }: ArchivedArticle): MatchDocument {
  const { title, text, source } = article;
  const { language, sentiment, topics, entities, story } = enrichment;
  return {
    title,
    text,
    source,
    language: language.code,
    sentiment: sentiment.score,
    topics: topics.flatMap(({ code, label }) => [code, label]),
    countries: entities.filter(({ kind }) => kind === 'country').map(({ id }) => id),
    storyKind: story.kind,
  };
}

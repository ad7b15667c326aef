import type { Article, Enrichment, Language } from '@newswatch/domain';

/** What a watch is matched against. */
export interface MatchDocument {
  readonly title?: string;
  readonly text: string;
  /** Identified language code; absent or `und` where unknown. */
  readonly language?: string;
  /** Where it is written in several: their codes. */
  readonly languages?: readonly string[];
  readonly source?: string;
  /** Codes and labels. */
  readonly topics?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  readonly sentiment?: number;
  readonly storyKind?: string;
}

/** An enriched article as watches see it, filters included. */
export function documentOf(
  { title, text, source }: Pick<Article, 'title' | 'text' | 'source'>,
  enrichment: Enrichment,
): MatchDocument {
  const { language, story } = enrichment;
  return { title, text, source, storyKind: story.kind, ...languagesFrom(language), ...meaningOf(enrichment) };
}

/** The language of a document, and all that it is written in where they are several. */
export const languagesFrom = ({
  code,
  also = [],
}: Language): Pick<MatchDocument, 'language' | 'languages'> =>
  also.length === 0 ? { language: code } : { language: code, languages: [code, ...also] };

/** What filters ask of the meaning of a text: its topics by code and by label, its countries, its sentiment. */
export function meaningOf({
  sentiment,
  topics,
  entities,
}: Pick<Enrichment, 'sentiment' | 'topics' | 'entities'>): Pick<
  MatchDocument,
  'topics' | 'countries' | 'sentiment'
> {
  return {
    sentiment: sentiment.score,
    topics: topics.flatMap(({ code, label }) => [code, label]),
    countries: entities.filter(({ kind }) => kind === 'country').map(({ id }) => id),
  };
}

import type { Article, Enrichment } from '@newswatch/domain';
import { type Token, tokenize } from '@newswatch/language';

/** What a watch is matched against. */
export interface MatchDocument {
  readonly title?: string;
  readonly text: string;
  /** Identified language code; absent or `und` where unknown. */
  readonly language?: string;
  readonly source?: string;
  /** Codes and labels. */
  readonly topics?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  readonly sentiment?: number;
  readonly storyKind?: string;
  /** The words of title and text, where they have been read already. */
  readonly words?: TitleAndText<readonly Token[]>;
}

export interface TitleAndText<Value> {
  readonly title: Value;
  readonly text: Value;
}

/** An enriched article as watches see it, filters included. */
export function documentOf(
  { title, text, source }: Pick<Article, 'title' | 'text' | 'source'>,
  enrichment: Enrichment,
): MatchDocument {
  const { language, story } = enrichment;
  return { title, text, source, language: language.code, storyKind: story.kind, ...meaningOf(enrichment) };
}

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

/** Title or text, read once for all watches. */
export interface Field {
  readonly in: 'title' | 'text';
  readonly original: string;
  readonly tokens: readonly Token[];
  /** Folded form → indexes of its tokens, ascending. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

export interface ReadDocument {
  readonly document: MatchDocument;
  readonly language: string | undefined;
  readonly fields: readonly Field[];
}

export function readDocument(document: MatchDocument): ReadDocument {
  const title = document.title ?? '';
  const words = document.words ?? { title: tokenize(title), text: tokenize(document.text) };
  const text = readField('text', document.text, words.text);
  const fields = title === '' ? [text] : [readField('title', title, words.title), text];
  const language = document.language === 'und' ? undefined : document.language;
  return { document, language, fields };
}

function readField(name: Field['in'], original: string, tokens: readonly Token[]): Field {
  const positions = new Map<string, number[]>();
  for (let at = 0; at < tokens.length; at += 1) {
    const folded = tokens[at]?.folded ?? '';
    const known = positions.get(folded);
    if (known === undefined) positions.set(folded, [at]);
    else known.push(at);
  }
  return { in: name, original, tokens, positions };
}

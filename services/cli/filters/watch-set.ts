import { type Match, asFailure } from '@newswatch/domain';
import { type EnrichText, createEnrichText } from '@newswatch/enricher-service';
import { createWatchIndex } from '@newswatch/matching';
import type { InputArticle, Unreadable } from './inputs.ts';
import type { WatchLine } from './watches-file.ts';

export interface WatchMatches {
  readonly watch: string;
  readonly matches: readonly Match[];
}

/** Watches, compiled. */
export interface WatchSet {
  match(article: InputArticle): readonly WatchMatches[];
  /** Those that cannot be understood; they match nothing, and whoever compiled them says so. */
  readonly refused: readonly Unreadable[];
}

export function compileWatches(lines: readonly (WatchLine | Unreadable)[]): WatchSet {
  const index = createWatchIndex();
  const refused: Unreadable[] = [];
  for (const line of lines) {
    if ('error' in line) refused.push(line);
    else {
      try {
        index.put(line);
      } catch (thrown) {
        refused.push({ kind: 'unreadable', label: { id: line.id }, error: asFailure(thrown) });
      }
    }
  }
  const describe = lines.some(asksForMeaning) ? describing(createEnrichText()) : undefined;
  return {
    refused,
    match: (article) =>
      index
        .match({ ...asked(article), ...describe?.(article) })
        .map(({ watch, matches }) => ({ watch, matches })),
  };
}

/** Filters on what an article means need it enriched, which costs far more than finding words. */
const asksForMeaning = (line: WatchLine | Unreadable): boolean =>
  'query' in line && /(^|[\s(])-?(lang|topic|country|sentiment):/i.test(line.query);

function asked({ title = '', text, source, lang }: InputArticle) {
  return {
    title,
    text,
    ...(source === undefined ? {} : { source }),
    ...(lang === undefined ? {} : { language: lang }),
  };
}

function describing(enrich: EnrichText) {
  return ({ title = '', text, lang }: InputArticle) => {
    const { language, sentiment, topics, entities } = enrich({ title, text, declaredLanguage: lang });
    return {
      language: language.code,
      sentiment: sentiment.score,
      topics: topics.flatMap(({ code, label }) => [code, label]),
      countries: entities.filter(({ kind }) => kind === 'country').map(({ id }) => id),
    };
  };
}

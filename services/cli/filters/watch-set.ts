import { type Match, asFailure, given, queryOfKeywords } from '@newswatch/domain';
import type { EnrichText } from '@newswatch/enricher-service';
import { identifyLanguage } from '@newswatch/language';
import { checkKeywords, createWatchIndex, languagesFrom, meaningOf } from '@newswatch/matching';
import type { InputArticle, Unreadable } from './inputs.ts';
import type { WatchLine } from './watches-file.ts';

export interface WatchMatches {
  readonly watch: string;
  readonly matches: readonly Match[];
  /** Typed with capitals and found wholly in small letters. */
  readonly weak: boolean;
  /** There are more matches than these. */
  readonly truncated: boolean;
}

/** Watches, compiled. */
export interface WatchSet {
  match(article: InputArticle): readonly WatchMatches[];
  /** Those that cannot be understood; they match nothing, and whoever compiled them says so. */
  readonly refused: readonly Unreadable[];
}

export async function compileWatches(lines: readonly (WatchLine | Unreadable)[]): Promise<WatchSet> {
  const index = createWatchIndex();
  const refused: Unreadable[] = [];
  // By their places in the file: two lines may have the same id, and neither replaces the other.
  for (const [at, line] of lines.entries()) {
    if ('error' in line) refused.push(line);
    else {
      try {
        index.put(given({ id: String(at), query: queryOf(line), languages: line.languages }));
      } catch (thrown) {
        refused.push({ kind: 'unreadable', label: { id: line.id }, error: asFailure(thrown) });
      }
    }
  }
  const describe = lines.some(asksForMeaning) ? describing(await loadEnrichText()) : undefined;
  return {
    refused,
    match: (article) =>
      index
        .match({ ...asked(article), ...describe?.(article) })
        .map((found) => ({ ...found, watch: idOf(lines[Number(found.watch)]) })),
  };
}

const idOf = (line: WatchLine | Unreadable | undefined): string =>
  line === undefined || 'error' in line ? '' : line.id;

/** Its lexicons take longer to load than most runs take altogether. */
async function loadEnrichText(): Promise<EnrichText> {
  const { createEnrichText } = await import('@newswatch/enricher-service');
  return createEnrichText();
}

/** @throws NewswatchError `watch-does-not-parse`; of a keyword it names which: nobody typed the query around it */
function queryOf({ query = '', any }: WatchLine): string {
  if (any === undefined) return query;
  checkKeywords(any);
  return queryOfKeywords(any);
}

/** What an article is about has to be found out, at far greater cost than its words; only where a filter asks for it. */
const asksForMeaning = (line: WatchLine | Unreadable): boolean =>
  !('error' in line) && /\b(topic|country|sentiment):/i.test(line.query ?? '');

/** Endings of some languages count only in articles of that language, so it is always found out. */
function asked({ title, text, source, lang }: InputArticle) {
  const language = identifyLanguage(
    text === '' ? (title ?? '') : `${title ?? ''}\n${text}`,
    lang ?? undefined,
  );
  return { title: title ?? '', text, ...languagesFrom(language), ...(source ? { source } : {}) };
}

function describing(enrich: EnrichText) {
  return ({ title, text, lang }: InputArticle) =>
    meaningOf(enrich({ title: title ?? '', text, declaredLanguage: lang ?? undefined }));
}

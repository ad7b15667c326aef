import { type Match, asFailure, failure, given } from '@newswatch/domain';
import type { EnrichText } from '@newswatch/enricher-service';
import { identifyLanguage } from '@newswatch/language';
import { createWatchIndex, meaningOf } from '@newswatch/matching';
import { checkQuery } from '../check-query.ts';
import type { InputArticle, Unreadable } from './inputs.ts';
import type { WatchLine } from './watches-file.ts';

export interface WatchMatches {
  readonly watch: string;
  readonly matches: readonly Match[];
  /** Typed with capitals and found wholly in small letters. */
  readonly weak: boolean;
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

/** Any of several keywords, each a phrase of which a word may end with a star. */
function queryOf(line: WatchLine): string {
  return line.any === undefined ? (line.query ?? '') : line.any.map(phraseOf).join(' | ');
}

/** @throws NewswatchError `watch-does-not-parse`, which names the keyword: nobody typed the query around it */
function phraseOf(keyword: string, at: number): string {
  const phrase = `"${keyword.replace(/["«»“”„]/g, ' ')}"`;
  try {
    checkQuery(phrase);
    return phrase;
  } catch (thrown) {
    const { reason } = asFailure(thrown).details;
    const details = { position: 1, reason: `keyword ${at + 1}, «${keyword}»: ${reason}` };
    throw failure('watch-does-not-parse', details, { cause: thrown });
  }
}

/** What an article is about has to be found out, at far greater cost than its words; only where a filter asks for it. */
const asksForMeaning = (line: WatchLine | Unreadable): boolean =>
  !('error' in line) && /\b(topic|country|sentiment):/i.test(line.query ?? '');

/** Endings of some languages count only in articles of that language, so it is always found out. */
function asked({ title, text, source, lang }: InputArticle) {
  const { code } = identifyLanguage(
    text === '' ? (title ?? '') : `${title ?? ''}\n${text}`,
    lang ?? undefined,
  );
  return { title: title ?? '', text, language: code, ...(source ? { source } : {}) };
}

function describing(enrich: EnrichText) {
  return ({ title, text, lang }: InputArticle) =>
    meaningOf(enrich({ title: title ?? '', text, declaredLanguage: lang ?? undefined }));
}

import type { Article, ArticleId, Enrichment, EventData, EventId, WordQuery } from '@newswatch/domain';
import type { Page, PageQuery } from './page.ts';

/** Every article, by version; the newest is the article. Written by the archiver. */
export interface Archive {
  /** Puts once, however often. What an edit changed (`article.changed`) the archive finds itself, see `changeBetween`. */
  put(records: readonly ArchivedArticle[]): Promise<void>;
  /** The newest version of each. */
  get(ids: readonly ArticleId[]): Promise<readonly ArchivedArticle[]>;
  /** Newest first, newest versions only. */
  list(query: PageQuery & ArchiveFilter): Promise<Page<ArchivedArticle>>;
  /** Forgets what was first fetched before. @returns how many */
  prune(before: string): Promise<number>;
}

export interface ArchivedArticle {
  readonly article: Article;
  readonly enrichment: Enrichment;
}

export interface ArchiveFilter {
  readonly language?: string;
  readonly source?: string;
  /** First fetched at or after. */
  readonly from?: string;
  /** First fetched before. */
  readonly to?: string;
  /** Its words, in title or text, are so. */
  readonly words?: WordQuery;
}

/** What could not be processed, for people to see and replay. Written by the archiver. */
export interface DeadLetters {
  put(letters: readonly DeadLetter[]): Promise<void>;
  /** Newest first. */
  list(query: PageQuery): Promise<Page<DeadLetter>>;
  prune(before: string): Promise<number>;
}

export type DeadLetter = EventData<'event.dead-lettered'> & { readonly id: EventId };

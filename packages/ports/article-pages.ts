import type { EventData, FeedId, PageId, PageOutcome, PageStatus, PageText } from '@newswatch/domain';
import type { Lease } from './feeds.ts';

/**
 * The pages of articles whose feed gives no full text, and the schedule of fetching them. Written by the fetcher.
 *
 * A row is taken under a lease and settled with its token, as polls are. A host is asked one page at a time: while a page
 * of it is in hand, and until the host is free again as settling said, no other page of it is due nor can be taken.
 */
export interface ArticlePages {
  /**
   * Adds pages that are not there. One that is there belongs to the feed that added it: another feed changes nothing; the
   * same feed with another item renews it, so that it is fetched again with that item, and whoever has it in hand loses
   * it. What was found on it stays until something newer is found.
   */
  add(drafts: readonly PageDraft[], now: string): Promise<void>;
  /** In the order of the ids, as far as they are there. */
  get(ids: readonly PageId[]): Promise<readonly ArticlePage[]>;
  /** Pages whose time has come or whose lease ran out, oldest first: one of each host that is free. */
  due(now: string, limit: number): Promise<readonly PageId[]>;
  /** Takes the row when it is due and its host free, and counts the attempt. */
  take(id: PageId, lease: Lease): Promise<TakenPage | undefined>;
  /** Writes what the attempt came to, and from when on the host may be asked again. @returns false when the lease was lost */
  settle(token: string, outcome: PageOutcome, times: SettleTimes): Promise<boolean>;
  /** Of each of these feeds the page that was settled last. */
  latest(feedIds: readonly FeedId[]): Promise<readonly ArticlePage[]>;
  /** Forgets pages added or renewed before. @returns how many */
  prune(before: string): Promise<number>;
}

export interface PageDraft {
  readonly id: PageId;
  /** As the item links to it, made absolute. */
  readonly url: string;
  /** The item's fingerprint: another one is an edited item. */
  readonly fingerprint: string;
  /** As it was stated; it is stated again with the text of the page. */
  readonly stated: EventData<'item.fetched'>;
  readonly dueAt: string;
}

export interface ArticlePage extends PageDraft {
  readonly status: PageStatus;
  /** Of the item that it holds now. */
  readonly attempts: number;
  readonly addedAt: string;
  readonly settledAt?: string;
  /** Why it is not done, or why the last attempt failed. */
  readonly error?: { readonly code: string; readonly message: string };
  /** What was found last, be it for an earlier wording of the item. */
  readonly text?: PageText;
}

export interface TakenPage {
  readonly token: string;
  readonly page: ArticlePage;
}

export interface SettleTimes {
  readonly now: string;
  readonly hostFreeAt: string;
}

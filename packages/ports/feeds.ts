import type { Feed, FeedHealth, FeedId, FeedState, Validators } from '@newswatch/domain';
import type { Page, PageQuery } from './page.ts';

/** What people configured. Written by the api. */
export interface Feeds {
  /** Adds feeds, or changes those with the same id. */
  put(feeds: readonly Feed[]): Promise<void>;
  get(ids: readonly FeedId[]): Promise<readonly Feed[]>;
  list(query: PageQuery): Promise<Page<Feed>>;
  /** @returns whether it was there */
  remove(id: FeedId): Promise<boolean>;
}

/**
 * The poll schedule: one row per feed, made when the feed is first seen to be due. Written by the fetcher.
 * A row is taken under a lease and settled with its token; a token that is no longer current settles nothing.
 */
export interface Polls {
  /** Feeds whose next poll is due, or whose lease ran out, at `now`; new feeds are due at once. Oldest first. */
  due(now: string, limit: number): Promise<readonly FeedId[]>;
  /** Takes the row when it is due or its lease ran out; undefined when somebody else has it, it is not due, or the feed was removed. */
  take(id: FeedId, lease: Lease): Promise<TakenPoll | undefined>;
  /** @returns false when the lease was lost */
  settle(token: string, result: PollResult): Promise<boolean>;
  /** States of these feeds; a feed never polled is `new`. */
  get(ids: readonly FeedId[]): Promise<readonly FeedState[]>;
  /** States of feeds, those never polled included; for people. */
  list(query: PageQuery): Promise<Page<FeedState>>;
  /** Makes the feed due now, a muted one too; a person asks for it. */
  hasten(id: FeedId, now: string): Promise<boolean>;
}

export interface Lease {
  readonly now: string;
  readonly until: string;
  readonly token: string;
}

export interface TakenPoll {
  readonly token: string;
  readonly state: FeedState;
}

export interface PollResult {
  readonly health: FeedHealth;
  readonly polledAt: string;
  readonly nextPollAt: string;
  readonly polls: number;
  readonly failures: number;
  readonly lastItemAt?: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly validators: Validators;
  readonly seen: readonly string[];
}

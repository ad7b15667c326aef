import type {
  Feed,
  FeedHealth,
  FeedId,
  FeedMove,
  FeedRedirect,
  FeedSchedule,
  FeedState,
  PollReason,
  Validators,
} from '@newswatch/domain';
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
  /**
   * Feeds whose next poll is due, or whose lease ran out, at `now`; new feeds are due at once. Oldest first.
   * @param among feeds of one host, or so many of each host at most; new feeds have no host yet
   */
  due(now: string, limit: number, among?: DueAmong): Promise<readonly FeedId[]>;
  /**
   * Takes the row when it is due or its lease ran out, and `rule` lets its host be asked. In one transaction, under a lock
   * on the host: of two that ask at once, the second is judged after the first has its answer.
   */
  take(id: FeedId, lease: PollLease, rule: HostRule): Promise<PollTaking>;
  /** @returns false when the lease was lost */
  settle(token: string, result: PollResult): Promise<boolean>;
  /** States of these feeds; a feed never polled is `new`. */
  get(ids: readonly FeedId[]): Promise<readonly FeedState[]>;
  /** States of feeds, those never polled included; for people. */
  list(query: PageQuery): Promise<Page<FeedState>>;
  /** Makes the feed due now, a muted one too, for the reason `asked`: a person asks for it. */
  hasten(id: FeedId, now: string): Promise<boolean>;
}

export interface Lease {
  readonly now: string;
  readonly until: string;
  readonly token: string;
}

export interface PollLease extends Lease {
  /** For the rule: so many feeds of one host at once; without it as many as there are. */
  readonly perHost?: number;
}

export type PollTaking =
  | { readonly kind: 'taken'; readonly token: string; readonly state: FeedState }
  /** Somebody else has it, its time has not come, or the feed was removed. */
  | { readonly kind: 'not-due' }
  /** The host has its hands full; the feed stays due, and its state says so. */
  | { readonly kind: 'host-busy' };

export interface DueAmong {
  readonly host?: string;
  readonly perHost?: number;
}

/** Pure. Whether a host may be asked under such a lease, now that so many of its feeds are being polled. */
export type HostRule = (host: HostNow, lease: PollLease) => 'ask' | 'wait';

export interface HostNow {
  /** Name or address, with the port unless it is the usual one. */
  readonly host: string;
  /** Feeds of it with a lease in force. */
  readonly polling: number;
  /** When the last of its feeds was taken, in milliseconds since the epoch. */
  readonly lastAskedAt?: number;
}

export interface PollResult {
  readonly health: FeedHealth;
  readonly polledAt: string;
  readonly nextPollAt: string;
  readonly nextPollReason: PollReason;
  readonly polls: number;
  readonly failures: number;
  readonly lastItemAt?: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly validators: Validators;
  readonly seen: readonly string[];
  readonly arrivals: readonly number[];
  readonly schedule?: FeedSchedule;
  readonly movedTo?: FeedMove;
  readonly redirect?: FeedRedirect;
  readonly missingSince?: string;
}

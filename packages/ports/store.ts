import type { Claims } from './claims.ts';
import type { EventBus } from './event-bus.ts';
import type { HandNotes } from './hand-notes.ts';
import type { JobQueue } from './job-queue.ts';
import type { Alerts } from './alerts.ts';
import type { Archive, DeadLetters } from './archive.ts';
import type { ArticlePages } from './article-pages.ts';
import type { Deliveries, Receivers } from './deliveries.ts';
import type { Feeds, Polls } from './feeds.ts';
import type { Stories } from './stories.ts';
import type { Watches } from './watches.ts';

/**
 * The truth: one port per repository, each written by one service (named in its comment).
 * All reject with `store-unavailable` when the store is away; the runner takes that for an outage.
 */
export interface Store {
  readonly feeds: Feeds;
  readonly polls: Polls;
  readonly articlePages: ArticlePages;
  readonly watches: Watches;
  readonly receivers: Receivers;
  readonly stories: Stories;
  readonly alerts: Alerts;
  readonly deliveries: Deliveries;
  readonly archive: Archive;
  readonly deadLetters: DeadLetters;
}

/** Everything that a composition root opens and services are given. */
export interface Ports {
  readonly bus: EventBus;
  readonly queue: JobQueue;
  readonly claims: Claims;
  readonly handNotes: HandNotes;
  readonly store: Store;
}

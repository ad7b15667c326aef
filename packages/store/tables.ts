import type { Generated } from 'kysely';

/**
 * The tables as TypeScript sees them; migrations/ makes them and names who writes each. Times are ISO 8601 text, which
 * sorts. Whole objects and lists are JSON text, read back by the domain's schemas.
 */
export interface Tables {
  counters: CounterRow;
  feeds: CatalogueRow;
  receivers: CatalogueRow;
  polls: PollRow;
  article_pages: ArticlePageRow;
  poll_hosts: PollHostRow;
  watches: WatchRow;
  story_prints: PrintRow;
  story_bands: BandRow;
  decisions: DecisionRow;
  deliveries: DeliveryRow;
  archive: ArchiveRow;
  archive_numbers: { number: Generated<number>; version: string };
  dead_letters: DeadLetterRow;
  notes_in_hand: { reader: string; lane: string; first: number; last: number; takes: number };
  schema_version: { version: number };
}

interface CounterRow {
  name: string;
  value: number;
}

interface CatalogueRow {
  id: string;
  created_at: string;
  body: string;
}

/** `due_at` is when the row may be taken: when its time comes, or when the lease in force runs out. */
interface Leased {
  due_at: string | null;
  /** Present while somebody has the row. */
  lease_token: string | null;
}

export interface PollRow extends Leased {
  feed_id: string;
  next_poll_at: string;
  health: string;
  polled_at: string | null;
  last_item_at: string | null;
  polls: number;
  failures: number;
  error_code: string | null;
  error_message: string | null;
  etag: string | null;
  last_modified: string | null;
  seen: string;
  /** Null in rows of version 1 that were not taken since. */
  host: string | null;
  reason: string | null;
  arrivals: string | null;
  schedule: string | null;
  moved_to: string | null;
  redirect: string | null;
  missing_since: string | null;
}

interface PollHostRow {
  host: string;
  asked_at: string | null;
}

export interface ArticlePageRow extends Leased {
  id: string;
  feed_id: string;
  /** With the port, if it has one of its own. */
  host: string;
  status: string;
  /** The host is not asked for another page before. */
  busy_until: string | null;
  added_at: string;
  settled_at: string | null;
  attempts: number;
  error_code: string | null;
  error_message: string | null;
  fingerprint: string;
  url: string;
  stated: string;
  /** The text of the page. */
  found: string | null;
}

interface WatchRow {
  id: string;
  created_at: string;
  revision: number;
  /** Null: removed, a tombstone. */
  watch: string | null;
}

export interface PrintRow {
  version: string;
  /** Grows in the order of assigning. */
  number: number;
  article_id: string;
  event_id: string;
  fetched_at: string;
  signature: string;
  bands: string;
  story: string;
  /** Null unless it came as backlog: the feed whose first poll brought it. */
  backlog_of: string | null;
}

interface BandRow {
  band: string;
  print: number;
}

interface DecisionRow {
  version: string;
  watch_id: string;
  /** Grows in the order of deciding. */
  number: number;
  alert_id: string;
  article_id: string;
  story_id: string;
  fetched_at: string;
  kind: string;
  alert: string;
  verdict: string;
}

export interface DeliveryRow extends Leased {
  id: string;
  receiver_id: string;
  alert_ids: string;
  status: string;
  attempts: number;
  created_at: string;
  next_attempt_at: string | null;
  settled_at: string | null;
  error_code: string | null;
  error_message: string | null;
}

interface ArchiveRow {
  version: string;
  article_id: string;
  fetched_at: string;
  /** 1 for the newest version of its article, else 0. */
  newest: number;
  source: string;
  language: string;
  article: string;
  enrichment: string;
}

interface DeadLetterRow {
  id: string;
  failed_at: string;
  letter: string;
}

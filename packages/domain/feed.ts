import { z } from 'zod';
import { failure } from './errors.ts';
import { readingOptions } from './feed-options.ts';
import type { FeedSchedule } from './feed-schedule.ts';
import { feedIdSchema } from './ids.ts';
import type { PollReason } from './poll-reason.ts';
import { instantSchema } from './time.ts';
import { webUrlSchema } from './web-url.ts';

const intervalSchema = z.int().min(1).max(86_400);

/** A URL that we poll, as a person configured it. What polling found out about it is its `FeedState`. */
export const feedSchema = z.object({
  id: feedIdSchema,
  url: webUrlSchema,
  title: z.string().min(1).optional(),
  /** BCP 47 language that the person declares for all its items. */
  language: z.string().min(2).max(8).optional(),
  /** Seconds between polls. Unless it is given, they follow the pace of the feed. */
  intervalSeconds: intervalSchema.optional(),
  /** Where the pace decides: no fewer seconds between polls than these; 300 unless said otherwise. */
  minIntervalSeconds: intervalSchema.optional(),
  /** Items published since then are alerted even when the first poll brings them. */
  alertSince: instantSchema.optional(),
  ...readingOptions,
  /** What a person files it under: folders and categories of a list of feeds, parts of a path parted by `/`. */
  tags: z.array(z.string().trim().min(1).max(200)).max(50).optional(),
  createdAt: instantSchema,
});
export type Feed = z.infer<typeof feedSchema>;

/** The address that a feed is known by: as the URL standard writes it, without fragment. @throws `url-invalid` */
export function feedUrl(given: string): string {
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw failure('url-invalid', { url: given, problem: 'it does not begin with http:// or https://' });
  }
  url.hash = '';
  return url.href;
}

export const feedMoveSchema = z.object({ url: z.string(), since: instantSchema });
export type FeedMove = z.infer<typeof feedMoveSchema>;

export const feedRedirectSchema = z.object({
  to: z.string(),
  since: instantSchema,
  polls: z.int().positive(),
});
export type FeedRedirect = z.infer<typeof feedRedirectSchema>;

export const feedHealthSchema = z.enum(['new', 'ok', 'failing', 'muted']);
export type FeedHealth = z.infer<typeof feedHealthSchema>;

/** What polling knows of a feed. Written by the fetcher alone. */
export interface FeedState {
  readonly feed: Feed;
  readonly health: FeedHealth;
  readonly nextPollAt: string;
  readonly nextPollReason: PollReason;
  readonly lastPolledAt?: string;
  readonly lastItemAt?: string;
  /** Polls that were settled with a document; names the next poll, so that a poll done again is the same poll. */
  readonly polls: number;
  /** Failures since the last success. */
  readonly failures: number;
  readonly error?: { readonly code: string; readonly message: string };
  readonly validators: Validators;
  /** Fingerprints of the items in the last document: what is among them is not new. */
  readonly seen: readonly string[];
  /**
   * When its last items came, oldest first, in milliseconds since the epoch: as first seen, those of its first document
   * as dated there.
   */
  readonly arrivals: readonly number[];
  /** What its last document asks for. */
  readonly schedule?: FeedSchedule;
  /** It moved for good: where it is polled, and since when. Its id and address stay. */
  readonly movedTo?: FeedMove;
  /** It redirects permanently, and that is not believed yet: where to, since when, in how many polls in a row. */
  readonly redirect?: FeedRedirect;
  /** Since when it answers 404. */
  readonly missingSince?: string;
}

/** Sent back byte for byte as received (RFC 9110, 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

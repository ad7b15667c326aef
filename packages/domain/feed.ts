import { z } from 'zod';
import { failure } from './errors.ts';
import { readingOptions } from './feed-options.ts';
import { feedIdSchema } from './ids.ts';
import { instantSchema } from './time.ts';
import { webUrlSchema } from './web-url.ts';

/** A URL that we poll, as a person configured it. What polling found out about it is its `FeedState`. */
export const feedSchema = z.object({
  id: feedIdSchema,
  url: webUrlSchema,
  title: z.string().min(1).optional(),
  /** BCP 47 language that the person declares for all its items. */
  language: z.string().min(2).max(8).optional(),
  /** Seconds between polls. */
  intervalSeconds: z.int().min(1).max(86_400).default(300),
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

export const feedHealthSchema = z.enum(['new', 'ok', 'failing', 'muted']);
export type FeedHealth = z.infer<typeof feedHealthSchema>;

/** What polling knows of a feed. Written by the fetcher alone. */
export interface FeedState {
  readonly feed: Feed;
  readonly health: FeedHealth;
  readonly nextPollAt: string;
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
}

/** Sent back byte for byte as received (RFC 9110, 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

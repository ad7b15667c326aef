import { documentFormat } from './document-format.ts';
import type { FeedDocument } from './feed-reader.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readSitemap } from './read-sitemap.ts';
import { isTelegramChannel, readTelegram } from './read-telegram.ts';

/**
 * Reads a document whose format leaves no choice of reader.
 * @returns undefined for what a `FeedReader` reads: RSS, RDF, Atom, and what is no feed at all
 * @throws NewswatchError `not-a-feed`, `feed-broken`
 */
export function readByFormat(text: string, origin: { readonly url: string }): FeedDocument | undefined {
  const format = documentFormat(text);
  if (format === 'json') return readJsonFeed(text, origin);
  if (format === 'sitemap') return readSitemap(text, origin);
  return format === 'html' && isTelegramChannel(text) ? readTelegram(text, origin) : undefined;
}

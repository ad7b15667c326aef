import { documentFormat } from './document-format.ts';
import type { FeedDocument } from './feed-reader.ts';
import { readJsonFeed } from './read-json-feed.ts';

/**
 * Reads a document whose format leaves no choice of reader.
 * @returns undefined for what a `FeedReader` reads: RSS, RDF, Atom, and what is no feed at all
 * @throws NewswatchError `not-a-feed`, `feed-broken`
 */
export function readByFormat(text: string, origin: { readonly url: string }): FeedDocument | undefined {
  return documentFormat(text) === 'json' ? readJsonFeed(text, origin) : undefined;
}

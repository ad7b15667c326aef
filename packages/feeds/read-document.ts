import type { FeedOrigin } from './feed-origin.ts';
import type { FeedDocument, FeedReader } from './feed-reader.ts';
import { readByFormat } from './read-by-format.ts';

/**
 * Reads a document of whatever format: by the reader, unless the format leaves no choice. Pure: it is called in a worker too.
 * @throws NewswatchError `not-a-feed`, `feed-broken`
 */
export async function readDocument(
  reader: FeedReader,
  text: string,
  origin: FeedOrigin,
): Promise<FeedDocument> {
  return readByFormat(text, origin) ?? reader.read(text, origin);
}

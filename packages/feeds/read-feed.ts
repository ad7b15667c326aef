import { type Decoded, decodeDocument } from './decode-document.ts';
import type { FeedDocument, FeedReader } from './feed-reader.ts';
import { readByFormat } from './read-by-format.ts';

/** What came over the wire, as far as reading is concerned. */
export interface Fetched {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface ReadFeed extends FeedDocument {
  readonly charset: Omit<Decoded, 'text'>;
}

/**
 * Decodes and reads what was fetched: by the reader, unless the format leaves no choice.
 * @throws NewswatchError `not-a-feed`, `feed-broken`
 */
export async function readFeed(reader: FeedReader, fetched: Fetched): Promise<ReadFeed> {
  const { text, charset, reason } = decodeDocument(fetched.body, fetched.headers['content-type']);
  const document = readByFormat(text, fetched) ?? (await reader.read(text, fetched.url));
  return { ...document, charset: { charset, reason } };
}

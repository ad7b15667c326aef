import { type Feed, failure } from '@newswatch/domain';
import { type Decoded, decodeDocument } from './decode-document.ts';
import type { FeedOrigin } from './feed-origin.ts';
import type { FeedDocument, FeedReader } from './feed-reader.ts';
import { readByFormat } from './read-by-format.ts';
import { readPage } from './read-page.ts';
import { readerOf } from './readers.ts';
import { unpacked } from './unpacked.ts';

/** What came over the wire, as far as reading is concerned. */
export interface Fetched {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface ReadFeed extends FeedDocument {
  readonly charset: Omit<Decoded, 'text'>;
}

/** How a feed is read; a `Feed` is one. */
export interface FeedReading extends Pick<Feed, 'reader' | 'page'> {
  /** Somebody tries it: selectors that find nothing are told more severely. */
  readonly strict?: boolean | undefined;
}

/** Whether it is a page that is read by selectors. */
export const isPage = ({ reader, page }: FeedReading): boolean =>
  reader === 'html' || (reader === undefined && page !== undefined);

/**
 * Unpacks, decodes and reads what was fetched: by the reader, unless the feed selects another or the format leaves no choice.
 * @throws NewswatchError `not-a-feed`, `feed-broken`; for a page `selector-invalid`, `selector-finds-nothing`
 */
export async function readFeed(
  reader: FeedReader,
  fetched: Fetched,
  reading: FeedReading = {},
): Promise<ReadFeed> {
  const body = unpacked(fetched.body, fetched.url);
  const { text, charset, reason } = decodeDocument(body, fetched.headers['content-type']);
  const document = isPage(reading)
    ? pageIn(text, fetched, reading)
    : (readByFormat(text, fetched) ?? (await selected(reader, reading).read(text, originOf(fetched))));
  return { ...document, charset: { charset, reason } };
}

const selected = (reader: FeedReader, { reader: name }: FeedReading): FeedReader =>
  name === 'rss-parser' ? readerOf(name) : reader;

const originOf = ({ url, headers }: Fetched): FeedOrigin => ({
  url,
  contentLocation: headers['content-location'],
  contentLanguage: headers['content-language'],
});

function pageIn(text: string, { url }: Fetched, { page, strict }: FeedReading): FeedDocument {
  if (page === undefined)
    throw failure('selector-invalid', { selector: '', problem: 'there is none for the items' });
  return readPage(text, { url, selectors: page, strict });
}

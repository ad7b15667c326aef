import { type Feed, failure } from '@newswatch/domain';
import { type Decoded, decodeDocument } from './decode-document.ts';
import { boundedFeed, boundedItem } from './bounded-item.ts';
import type { FeedOrigin } from './feed-origin.ts';
import type { FeedDocument, FeedReader } from './feed-reader.ts';
import { readDocument } from './read-document.ts';
import { readInWorker } from './read-in-worker.ts';
import { readPage } from './read-page.ts';
import { isReaderName, readerOf } from './readers.ts';
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
 * Unpacks, decodes and reads what was fetched: by the reader, unless the feed selects another or the format leaves no choice;
 * a large document in a thread of its own.
 * @throws NewswatchError `not-a-feed`, `feed-broken`, `feed-too-slow`; for a page `selector-invalid`, `selector-finds-nothing`
 */
export async function readFeed(
  reader: FeedReader,
  fetched: Fetched,
  reading: FeedReading = {},
): Promise<ReadFeed> {
  const body = unpacked(fetched.body, fetched.url);
  const { text, charset, reason } = decodeDocument(body, fetched.headers['content-type']);
  const { feed, items, ...document } = isPage(reading)
    ? pageIn(text, fetched, reading)
    : await readAnySize(selected(reader, reading), text, originOf(fetched));
  return {
    ...document,
    feed: boundedFeed(feed),
    items: items.map(boundedItem),
    charset: { charset, reason },
  };
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

/** UTF-16 units. What is longer is read in a thread of its own: it would hold up everybody else for a tenth of a second and more. */
const LARGE = 1_000_000;

const readAnySize = (reader: FeedReader, text: string, origin: FeedOrigin): Promise<FeedDocument> =>
  text.length > LARGE && isReaderName(reader.name)
    ? readInWorker({ reader: reader.name, text, origin })
    : readDocument(reader, text, origin);

/** From bytes to items: charset, documents, dates, addresses, text. Pure, apart from the reader behind its port. */
export { canonicalUrl } from './canonical-url.ts';
export { decodeDocument } from './decode-document.ts';
export type { FeedDocument, FeedInfo, FeedReader } from './feed-reader.ts';
export { htmlToText, plainLine } from './html-to-text.ts';
export { type ItemBody, itemBody, readBody } from './item-body.ts';
export { itemFingerprint } from './item-fingerprint.ts';
export { type Image, itemImages } from './item-images.ts';
export { parseDate } from './parse-date.ts';
export { type FeedPreview, type RequestPage, FEED_ACCEPT, previewFeed } from './preview-feed.ts';
export { type Published, type PublishedContext, publishedOf } from './published.ts';
export { type FeedReading, type Fetched, type ReadFeed, readFeed } from './read-feed.ts';
export { type OpmlEntry, readOpml } from './read-opml.ts';
export { type ReaderName, READER_NAMES, readerOf } from './readers.ts';
export { isOpaque } from './redirect-url.ts';
export { rssParserReader } from './rss-parser-reader.ts';
export { isSameSite } from './same-site.ts';
export { sanitizeHtml } from './sanitize-html.ts';
export { writeOpml } from './write-opml.ts';

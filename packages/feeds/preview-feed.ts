import { type FeedSchedule, type NewswatchError, asFailure, failure, given } from '@newswatch/domain';
import { decodeDocument } from './decode-document.ts';
import { type FoundFeed, discoverFeeds } from './discover-feeds.ts';
import { discoverSitemaps } from './discover-sitemaps.ts';
import { documentFormat } from './document-format.ts';
import type { FeedReader } from './feed-reader.ts';
import { plainLine } from './html-to-text.ts';
import { type FeedReading, type ReadFeed, isPage, readFeed } from './read-feed.ts';
import { readFurther } from './read-further.ts';
import { isTelegramChannel, telegramPreview } from './read-telegram.ts';
import { unpacked } from './unpacked.ts';

/** The part of an HTTP client that is needed here; `Web['request']` fits. */
export type RequestPage = (request: {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}) => Promise<Page>;

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly redirects: readonly FollowedRedirect[];
}

export interface FollowedRedirect {
  readonly from: string;
  readonly to: string;
  readonly status: number;
}

export interface PreviewOptions {
  readonly request: RequestPage;
  readonly reader: FeedReader;
  /** A page that is read by selectors is the feed itself. */
  readonly reading?: FeedReading | undefined;
  /** Of a feed, or of a page that has one; `https://` may be left out. */
  readonly url: string;
  readonly signal?: AbortSignal;
}

export interface FeedPreview extends Omit<ReadFeed, 'feed' | 'further'> {
  /** The address to poll. */
  readonly url: string;
  /** Plain text. */
  readonly title?: string;
  readonly language?: string;
  readonly schedule?: FeedSchedule;
  /** Of the answer that held the document; names in lower case. */
  readonly headers: Page['headers'];
  /** On the way to it. */
  readonly redirects: Page['redirects'];
}

/** Sent with every request for a feed. */
export const FEED_ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5';

/** A page may name any number; asking them all would be an attack on somebody. */
const MOST_CANDIDATES = 12;

/**
 * Finds the feed at an address: the document itself, or the first readable one among those that an HTML page names, its
 * links that look like feeds, the usual places of its site, and at last its sitemaps. A Telegram channel is its preview.
 * @throws NewswatchError `http-status`, `feed-gone`, `not-a-feed`, `feed-broken`, for a page that is read by selectors
 *   `selector-invalid` and `selector-finds-nothing`, and what the request throws
 */
export async function previewFeed(options: PreviewOptions): Promise<FeedPreview> {
  const given = /^[a-z][a-z\d+.-]*:\/\//i.test(options.url) ? options.url : `https://${options.url}`;
  const url = telegramPreview(given) ?? given;
  const page = await requestOk(options, url);
  const { text } = decodeDocument(page.body, page.headers['content-type']);
  const isFeed = documentFormat(text) !== 'html' || isPage(options.reading ?? {}) || isTelegramChannel(text);
  if (isFeed) return previewOf(options, url, page);
  if (telegramPreview(page.url) !== undefined) throw failure('not-a-feed', { url, problem: NO_PREVIEW });
  return firstReadable(options, page, discoverFeeds(text, page.url).slice(0, MOST_CANDIDATES));
}

const NO_PREVIEW = 'it is no Telegram channel with a public preview';

async function firstReadable(
  options: PreviewOptions,
  page: Page,
  candidates: readonly FoundFeed[],
): Promise<FeedPreview> {
  let reason: NewswatchError | undefined;
  const waiting = [...candidates];
  const known = new Set([page.url, ...candidates.map(({ url }) => url)]);
  for (let asked = 0; asked < MOST_CANDIDATES && waiting.length > 0; asked += 1) {
    const [candidate] = waiting.splice(0, 1);
    if (candidate === undefined) break;
    const found = await tryCandidate(options, candidate.url);
    if ('items' in found) return found;
    // What is wrong with a feed that the page names matters more than that nothing lies at a usual place.
    if (candidate.by === 'named') reason ??= found.error;
    // Many sites have a page at /rss that lists their feeds.
    waiting.unshift(...found.lists.filter(({ url }) => !known.has(url) && known.add(url)));
  }
  const sitemap = reason === undefined ? await sitemapOf(options, page.url) : undefined;
  if (sitemap !== undefined) return sitemap;
  throw reason ?? failure('not-a-feed', { url: page.url, problem: 'it is a page that names no feed' });
}

/** Of its sitemaps the first that has items. */
async function sitemapOf(options: PreviewOptions, site: string): Promise<FeedPreview | undefined> {
  for (const url of discoverSitemaps(await robotsOf(options, site), site)) {
    const found = await tryCandidate(options, url);
    if ('items' in found && found.format === 'sitemap' && found.items.length > 0) return found;
  }
  return undefined;
}

/** Empty where there is none. */
async function robotsOf(options: PreviewOptions, site: string): Promise<string> {
  try {
    const { body, headers } = await requestOk(options, new URL('/robots.txt', site).href);
    return decodeDocument(body, headers['content-type']).text;
  } catch (thrown) {
    const { code } = asFailure(thrown);
    if (code === 'unexpected') throw thrown;
    return '';
  }
}

interface NoFeed {
  readonly error: NewswatchError;
  /** Feeds that it names or links to, when it is a page. */
  readonly lists: readonly FoundFeed[];
}

async function tryCandidate(options: PreviewOptions, url: string): Promise<FeedPreview | NoFeed> {
  let lists: readonly FoundFeed[] = [];
  try {
    const page = await requestOk(options, url);
    lists = listedIn(page);
    return await previewOf(options, url, page);
  } catch (thrown) {
    return { error: asFailure(thrown), lists };
  }
}

function listedIn({ body, headers, url }: Page): readonly FoundFeed[] {
  const { text } = decodeDocument(body, headers['content-type']);
  return documentFormat(text) === 'html' ? discoverFeeds(text, url).filter(({ by }) => by !== 'usual') : [];
}

async function requestOk({ request, signal }: PreviewOptions, url: string): Promise<Page> {
  const headers = { accept: FEED_ACCEPT };
  const answer = await request(given({ url, headers, signal }));
  const page = { ...answer, body: unpacked(answer.body, url) };
  if (page.status === 410) throw failure('feed-gone', { url });
  if (page.status < 200 || page.status > 299) throw failure('http-status', { url, status: page.status });
  return page;
}

async function previewOf(options: PreviewOptions, asked: string, page: Page): Promise<FeedPreview> {
  const { reader, reading } = options;
  const first = await readFeed(reader, page, { ...reading, strict: true });
  const {
    feed,
    further: _,
    ...document
  } = await readFurther(first, async (url) => readFeed(reader, await requestOk(options, url)));
  const title = plainLine(feed.title ?? '');
  return {
    ...document,
    url: lastingUrl(asked, page),
    ...(title === '' ? {} : { title }),
    ...given({ language: feed.language, schedule: feed.schedule }),
    headers: page.headers,
    redirects: page.redirects,
  };
}

/** A redirect is taken into the address only when every hop says that it is permanent (RFC 9110, 15.4.2 and 15.4.9). */
function lastingUrl(asked: string, page: Page): string {
  const permanent = page.redirects.every(({ status }) => status === 301 || status === 308);
  return permanent ? page.url : new URL(asked).href;
}

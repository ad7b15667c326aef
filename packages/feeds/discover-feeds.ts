import { Parser } from 'htmlparser2';
import { boundedHtml } from './bounded-html.ts';

/** A feed that a page names, or an address at which one is usual. */
export interface FoundFeed {
  readonly url: string;
  readonly title?: string;
  /** `named`: by the page as its feed; `linked`: a link of it that looks like one; `usual`: nobody said that it is there. */
  readonly by: 'named' | 'linked' | 'usual';
}

const FEED_TYPE =
  /^(?:application|text)\/(?:rss|atom|rdf)\+xml$|^(?:application|text)\/xml$|^application\/feed\+json$/i;

/** In order of how often they are right. */
const USUAL_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'];

/** Blogs name the feed of their comments beside that of their articles. */
const COMMENTS = /comment|комментари|yorum|пікір|şərh/i;

/** Links of a page that may be asked; more is a list of feeds for people to choose from. */
const MOST_LINKED = 4;

/**
 * Where the feeds of a page are: its `link rel=alternate` elements of any type of feed first, those of comments last
 * among them; then its links that look like feeds, those of its own site first; then the usual places of its site.
 * @param pageUrl where the page came from
 */
export function discoverFeeds(html: string, pageUrl: string): readonly FoundFeed[] {
  const { named, linked } = linksOf(html, pageUrl);
  const own = linked.filter(({ url }) => siteOf(url) === siteOf(pageUrl));
  const foreign = linked.filter(({ url }) => siteOf(url) !== siteOf(pageUrl));
  const usual = USUAL_PATHS.map((path): FoundFeed => ({ url: new URL(path, pageUrl).href, by: 'usual' }));
  const seen = new Set<string>();
  return [
    ...lastOfComments(named),
    ...lastOfComments([...own, ...foreign]).slice(0, MOST_LINKED),
    ...usual,
  ].filter(({ url }) => !seen.has(url) && seen.add(url));
}

const lastOfComments = (feeds: readonly FoundFeed[]): readonly FoundFeed[] => [
  ...feeds.filter((one) => !ofComments(one)),
  ...feeds.filter(ofComments),
];
const ofComments = ({ url, title = '' }: FoundFeed): boolean => COMMENTS.test(`${title} ${url}`);

/** The last two labels of a host: `rss.news.example` and `www.news.example` are one site. */
const siteOf = (url: string): string => (URL.parse(url)?.hostname ?? '').split('.').slice(-2).join('.');

type Attributes = Readonly<Record<string, string>>;

function linksOf(html: string, pageUrl: string): Record<'named' | 'linked', readonly FoundFeed[]> {
  const found: Record<'named' | 'linked', FoundFeed[]> = { named: [], linked: [] };
  let base = pageUrl;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base') base = URL.parse(attributes['href'] ?? '', pageUrl)?.href ?? base;
      if (name === 'link' && isFeedLink(attributes))
        found.named.push(...feedAt(attributes, { base, by: 'named' }));
      if (name === 'a' && looksLikeFeed(attributes))
        found.linked.push(...feedAt(attributes, { base, by: 'linked' }));
    },
  });
  parser.end(boundedHtml(html));
  return found;
}

function isFeedLink({ rel = '', type = '', href = '', title = '', hreflang }: Attributes): boolean {
  const relations = rel.toLowerCase().split(/\s+/);
  if (relations.includes('feed')) return true;
  if (!relations.includes('alternate')) return false;
  const [kind = ''] = type.trim().split(/\s*;/);
  if (FEED_TYPE.test(kind)) return true;
  // WordPress names its programming interface so as well.
  if (/^application\/json$/i.test(kind)) return /feed/i.test(`${title} ${href}`);
  return kind === '' && hreflang === undefined && isFeedAddress(href);
}

/** `/rss/`, `/export/rss2/index.xml`, `news.rss`, `/feed.php`; `?feed=rss2`. Not what only carries such an address. */
const FEED_PATH = /^feed:|^[^?#]*(?:^|[/.])(?:rss|rss2|atom|rdf|feed|feeds)(?:[/?#.]|$)/i;
const FEED_QUERY = /[?&](?:feed|format|type)=(?:rss|atom)/i;

/** An address whose host says feeds is no feed for that. */
function isFeedAddress(href: string): boolean {
  if (href.length > 1_000) return false;
  const path = href.replace(/^(?:https?:)?\/\/[^/]*/i, '');
  return FEED_PATH.test(path) || FEED_QUERY.test(path);
}

const looksLikeFeed = ({ href = '', type = '' }: Attributes): boolean =>
  FEED_TYPE.test(type.trim()) || isFeedAddress(href);

interface Where {
  readonly base: string;
  readonly by: FoundFeed['by'];
}

function feedAt({ href = '', title }: Attributes, { base, by }: Where): readonly FoundFeed[] {
  const plain = href
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  const url = URL.parse(plain, base);
  if (plain === '' || url === null || !/^https?:$/.test(url.protocol)) return [];
  url.hash = '';
  return [{ url: url.href, by, ...(title === undefined || title === '' ? {} : { title }) }];
}

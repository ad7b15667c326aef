import { Parser } from 'htmlparser2';
import { boundedHtml } from './bounded-html.ts';

/** A feed that a page names, or an address at which one is usual. */
export interface FoundFeed {
  readonly url: string;
  readonly title?: string;
  /** `named`: by the page; `usual`: nobody said that it is there. */
  readonly by: 'named' | 'usual';
}

const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf)\+xml$|^(?:application|text)\/xml$/i;

/** In order of how often they are right. */
const USUAL_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml'];

/** Blogs name the feed of their comments beside that of their articles. */
const COMMENTS = /comment|комментари|yorum|пікір/i;

/**
 * Where the feeds of a page are: its `link rel=alternate` elements first, those of comments last among them, then the
 * usual places of its site.
 * @param pageUrl where the page came from
 */
export function discoverFeeds(html: string, pageUrl: string): readonly FoundFeed[] {
  const named = linksOf(html, pageUrl);
  const ordered = [...named.filter((one) => !ofComments(one)), ...named.filter(ofComments)];
  const usual = USUAL_PATHS.map((path): FoundFeed => ({ url: new URL(path, pageUrl).href, by: 'usual' }));
  const seen = new Set<string>();
  return [...ordered, ...usual].filter(({ url }) => !seen.has(url) && seen.add(url));
}

const ofComments = ({ url, title = '' }: FoundFeed): boolean => COMMENTS.test(`${title} ${url}`);

function linksOf(html: string, pageUrl: string): readonly FoundFeed[] {
  const found: FoundFeed[] = [];
  let base = pageUrl;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base') base = URL.parse(attributes['href'] ?? '', pageUrl)?.href ?? base;
      if (name === 'link') found.push(...feedIn(attributes, base));
    },
  });
  parser.end(boundedHtml(html));
  return found;
}

function feedIn(attributes: Readonly<Record<string, string>>, base: string): readonly FoundFeed[] {
  const { rel = '', type = '', href = '', title } = attributes;
  const url = URL.parse(href, base);
  const isFeed = /(?:^|\s)alternate(?:\s|$)/i.test(rel) && FEED_TYPE.test(type.trim());
  if (!isFeed || href === '' || url === null || !url.protocol.startsWith('http')) return [];
  return [{ url: url.href, by: 'named', ...(title === undefined || title === '' ? {} : { title }) }];
}

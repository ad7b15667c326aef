import { DAY, type Item, given } from '@newswatch/domain';
import { Parser } from 'htmlparser2';
import type { FeedDocument } from './feed-reader.ts';
import { pictureEnclosure } from './item-parts.ts';
import { parseDate } from './parse-date.ts';

/**
 * Sitemaps (sitemaps.org/protocol.html) and their news extension (schemas/sitemap-news/0.9), for sites without a feed.
 *
 * - With news in it, only what is news: title, date, language, keywords; the name of the publication is the feed's title.
 * - Without, the pages changed within two days of the one changed last: they have no title, only their address.
 * - An index has no items and says what to read `further`: of its own host alone, what is called news first, then what
 *   changed last.
 *
 * Newest first. Prefixes of names are not looked at. What is not understood of an entry is left out.
 */
export function readSitemap(text: string, { url }: { readonly url: string }): FeedDocument {
  const { entries, isIndex } = entriesOf(text);
  const found = entries.flatMap((entry) => placed(entry, url)).toSorted((a, b) => b.time - a.time);
  if (isIndex) return { format: 'sitemap', feed: {}, items: [], further: furtherOf(found, url) };
  const news = found.filter(({ entry }) => entry.has('title'));
  const chosen = (news.length > 0 ? news : recentOf(found)).slice(0, MOST_ITEMS);
  const [first] = news;
  return {
    format: 'sitemap',
    feed: given({ title: first?.entry.get('name'), language: first?.entry.get('language') }),
    items: chosen.map(itemOf),
  };
}

/** The protocol allows 1 000 news in one document. */
const MOST_ITEMS = 1_000;
/** Documents of an index that are read at one poll. */
const MOST_FURTHER = 4;
const RECENT = 2 * DAY;

/** First text of each element of an entry, by its name without prefix. */
type Entry = ReadonlyMap<string, string>;

interface Placed {
  readonly entry: Entry;
  readonly link: string;
  /** When it was published or changed; before all others where nobody says. */
  readonly time: number;
}

/** By parent and name: pictures and videos have titles of their own. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['url loc', 'loc'],
  ['sitemap loc', 'loc'],
  ['url lastmod', 'lastmod'],
  ['sitemap lastmod', 'lastmod'],
  ['news title', 'title'],
  ['news publication_date', 'publication_date'],
  ['news keywords', 'keywords'],
  ['publication language', 'language'],
  ['publication name', 'name'],
  ['image loc', 'image'],
]);

/** Levels; the format has five. What lies deeper is no sitemap, and the parser takes its time over it. */
const DEEPEST = 50;

function entriesOf(text: string): { readonly entries: readonly Entry[]; readonly isIndex: boolean } {
  const entries: Entry[] = [];
  const path: string[] = [];
  let isIndex = false;
  let entry = new Map<string, string>();
  let words = '';
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(localName(name));
        if (path.length > DEEPEST) parser.pause();
        if (path.length === 1) isIndex = path[0] === 'sitemapindex';
        if (path.length === 2) entry = new Map();
        words = '';
      },
      ontext(piece) {
        words += piece;
      },
      onclosetag() {
        const name = FIELDS.get(path.slice(-2).join(' '));
        const text = words.trim();
        if (name !== undefined && text !== '' && !entry.has(name)) entry.set(name, text);
        if (path.length === 2) entries.push(entry);
        words = '';
        path.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return { entries, isIndex };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

function placed(entry: Entry, base: string): readonly Placed[] {
  const loc = entry.get('loc') ?? '';
  // The document may have come without an address.
  const url = URL.parse(loc) ?? URL.parse(loc, base);
  if (loc === '' || url === null || !/^https?:$/.test(url.protocol)) return [];
  const time = parseDate(entry.get('publication_date') ?? entry.get('lastmod') ?? '');
  return [{ entry, link: url.href, time: time ?? 0 }];
}

/** Against each other, not against the clock: what was the newest stays until something newer is there. */
function recentOf(found: readonly Placed[]): readonly Placed[] {
  const newest = found[0]?.time ?? 0;
  return newest === 0 ? [] : found.filter(({ time }) => time > newest - RECENT);
}

function itemOf({ entry, link }: Placed): Item {
  const keywords = (entry.get('keywords') ?? '').split(',').map((word) => word.trim());
  const image = URL.parse(entry.get('image') ?? '')?.href;
  return {
    guid: link,
    link,
    ...given({
      title: entry.get('title'),
      published: entry.get('publication_date') ?? entry.get('lastmod'),
      language: entry.get('language'),
    }),
    tags: [...new Set(keywords.filter((word) => word !== ''))],
    enclosures: image === undefined ? [] : [pictureEnclosure(image)],
  };
}

function furtherOf(found: readonly Placed[], url: string): readonly string[] {
  const own = found.filter(({ link }) => hostOf(link) === hostOf(url) && link !== url);
  const [news, others] = [own.filter(({ link }) => ofNews(link)), own.filter(({ link }) => !ofNews(link))];
  return [...new Set([...news, ...others].map(({ link }) => link))].slice(0, MOST_FURTHER);
}

const ofNews = (link: string): boolean => /news|новост/i.test(link.slice(link.indexOf('/', 8)));
const hostOf = (url: string): string => (URL.parse(url)?.hostname ?? '').replace(/^www\./, '');

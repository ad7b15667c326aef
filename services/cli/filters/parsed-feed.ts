import { type Item, given, instant } from '@newswatch/domain';
import { type FeedInfo, type ReadFeed, parseDate, plainLine, sanitizeHtml } from '@newswatch/feeds';

/** What `newswatch parse` answers of a document: plain titles, HTML that may be shown, dates in ISO 8601. */
export interface ParsedFeed {
  readonly feed: object;
  readonly items: readonly object[];
}

/** @param base against which what is still relative resolves */
export function parsedFeed({ feed, items }: ReadFeed, base: string): ParsedFeed {
  return { feed: feedView(feed, base), items: items.map((item) => itemView(item, base)) };
}

function feedView(feed: FeedInfo, base: string): object {
  return given({
    title: shownTitle(feed.title),
    link: feed.link,
    id: feed.id,
    subtitle: shown(feed.subtitle, base),
    language: feed.language,
    ...credit(feed),
    ...dates(feed),
    tags: feed.tags ?? [],
  });
}

/** Who has no summary is shown the content, as in every feed reader. */
function itemView(item: Item, base: string): object {
  const content = shown(item.content, base);
  return given({
    title: shownTitle(item.title),
    link: item.link,
    id: item.guid,
    summary: shown(item.summary, base) ?? content,
    content,
    ...credit(item),
    ...dates(item),
    language: item.language,
    outlet: item.outlet,
    tags: item.tags,
    enclosures: item.enclosures.map(({ url }) => url),
  });
}

/** `author` as the feed words it, `author_name` without mail address. */
const credit = ({ author, byline }: Pick<Item, 'author' | 'byline'>): object =>
  given({ author: byline ?? author, author_name: author });

function dates({ published, updated }: Pick<Item, 'published' | 'updated'>): object {
  return given({ published: iso(published), updated: iso(updated ?? published) });
}

function iso(date: string | undefined): string | undefined {
  const time = date === undefined ? undefined : parseDate(date);
  return time === undefined ? undefined : instant(time);
}

const shown = (html: string | undefined, base: string): string | undefined =>
  html === undefined ? undefined : sanitizeHtml(html, base);

/** Plain text in which no tag is left, however often it was escaped. */
const shownTitle = (title: string | undefined): string | undefined =>
  title === undefined ? undefined : plainLine(sanitizeHtml(title)).replace(/<[a-z/!?][^<>]*>?/gi, '');

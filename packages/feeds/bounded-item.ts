import { type Item, digest, given } from '@newswatch/domain';
import type { FeedInfo } from './feed-reader.ts';

/**
 * Bounds of what a feed says, in UTF-16 units. The bus refuses an event that is too large, and nobody reads a tag of a
 * thousand letters. Names and titles are cut; an address that is cut would be another one, so it goes; of an id the
 * beginning stays and a digest of the whole, so that two long ids are still two. Summary and content are cut by who
 * sends them on.
 */
const LONGEST = { title: 5_000, name: 300, date: 100, id: 1_000, address: 2_000, tag: 200, language: 35 };
const MOST_TAGS = 50;
const MOST_ENCLOSURES = 20;

export function boundedItem(item: Item): Item {
  const { title, author, byline, published, updated, language, outlet } = item;
  return given({
    ...item,
    guid: boundedId(item.guid),
    link: boundedAddress(item.link),
    title: cut(title, LONGEST.title),
    author: cut(author, LONGEST.name),
    byline: cut(byline, LONGEST.name),
    published: cut(published, LONGEST.date),
    updated: cut(updated, LONGEST.date),
    language: cut(language, LONGEST.language),
    outlet: cut(outlet, LONGEST.name),
    tags: boundedTags(item.tags),
    enclosures: item.enclosures
      .filter(({ url, type }) => url.length <= LONGEST.address && (type ?? '').length <= LONGEST.name)
      .slice(0, MOST_ENCLOSURES),
  });
}

/** As boundedItem. */
export function boundedFeed(feed: FeedInfo): FeedInfo {
  return given({
    ...feed,
    id: boundedId(feed.id),
    link: boundedAddress(feed.link),
    title: cut(feed.title, LONGEST.title),
    subtitle: cut(feed.subtitle, LONGEST.title),
    language: cut(feed.language, LONGEST.language),
    author: cut(feed.author, LONGEST.name),
    byline: cut(feed.byline, LONGEST.name),
    published: cut(feed.published, LONGEST.date),
    updated: cut(feed.updated, LONGEST.date),
    tags: feed.tags === undefined ? undefined : boundedTags(feed.tags),
  });
}

const boundedTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.slice(0, MOST_TAGS).map((tag) => cut(tag, LONGEST.tag))),
];

const boundedAddress = (address: string | undefined): string | undefined =>
  address !== undefined && address.length > LONGEST.address ? undefined : address;

const boundedId = (id: string | undefined): string | undefined =>
  id !== undefined && id.length > LONGEST.id ? `${cut(id, LONGEST.id)}#${digest(id)}` : id;

/** Half of a surrogate pair is no character. */
function cut<T extends string | undefined>(text: T, longest: number): T | string {
  if (text === undefined || text.length <= longest) return text;
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

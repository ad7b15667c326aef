import type { Item } from '@newswatch/domain';
import { canonicalUrl, tellsAtLeast } from '@newswatch/feeds';

/** UTF-16 units. The text of an item that is as long is taken for the whole article. */
const FULL_TEXT_FROM = 600;

/** The posts of these are whole in their feed, however short they are. */
const WHOLE = new Set(['t.me', 'telegram.me']);

export interface ItemPage {
  /** As the item links to it, made absolute. */
  readonly url: string;
  /** Names the page, whatever feed and campaign led to it. */
  readonly canonical: string;
}

/**
 * The page on which the whole text of an item may stand; undefined where the item has a long text, or no link of its own:
 * none, that of the feed, or the front page of a site.
 */
export function pageOfItem(item: Item, feedUrl: string): ItemPage | undefined {
  // Asked first: of most items it is the answer.
  if (tellsAtLeast(item, FULL_TEXT_FROM)) return undefined;
  const url = URL.parse(item.link ?? '', feedUrl);
  const canonical = canonicalUrl(item.link ?? '', feedUrl);
  if (item.link === undefined || url === null || canonical === undefined) return undefined;
  const isFrontPage = url.pathname === '/' && url.search === '';
  if (isFrontPage || canonical === canonicalUrl(feedUrl) || WHOLE.has(url.hostname)) return undefined;
  url.hash = '';
  return { url: url.href, canonical };
}

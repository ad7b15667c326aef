import { domainToUnicode } from 'node:url';
import { type ArticleId, type FeedId, type Item, articleId } from '@newswatch/domain';
import { canonicalUrl } from '@newswatch/feeds';

/**
 * What names an article: its canonical URL; without one its guid within its feed; without either its title there, or
 * its text. A link to the feed itself or to the front page of a site is shared by many items and names none of them.
 */
export interface Identity {
  readonly id: ArticleId;
  /** As given, made absolute. */
  readonly link?: string;
  readonly canonicalUrl?: string;
  /** Host of the link, or of the feed: for people, so names in other scripts are written in them, and without `www.`. */
  readonly source: string;
}

export function identityOf(item: Item, feed: { readonly id: FeedId; readonly url: string }): Identity {
  const canonical = item.link === undefined ? undefined : canonicalUrl(item.link, feed.url);
  if (canonical === undefined || canonical === canonicalUrl(feed.url)) {
    return { id: idWithin(feed.id, item), source: hostOf(feed.url) };
  }
  return {
    id: isFrontPage(canonical) ? idWithin(feed.id, item) : articleId(canonical),
    link: absolute(item.link ?? canonical, feed.url),
    canonicalUrl: canonical,
    source: hostOf(canonical),
  };
}

function isFrontPage(url: string): boolean {
  const { pathname, search } = new URL(url);
  return pathname === '/' && search === '';
}

function idWithin(feed: FeedId, { guid = '', title = '', summary, content }: Item): ArticleId {
  if (guid !== '') return articleId(feed, guid);
  return title === '' ? articleId(feed, 'text', summary ?? content ?? '') : articleId(feed, 'title', title);
}

function absolute(link: string, base: string): string {
  const given = link.trim();
  const asGiven = URL.canParse(given) && !/[\s\p{Cc}]/u.test(given);
  return asGiven ? given : (URL.parse(given, base)?.href ?? given);
}

const hostOf = (url: string): string =>
  domainToUnicode(URL.parse(url)?.hostname ?? '').replace(/^www\./u, '');

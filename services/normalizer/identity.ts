import { domainToUnicode } from 'node:url';
import { type ArticleId, type FeedId, type Item, articleId } from '@newswatch/domain';
import { canonicalUrl } from '@newswatch/feeds';

/** What names an article: its canonical URL; without one its guid within its feed; without either its title there. */
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
  if (canonical === undefined) {
    return { id: articleId(feed.id, item.guid ?? `title ${item.title ?? ''}`), source: hostOf(feed.url) };
  }
  return {
    id: articleId(canonical),
    link: absolute(item.link ?? canonical, feed.url),
    canonicalUrl: canonical,
    source: hostOf(canonical),
  };
}

function absolute(link: string, base: string): string {
  const given = link.trim();
  const asGiven = URL.canParse(given) && !/[\s\p{Cc}]/u.test(given);
  return asGiven ? given : (URL.parse(given, base)?.href ?? given);
}

const hostOf = (url: string): string =>
  domainToUnicode(URL.parse(url)?.hostname ?? '').replace(/^www\./u, '');

import { domainToUnicode } from 'node:url';
import { type ArticleId, type FeedId, type Item, articleId } from '@newswatch/domain';
import { type Published, canonicalUrl, isOpaque, isSameSite, plainLine } from '@newswatch/feeds';

/**
 * What names an article:
 *
 * 1. its canonical URL, whether over http or https: one article in all feeds of a site;
 * 2. behind a link that says nothing of the page and changes (Google News since 2024): outlet, title and day;
 * 3. its guid where that is an address of the site, as of 1;
 * 4. its guid within its feed; without one its title there, or its text.
 *
 * A link to the feed itself or to the front page of a site is shared by many items and names none of them. What the page
 * of the article says of its address is shown, and names nothing: it comes after the article was told (decision 0019).
 */
export interface Identity {
  readonly id: ArticleId;
  /** Plain, on one line, without the name of the outlet that aggregators put behind it. */
  readonly title: string;
  /** As given, made absolute. */
  readonly link?: string;
  readonly canonicalUrl?: string;
  /**
   * Host of the link, of the outlet where an aggregator names it so (`Trend.Az`), or of the feed: for people, so names in other
   * scripts are written in them, and without `www.`.
   */
  readonly source: string;
  /** The outlet, as an aggregator names it. */
  readonly outlet?: string;
}

interface Origin {
  readonly id: FeedId;
  readonly url: string;
}

/** @param published when: articles of one title on two days are two */
export function identityOf(item: Item, feed: Origin, published: Pick<Published, 'publishedAt'>): Identity {
  const page = pageOf(item.link, feed);
  const outlet = plainLine(item.outlet ?? '');
  const opaque = page !== undefined && isOpaque(new URL(page));
  const title = titleOf(item, opaque ? outlet : '');
  const told = { outlet, title, day: published.publishedAt.slice(0, 10) };
  return {
    id: (opaque ? idOfTold(told) : idOfPage(page)) ?? idWithout(item, feed),
    title,
    ...(page !== undefined && {
      link: absolute(item.link ?? page, feed.url),
      canonicalUrl: shownAddress(item, page),
    }),
    source: opaque && isHost(outlet) ? outlet.toLowerCase().replace(/^www\./u, '') : hostOf(page ?? feed.url),
    ...(outlet !== '' && { outlet }),
  };
}

/** The page that a link names; undefined where it is no link, or that of the feed itself. */
function pageOf(link: string | undefined, feed: Origin): string | undefined {
  const page = link === undefined ? undefined : canonicalUrl(link, feed.url);
  return page === canonicalUrl(feed.url) ? undefined : page;
}

const idOfPage = (page: string | undefined): ArticleId | undefined =>
  page === undefined || isFrontPage(page) ? undefined : articleId(overEither(page));

interface Told {
  readonly outlet: string;
  readonly title: string;
  readonly day: string;
}

const idOfTold = ({ outlet, title, day }: Told): ArticleId | undefined =>
  outlet === '' || title === '' ? undefined : articleId('told by', fold(outlet), fold(title), day);

/** Sites move from http to https, and their feeds mix both. */
const overEither = (url: string): string => url.replace(/^http:/u, 'https:');

function isFrontPage(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && search === '' && hash === '';
}

/** Of an item whose link names no page. */
function idWithout({ guid = '', title = '', summary, content }: Item, feed: Origin): ArticleId {
  const page = /^https?:\/\//iu.test(guid) ? pageOf(guid, feed) : undefined;
  const named = page !== undefined && isSameSite(page, feed.url) ? idOfPage(page) : undefined;
  if (named !== undefined) return named;
  if (guid !== '') return articleId(feed.id, guid);
  return title === ''
    ? articleId(feed.id, 'text', summary ?? content ?? '')
    : articleId(feed.id, 'title', title);
}

/** What the page says of its own address counts where it stays on its site. */
function shownAddress({ page: fetched }: Item, page: string): string {
  const said = fetched?.canonical === undefined ? undefined : canonicalUrl(fetched.canonical, fetched.url);
  return said !== undefined && isSameSite(said, page) && !isFrontPage(said) ? said : page;
}

/** @param outlet whose name aggregators put behind the title: «Порт Актау вырос - Trend» */
function titleOf(item: Item, outlet: string): string {
  const title = plainLine(item.title ?? '');
  const end = [' - ', ' – ', ' — ', ' | '].map((dash) => dash + outlet).find((one) => title.endsWith(one));
  return outlet === '' || end === undefined ? title : title.slice(0, -end.length).trimEnd();
}

const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function absolute(link: string, base: string): string {
  const given = link.trim();
  const asGiven = URL.canParse(given) && !/[\s\p{Cc}\p{Cs}]/u.test(given);
  return asGiven ? given : (URL.parse(given, base)?.href ?? given);
}

const isHost = (name: string): boolean => /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u.test(name);

const hostOf = (url: string): string =>
  domainToUnicode(URL.parse(url)?.hostname ?? '').replace(/^www\./u, '');

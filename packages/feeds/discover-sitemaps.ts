/** Where the sitemaps of a site are, for sites that have no feed at all. */

const USUAL_PATHS = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap_news.xml', '/sitemap.xml'];

/** Sitemaps that may be asked. */
const MOST = 6;

/**
 * Those that the `Sitemap:` lines of robots.txt name (RFC 9309, 2.2.4), what is called news first; then the usual places.
 * @param robots the text of robots.txt; empty where there is none
 */
export function discoverSitemaps(robots: string, site: string): readonly string[] {
  const named = [...robots.slice(0, 500_000).matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2000})/gim)].flatMap(
    ([, address = '']) => addressOf(address, site),
  );
  const usual = USUAL_PATHS.flatMap((path) => addressOf(path, site));
  const ordered = [...named.filter(ofNews), ...named.filter((one) => !ofNews(one)), ...usual];
  return [...new Set(ordered)].slice(0, MOST);
}

function addressOf(address: string, site: string): readonly string[] {
  const url = URL.parse(address, site);
  return url !== null && /^https?:$/.test(url.protocol) ? [url.href] : [];
}

const ofNews = (url: string): boolean => /news/i.test(URL.parse(url)?.pathname ?? '');

import normalizeUrl from 'normalize-url';

/** Parameters that say where a reader came from. They never change what the page shows. */
const TRACKING = [
  /^(?:utm|mtm|mc|campaign|itm|vero)_/i,
  /^_hs/i,
  /^(?:fbclid|gclid|dclid|gbraid|wbraid|yclid|ysclid|_openstat|twclid|msclkid|mkt_tok|srsltid)$/i,
];

/**
 * The identity of a page: its address without fragment, tracking parameters, user name and order of parameters.
 * `www.` stays, since some sites answer under one of the two only.
 *
 * @param base against which a relative link resolves
 * @returns undefined when it is no http or https address
 */
export function canonicalUrl(link: string, base?: string): string | undefined {
  const trimmed = link.trim();
  const absolute = trimmed.startsWith('//') && base === undefined ? `https:${trimmed}` : trimmed;
  const url = URL.parse(absolute, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  dropOwnReferrer(url, base);
  return normalizeUrl(url.href, {
    stripWWW: false,
    stripHash: true,
    sortQueryParameters: true,
    removeQueryParameters: TRACKING,
  });
}

/** `ref` may select content; it tracks only when it names the site or feed that we came from. */
function dropOwnReferrer(url: URL, base: string | undefined): void {
  const referrer = withoutWww(url.searchParams.get('ref') ?? '');
  const own = [url, URL.parse(base ?? '')].map((one) => withoutWww(one?.hostname ?? ''));
  if (referrer !== '' && own.includes(referrer)) url.searchParams.delete('ref');
}

const withoutWww = (host: string): string => host.toLowerCase().replace(/^www\./, '');

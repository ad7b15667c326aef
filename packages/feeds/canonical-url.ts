import normalizeUrl from 'normalize-url';
import { withoutAmp } from './amp-url.ts';
import { unwrapped } from './redirect-url.ts';

/** Parameters that say where a reader came from. They never change what the page shows. */
const TRACKING = [
  /^(?:utm|mtm|mc|campaign|itm|vero)_/i,
  /^_hs/i,
  /^(?:fbclid|gclid|dclid|gbraid|wbraid|yclid|ysclid|_openstat|twclid|msclkid|mkt_tok|srsltid)$/i,
];

/**
 * The address of a page, written in the one way: without fragment, tracking parameters, user name and order of
 * parameters; scheme, host, port, dot segments and percent-encoding as the URL standard has them. Addresses of
 * aggregators that name the page are the page's, those of its AMP version, too.
 *
 * - `www.` stays, since some sites answer under one of the two only.
 * - A fragment `#!…` stays: sites that are one program write the address of an article so.
 * - `ref` may select content; it goes only when it names the site or feed that we came from.
 *
 * @param base against which a relative link resolves: the address of the feed
 * @returns undefined when it is no http or https address
 */
export function canonicalUrl(link: string, base?: string): string | undefined {
  const trimmed = link.trim();
  const absolute = trimmed.startsWith('//') && base === undefined ? `https:${trimmed}` : trimmed;
  const given = URL.parse(absolute, base);
  if (given === null || (given.protocol !== 'http:' && given.protocol !== 'https:')) return undefined;
  const own = URL.parse(base ?? '')?.hostname;
  const url = withoutAmp(unwrapped(given), own);
  dropOwnReferrer(url, own);
  if (NORMAL.test(url.href)) return url.href;
  return normalizeUrl(url.href, {
    stripWWW: false,
    stripHash: !url.hash.startsWith('#!'),
    sortQueryParameters: true,
    removeQueryParameters: TRACKING,
  });
}

/** An address of host and path alone, in which there is nothing to change. Most are such. */
const NORMAL = /^https?:\/\/[a-z\d.-]*[a-z\d](?::\d+)?(?:\/[\w.~-]+)+$/;

function dropOwnReferrer(url: URL, own: string | undefined): void {
  if (url.search === '') return;
  const referrer = withoutWww(url.searchParams.get('ref') ?? '');
  const hosts = [url.hostname, own ?? ''].map(withoutWww);
  if (referrer !== '' && hosts.includes(referrer)) url.searchParams.delete('ref');
}

const withoutWww = (host: string): string => host.toLowerCase().replace(/^www\./, '');

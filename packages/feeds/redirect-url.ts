/**
 * Addresses that lead to a page elsewhere: those of aggregators, of networks that count clicks, of caches of AMP pages.
 * Most of them name the page; that is then taken from the address, without asking anybody. The rest say nothing, and
 * change from one request to the next.
 */

/** Where the page stands, for hosts and paths that carry it in a parameter. */
const CARRIERS: readonly { readonly at: RegExp; readonly in: readonly string[] }[] = [
  { at: /^(?:www\.)?google\.[a-z.]{2,6}\/url$/, in: ['q', 'url'] },
  { at: /^(?:www\.)?bing\.com\/news\/apiclick\.aspx$/, in: ['url'] },
  { at: /^(?:www\.)?duckduckgo\.com\/l\/?$/, in: ['uddg'] },
  { at: /^lm?\.facebook\.com\/l\.php$/, in: ['u'] },
  { at: /^(?:m\.)?vk\.com\/away\.php$/, in: ['to'] },
  { at: /^t\.me\/iv$/, in: ['url'] },
];

/** Where it is the rest of the path; `s/` there says https. */
const PREFIXES = /^(?:(?:www\.)?google\.[a-z.]{2,6}\/amp|[\w-]+\.cdn\.ampproject\.org\/[cv])\/(?<tls>s\/)?/;

const OPAQUE =
  /^(?:news\.google\.com\/|feedproxy\.google\.com\/|feeds\.feedburner\.com\/~|t\.co\/|bit\.ly\/)/;

/** How often one such address may lead to another. */
const MOST_STEPS = 3;

/** The address of the page that the address leads to, as far as the address itself says it. */
export function unwrapped(url: URL): URL {
  let found = url;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const target = URL.parse(targetOf(found) ?? '');
    if (target === null || !isWeb(target)) return found;
    found = target;
  }
  return found;
}

/** Whether an address leads elsewhere without saying where: it names no page. */
export const isOpaque = (url: URL): boolean => OPAQUE.test(placeOf(url));

function targetOf(url: URL): string | undefined {
  const place = placeOf(url);
  const carrier = CARRIERS.find(({ at }) => at.test(place));
  const carried = carrier?.in.map((name) => url.searchParams.get(name)).find((one) => one !== null);
  if (carried !== undefined && carried !== null) return carried;
  const prefix = PREFIXES.exec(place);
  if (prefix === null) return googleNewsTarget(url);
  return `${prefix.groups?.['tls'] === undefined ? 'http' : 'https'}://${place.slice(prefix[0].length)}${url.search}`;
}

/**
 * Links of Google News written until 2024 hold the address: base64url of a message whose field 4, the first text in it,
 * is the address of the article. Later ones hold a token in its place.
 */
function googleNewsTarget(url: URL): string | undefined {
  const [, token] =
    /^news\.google\.com\/(?:\w+\/)?(?:articles|read)\/([\w-]{16,2000})$/.exec(placeOf(url)) ?? [];
  if (token === undefined) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const field = bytes.indexOf(FIELD_4);
  if (field === -1 || field > 8) return undefined;
  const [low = 0, high = 0] = bytes.subarray(field + 1);
  const long = low >= 0x80;
  const length = long ? (low & 0x7f) + high * 0x80 : low;
  const start = field + (long ? 3 : 2);
  return bytes.toString('utf8', start, start + length);
}

/** Number 4, a text: protocol buffers' encoding. */
const FIELD_4 = 0x22;

const placeOf = ({ host, pathname }: URL): string => `${host}${pathname}`;

const isWeb = ({ protocol }: URL): boolean => protocol === 'http:' || protocol === 'https:';

/** One hop of a redirect that was followed. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  /** 301, 302, 303, 307 or 308. */
  readonly status: number;
}

const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** Headers that belong to one site and must not reach another. */
const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** What one hop sends. Header names are in lower case. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** The Location to follow, if the answer is a redirect. Servers write raw UTF-8 into it, which arrives as latin1. */
export function redirectLocation(
  status: number,
  headers: Readonly<Record<string, string>>,
): string | undefined {
  const location = headers['location'];
  if (!REDIRECT_STATUSES.has(status) || location === undefined || location === '') return undefined;
  const bytes = Buffer.from(location, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? location : text;
}

/**
 * The request after a redirect (RFC 9110, 15.4): 303, and 301 and 302 after a POST, turn into a GET without a body.
 * Another origin gets no credentials, and so does plain http after https.
 */
export function hopAfter(hop: Hop, status: number, to: URL): Hop {
  const turnsToGet = (status === 303 && hop.method !== 'HEAD') || (status <= 302 && hop.method === 'POST');
  const dropped = (name: string): boolean =>
    (to.origin !== hop.url.origin && CREDENTIALS.has(name)) || (turnsToGet && name.startsWith('content-'));
  return {
    url: to,
    method: turnsToGet ? 'GET' : hop.method,
    headers: Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !dropped(name))),
    body: turnsToGet ? undefined : hop.body,
  };
}

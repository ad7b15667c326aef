import { failure } from '@newswatch/domain';
import { shown } from './target.ts';

/** One hop of a redirect that was followed. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  /** 301, 302, 303, 307 or 308. */
  readonly status: number;
}

const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** Headers that belong to one site and must not reach another, whoever gives them. */
const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** What one hop sends. Header names are in lower case. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Like headers, for this origin alone. */
  readonly credentials: Readonly<Record<string, string>>;
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
 * Another origin gets no credentials.
 * @throws NewswatchError `downgrade-refused` where credentials went by https and the redirect leads to http: whoever reads
 *   along could have made it, and what is there without a login is not what was asked for
 */
export function hopAfter(hop: Hop, status: number, to: URL): Hop {
  const turnsToGet = (status === 303 && hop.method !== 'HEAD') || (status <= 302 && hop.method === 'POST');
  const leaves = to.origin !== hop.url.origin;
  if (hop.url.protocol === 'https:' && to.protocol === 'http:' && carriesCredentials(hop))
    throw failure('downgrade-refused', { url: shown(hop.url), to: shown(to) });
  const dropped = (name: string): boolean =>
    (leaves && CREDENTIALS.has(name)) || (turnsToGet && name.startsWith('content-'));
  return {
    url: to,
    method: turnsToGet ? 'GET' : hop.method,
    headers: Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !dropped(name))),
    credentials: leaves ? {} : hop.credentials,
    body: turnsToGet ? undefined : hop.body,
  };
}

const carriesCredentials = ({ headers, credentials }: Hop): boolean =>
  Object.keys(credentials).length > 0 || Object.keys(headers).some((name) => CREDENTIALS.has(name));

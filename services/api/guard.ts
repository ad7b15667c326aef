import { createHash, timingSafeEqual } from 'node:crypto';
import { failure } from '@newswatch/domain';
import type { ApiConfig } from './context.ts';

/**
 * Who may call.
 *
 * - Host: an IP address, localhost, or a name that was allowed. A page of somebody else whose name suddenly leads to
 *   127.0.0.1 (DNS rebinding) comes with its own name here; an address cannot be rebound.
 * - Changes from a browser: only from our own page (Sec-Fetch-Site, and Origin for browsers that do not send it).
 * - Key, when one is configured: `Authorization: Bearer`, or as password of Basic, which browsers and feed readers can
 *   send. Compared in constant time.
 */
export interface GuardedRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** @throws NewswatchError `host-refused`, `origin-refused`, `unauthorized` */
export type Guard = (request: GuardedRequest) => void;

export function createGuard(config: Pick<ApiConfig, 'apiKey' | 'allowedHosts'>): Guard {
  const expected = config.apiKey === undefined ? undefined : sha256(config.apiKey);
  return (request) => {
    checkHost(request, config.allowedHosts);
    if (!['GET', 'HEAD'].includes(request.method)) checkOrigin(request);
    if (expected !== undefined && !timingSafeEqual(sha256(keyOf(request)), expected))
      throw failure('unauthorized');
  };
}

/** Equal lengths, so that the comparison tells nothing about the length either. */
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

function checkHost(request: GuardedRequest, allowed: readonly string[]): void {
  const host = header(request, 'host');
  const name = URL.parse(`http://${host}`)?.hostname ?? '';
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(name) || name.startsWith('[');
  if (!isAddress && name !== 'localhost' && !allowed.includes(name)) throw failure('host-refused', { host });
}

function checkOrigin(request: GuardedRequest): void {
  const site = header(request, 'sec-fetch-site');
  const origin = header(request, 'origin');
  const ownSite = ['', 'none', 'same-origin'].includes(site);
  const ownOrigin = origin === '' || URL.parse(origin)?.host === header(request, 'host');
  if (!ownSite || !ownOrigin) throw failure('origin-refused', { origin: origin === '' ? site : origin });
}

function keyOf(request: GuardedRequest): string {
  const [, scheme = '', value = ''] = /^(\w+) +(.+)$/.exec(header(request, 'authorization')) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  return decoded.slice(decoded.indexOf(':') + 1);
}

/** A header that came twice counts as missing. */
function header(request: GuardedRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

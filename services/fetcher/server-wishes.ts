import { DAY, SECOND } from '@newswatch/domain';
import { parseDate } from '@newswatch/feeds';

type Headers = Readonly<Record<string, string>>;

/**
 * How long the answer stays fresh: max-age less the time that it lay in a cache (RFC 9111, 4.2). Zero where the server
 * says nothing. At most a day, since a static file may claim a year.
 */
export function freshForMs(headers: Headers): number {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(headers['cache-control'] ?? '')?.[1];
  const age = /^\d+$/.test(headers['age'] ?? '') ? Number(headers['age']) : 0;
  return clamped((Number(maxAge ?? 0) - age) * SECOND);
}

/** Retry-After, as seconds or as a date (RFC 9110, 10.2.3). Zero where the server says nothing. At most a day. */
export function retryAfterMs(headers: Headers, now: number): number {
  const value = (headers['retry-after'] ?? '').trim();
  if (/^\d+$/.test(value)) return clamped(Number(value) * SECOND);
  const at = parseDate(value);
  return at === undefined ? 0 : clamped(at - now);
}

const clamped = (milliseconds: number): number => Math.min(Math.max(milliseconds, 0), DAY);

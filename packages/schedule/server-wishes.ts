import { DAY, SECOND } from '@newswatch/domain';
import { parseDate } from '@newswatch/feeds';

/** Names in lower case, values of a repeated header joined by commas. */
export type Headers = Readonly<Record<string, string>>;

/** No wish of a server is heeded for longer: a static file may claim a year. */
export const LONGEST_WISH = DAY;

/**
 * How long an answer stays fresh, in milliseconds; zero where the server says nothing or wants every request to reach it.
 *
 * - Cache-Control: the longer of max-age and s-maxage, less the Age that it lay in a cache (RFC 9111, 4.2). A cache that
 *   lies between us and the server keeps it for s-maxage, so asking earlier brings the same answer.
 * - `no-store` and `no-cache`: not at all, whatever stands beside them.
 * - Expires less Date, where Cache-Control names no age; what is no date, `0` above all, is the past (RFC 9111, 5.3).
 */
export function freshForMs(headers: Headers, now: number): number {
  const control = headers['cache-control'];
  if (control === undefined) return beforeExpiry(headers, now);
  if (/(?:^|[\s,])no-(?:store|cache)(?:$|[\s,])/i.test(control)) return 0;
  const maxAge = secondsIn(MAX_AGE, control);
  const shared = secondsIn(S_MAXAGE, control);
  if (maxAge !== undefined || shared !== undefined)
    return clamped((Math.max(maxAge ?? 0, shared ?? 0) - age(headers)) * SECOND);
  return beforeExpiry(headers, now);
}

function beforeExpiry(headers: Headers, now: number): number {
  const expires = headers['expires'] === undefined ? undefined : parseDate(headers['expires']);
  return expires === undefined ? 0 : clamped(expires - (parseDate(headers['date'] ?? '') ?? now));
}

const MAX_AGE = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i;
const S_MAXAGE = /(?:^|[\s,])s-maxage\s*=\s*"?(\d+)/i;

function secondsIn(directive: RegExp, control: string): number | undefined {
  const found = directive.exec(control)?.[1];
  return found === undefined ? undefined : Number(found);
}

const age = (headers: Headers): number => (/^\d+$/.test(headers['age'] ?? '') ? Number(headers['age']) : 0);

/**
 * Whether the validators of an answer may be kept and sent back. Not where the server forbids to store anything of it
 * (`no-store`), and not with `Expires: 0`, which broken caches send along with validators that never change.
 */
export function mayRevalidate(headers: Headers): boolean {
  const control = headers['cache-control'] ?? '';
  return !/(?:^|[\s,])no-store(?:$|[\s,])/i.test(control) && headers['expires']?.trim() !== '0';
}

/** Retry-After, as seconds or as a date (RFC 9110, 10.2.3), in milliseconds. Zero where the server says nothing. */
export function retryAfterMs(headers: Headers, now: number): number {
  const value = (headers['retry-after'] ?? '').trim();
  if (/^\d+$/.test(value)) return clamped(Number(value) * SECOND);
  const at = parseDate(value);
  return at === undefined ? 0 : clamped(at - now);
}

const clamped = (milliseconds: number): number => Math.min(Math.max(milliseconds, 0), LONGEST_WISH);

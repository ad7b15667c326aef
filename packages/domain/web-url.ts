import { z } from 'zod';

/**
 * An address that we request. A user name or password in it would be sent to nobody (see packages/web) and be shown to
 * everybody.
 */
export const webUrlSchema = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine((given) => !carriesPassword(given), 'must not carry a user name or password');

function carriesPassword(given: string): boolean {
  const url = URL.parse(given);
  return url !== null && url.username + url.password !== '';
}

/** `http://user:password@proxy.example:3128`: where a proxy listens, which may be asked for a login. */
export const proxyUrlSchema = z
  .string()
  .max(2_000)
  .refine(
    isProxyUrl,
    'must be http://HOST:PORT or https://HOST:PORT, with user name and password if need be',
  );

function isProxyUrl(given: string): boolean {
  const url = URL.parse(given);
  if (url === null || !/^https?:\/\//i.test(given) || url.host === '') return false;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return false;
  try {
    return decodeURIComponent(url.username + url.password) !== undefined;
  } catch {
    return false;
  }
}

/** Name or address of the host, with the port unless it is the usual one: whoever is asked together is asked in turn. */
export const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

/** Scheme and host of an address: all of it that may be shown where the rest may be a secret. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

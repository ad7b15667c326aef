import { NewswatchError, failure, messageOf, systemCode } from '@newswatch/domain';

/** Codes of getaddrinfo and c-ares that say that a name leads nowhere, now at least. */
const NAME_CODES = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'ENODATA',
  'ESERVFAIL',
]);

/** Codes that Node and OpenSSL give when the other side's certificate or handshake is refused. */
const TLS_CODE =
  /^(?:ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_)|SELF_SIGNED|^HOSTNAME_MISMATCH$|^INVALID_CA$|^EPROTO$/;

/** Codes of zlib, brotli and zstd: the body is not in the encoding that the header names. */
const ENCODING_CODE = /^(?:Z_|ERR__ERROR_|ERR_BROTLI|ZSTD_)/;

/**
 * Whatever a request threw, as one of ours.
 * @param proxy that it went through. The names and connections that fail are its own then; a certificate that is refused
 *   can only be the host's as long as the proxy itself is spoken to in plain text.
 */
export function requestFailure(thrown: unknown, host: string, proxy?: URL): NewswatchError {
  if (thrown instanceof NewswatchError) return thrown;
  const code = systemCode(thrown);
  const problem = problemOf(thrown, code);
  const cause = { cause: thrown };
  if (proxy !== undefined && !(TLS_CODE.test(code) && proxy.protocol === 'http:'))
    return failure('proxy-failed', { host, proxy: proxy.host, problem: proxyProblem(problem) }, cause);
  if (NAME_CODES.has(code)) return failure('name-not-found', { host, problem: code }, cause);
  if (TLS_CODE.test(code)) return failure('tls-failed', { host, problem }, cause);
  if (ENCODING_CODE.test(code)) return failure('encoding-broken', { host, problem }, cause);
  return failure('connection-failed', { host, problem }, cause);
}

/** A connection tried over several addresses fails with an AggregateError that has no message of its own. */
function problemOf(thrown: unknown, code: string): string {
  const parts = thrown instanceof AggregateError ? thrown.errors.map(messageOf) : [messageOf(thrown)];
  // OpenSSL gives its whole error stack, with file and line; its reason alone says what is wrong.
  if (thrown instanceof Error && 'reason' in thrown && 'library' in thrown) return String(thrown.reason);
  const said = parts.filter((part) => part !== '').join('; ');
  return said === '' ? code : said;
}

/** undici puts the status that a proxy refuses with into brackets. */
function proxyProblem(problem: string): string {
  const status = /\((\d{3})\)/.exec(problem)?.[1];
  if (status === '407') return 'it wants a user name and password (407)';
  return status === undefined ? problem : `it answers ${status}`;
}

import { type NewswatchError, failure } from '@newswatch/domain';

/** Ports that web servers use; others would let a URL talk to mail or database servers. */
const PUBLIC_PORTS = new Set(['', '80', '443', '8080', '8443']);

/**
 * Parses an address that we are to request: http or https, no user name or password, and, unless private networks are
 * allowed, a usual port.
 * @param options.base where a redirect to it comes from
 * @throws NewswatchError `url-invalid`, of a redirect `redirect-invalid`; `port-refused`
 */
export function requestTarget(url: string, options: { base?: URL; anyPort: boolean }): URL {
  const target = URL.parse(url, options.base?.href);
  if (target === null) throw invalid(url.slice(0, 200), 'it cannot be parsed', options.base);
  const problem = problemOf(target);
  if (problem !== undefined) throw invalid(shown(target), problem, options.base);
  if (!options.anyPort && !PUBLIC_PORTS.has(target.port))
    throw failure('port-refused', { url: shown(target) });
  return target;
}

const invalid = (url: string, problem: string, base?: URL): NewswatchError =>
  base === undefined
    ? failure('url-invalid', { url, problem })
    : failure('redirect-invalid', { url: shown(base), to: url, problem });

function problemOf(target: URL): string | undefined {
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return `its scheme is ${target.protocol}`;
  if (target.username !== '' || target.password !== '') return 'it carries a user name or password';
  return undefined;
}

/** For messages: path and query may be secrets (the URL of a Slack webhook is one). */
export const shown = (target: URL): string => `${target.protocol}//${target.host}`;

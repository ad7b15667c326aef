import { failure } from '@newswatch/domain';

/** Ports that web servers use; others would let a URL talk to mail or database servers. */
const PUBLIC_PORTS = new Set(['', '80', '443', '8080', '8443']);

/**
 * Parses an address that we are to request: http or https, no user name or password, and, unless private networks are
 * allowed, a usual port.
 * @throws NewswatchError `url-invalid`, `port-refused`
 */
export function requestTarget(url: string, options: { base?: URL; anyPort: boolean }): URL {
  const target = URL.parse(url, options.base?.href);
  if (target === null)
    throw failure('url-invalid', { url: url.slice(0, 200), problem: 'it cannot be parsed' });
  const problem = problemOf(target);
  if (problem !== undefined) throw failure('url-invalid', { url: shown(target), problem });
  if (!options.anyPort && !PUBLIC_PORTS.has(target.port))
    throw failure('port-refused', { url: shown(target) });
  return target;
}

function problemOf(target: URL): string | undefined {
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return `its scheme is ${target.protocol}`;
  if (target.username !== '' || target.password !== '') return 'it carries a user name or password';
  return undefined;
}

/** For messages: path and query may be secrets (the URL of a Slack webhook is one). */
export const shown = (target: URL): string => `${target.protocol}//${target.host}`;

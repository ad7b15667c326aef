import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { messageOf, originOf } from '@newswatch/domain';
import type { Config } from '@newswatch/runtime';
import { reachProxy } from '@newswatch/web';
import { fileProblem } from '../file-problem.ts';
import { type Check, type Finding, failing, fine, warning } from './check.ts';

/** A check for each proxy that the environment names. */
export function proxyChecks({ proxies }: Pick<Config, 'proxies'>): readonly Check[] {
  const { http, https } = proxies;
  const used = [...new Set([http, https])].filter((proxy) => proxy !== undefined);
  if (used.length === 0) return [{ name: 'proxy', run: async () => fine('No proxy is set.') }];
  return used.map((proxy) => ({ name: 'proxy', run: () => reached(proxy) }));
}

async function reached(proxy: string): Promise<Finding> {
  const shown = originOf(proxy);
  const reach = await reachProxy(proxy);
  if (reach.kind === 'reached') return fine(`The proxy ${shown} answers.`);
  return failing(
    `The proxy ${shown} cannot be used: ${reach.problem}`,
    'Check HTTPS_PROXY and HTTP_PROXY; user name and password stand in the address: http://user:password@host:port.',
  );
}

/** The authorities that NODE_EXTRA_CA_CERTS adds. Node itself passes over a file that it cannot read. */
export function authoritiesCheck(env: NodeJS.ProcessEnv, now: () => number): Check {
  return {
    name: 'authorities',
    run: async () => {
      const file = env['NODE_EXTRA_CA_CERTS'];
      if (!file) return fine('Certificates are vouched for by the authorities that Node knows.');
      return authoritiesIn(file, now());
    },
  };
}

const REMEDY =
  'NODE_EXTRA_CA_CERTS must name a file of certificates in PEM, and be set before newswatch starts.';

function authoritiesIn(file: string, now: number): Finding {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return failing(`NODE_EXTRA_CA_CERTS: ${file} cannot be read: ${fileProblem(error)}`, REMEDY);
  }
  const blocks = text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?-----END[^\n]*/g) ?? [];
  if (blocks.length === 0) return failing(`NODE_EXTRA_CA_CERTS: ${file} holds no certificate.`, REMEDY);
  try {
    const expired = blocks
      .map((block) => new X509Certificate(block))
      .filter(({ validTo }) => Date.parse(validTo) < now);
    if (expired[0] === undefined) return fine(`${file} adds ${blocks.length} authority certificate(s).`);
    return warning(
      `${file} has ${expired.length} certificate(s) that have run out: ${oneLine(expired[0].subject)}`,
      'Ask whoever runs the authority for its new certificate.',
    );
  } catch (error) {
    return failing(`NODE_EXTRA_CA_CERTS: ${file} cannot be understood: ${messageOf(error)}`, REMEDY);
  }
}

const oneLine = (subject: string): string => subject.replaceAll('\n', ', ');

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Authority,
  type TestProxy,
  type TlsServer,
  createAuthority,
  startProxy,
  startTlsServer,
  temporaryFolder,
} from '@newswatch/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, newswatch } from '../support/command.ts';

/**
 * A network from which nothing leads out but a proxy with a login, and where an authority of its own vouches for all
 * certificates: what companies and ministries have. The command runs in a process of its own, for Node reads
 * NODE_EXTRA_CA_CERTS when it starts.
 */
const RSS =
  '<rss version="2.0"><channel><title>Behind</title><item><title>One</title></item></channel></rss>';

let authority: Authority;
let site: TlsServer;
let proxy: TestProxy;
let folder: AsyncDisposable & { readonly path: string };
beforeAll(async () => {
  authority = createAuthority();
  folder = await temporaryFolder();
  writeFileSync(join(folder.path, 'ca.pem'), authority.certificate);
  const identity = authority.issue(['news.test', 'hooks.test']);
  site = await startTlsServer(identity, ({ method }, response) => {
    response.writeHead(method === 'POST' ? 204 : 200).end(method === 'POST' ? undefined : RSS);
  });
  const hosts = { 'news.test:443': site.port, 'hooks.test:443': site.port };
  proxy = await startProxy({ hosts, login: 'me:secret', identity: authority.issue(['localhost']) });
});
afterAll(async () => {
  await proxy.close();
  await site.close();
  await folder[Symbol.asyncDispose]();
});

const behind = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  newswatch(args, {
    env: {
      NEWSWATCH_DATA: folder.path,
      NODE_EXTRA_CA_CERTS: join(folder.path, 'ca.pem'),
      HTTPS_PROXY: proxy.url.replace('//', '//me:secret@'),
      https_proxy: '',
      NO_PROXY: '',
      no_proxy: '',
      ...env,
    },
  });

describe('behind a proxy and an authority of its own', () => {
  it('feeds are read', async () => {
    const { code, stdout, stderr } = await behind(['feeds', 'test', 'https://news.test/rss.xml', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Behind', items: [{ title: 'One' }] });
    expect(code).toBe(0);
    expect(proxy.requests.at(-1)).toMatchObject({ method: 'CONNECT', target: 'news.test:443' });
  });

  it('receivers get their messages', async () => {
    await behind(['receivers', 'add', 'webhook', 'desk', '--url', 'https://hooks.test/x']);
    expect(await behind(['receivers', 'test', 'desk'])).toMatchObject({ code: 0 });
    expect(proxy.requests.at(-1)).toMatchObject({ method: 'CONNECT', target: 'hooks.test:443' });
  });

  it('private addresses stay refused', async () => {
    const before = proxy.requests.length;
    const { code, stderr } = await behind(['feeds', 'test', 'https://127.0.0.1/rss.xml']);
    expect(code).toBe(1);
    expect(stderr).toContain('(address-refused)');
    expect(proxy.requests).toHaveLength(before);
  });

  it('a certificate of an authority that is not named is told with what to do', async () => {
    const plain = await startProxy({ hosts: { 'news.test:443': site.port } });
    try {
      const { code, stderr } = await behind(['feeds', 'test', 'https://news.test/rss.xml'], {
        HTTPS_PROXY: plain.url,
        NODE_EXTRA_CA_CERTS: '',
      });
      expect(code).toBe(1);
      expect(stderr).toContain('(tls-failed)');
      expect(stderr).toContain('NODE_EXTRA_CA_CERTS');
    } finally {
      await plain.close();
    }
  });
});

import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { type ProxyOptions, type TestProxy, createAuthority, startProxy } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Web, type WebOptions, createWeb } from './web.ts';

const opened: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});
const keep = <T extends { close: () => unknown }>(one: T): T => {
  opened.push(one);
  return one;
};

/** What the site behind the proxy was asked, and over how many connections. */
const site = { port: 0, seen: [] as { path: string; headers: NodeJS.Dict<string | string[]> }[], sockets: 0 };
beforeEach(async () => {
  const server = createServer((request, response) => {
    site.seen.push({ path: request.url ?? '', headers: request.headers });
    if (request.url === '/moved') response.writeHead(302, { location: 'http://evil.test/' }).end();
    else if (request.url === '/away') response.writeHead(302, { location: 'http://other.test/there' }).end();
    else response.end('here');
  });
  Object.assign(site, { seen: [], sockets: 0 });
  server.on('connection', () => (site.sockets += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.port = (server.address() as AddressInfo).port;
  keep({ close: () => (server.closeAllConnections(), server.close()) });
});

const aProxy = async (options: Partial<ProxyOptions> = {}): Promise<TestProxy> => {
  const hosts = { 'news.test:80': site.port, 'other.test:80': site.port, 'evil.test:80': site.port };
  return keep(await startProxy({ hosts, ...options }));
};

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'evil.test': ['127.0.0.1'],
  'mixed.test': ['93.184.216.34', '127.0.0.1'],
};
function aWeb(options: Partial<WebOptions>): Web {
  const resolve = async (name: string): Promise<readonly string[]> => NAMES[name] ?? [];
  const given = { allowPrivateNetworks: false, userAgent: 'newswatch/test', resolve, deadlineMs: 5_000 };
  return keep(createWeb({ ...given, ...options }));
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  );

describe('a request through a proxy', () => {
  it('reaches a host that only the proxy knows, over connections that are used again', async () => {
    const proxy = await aProxy();
    const web = aWeb({ proxies: { http: proxy.url } });
    for (let at = 0; at < 3; at += 1) {
      const answer = await web.request({
        url: 'http://news.test/rss?x=1',
        headers: { 'if-none-match': '"a"' },
      });
      expect(text(answer.body)).toBe('here');
    }
    expect(proxy.requests).toHaveLength(3);
    expect(proxy.requests[0]).toMatchObject({ method: 'GET', target: 'http://news.test/rss?x=1' });
    expect(site.seen[0]).toMatchObject({
      path: '/rss?x=1',
      headers: { 'if-none-match': '"a"', host: 'news.test' },
    });
  });

  it('goes directly where it is excepted, each hop for itself', async () => {
    const proxy = await aProxy();
    const web = aWeb({
      allowPrivateNetworks: true,
      proxies: { http: proxy.url, except: ['127.0.0.1'] },
    });
    await web.request({ url: `http://127.0.0.1:${site.port}/` });
    expect(proxy.requests).toEqual([]);
    await web.request({ url: `http://127.0.0.1:${site.port}/away` });
    expect(proxy.requests).toMatchObject([{ target: 'http://other.test/there' }]);
  });

  it('takes its own proxy before all others', async () => {
    const [general, own] = [await aProxy(), await aProxy()];
    const web = aWeb({ proxies: { http: general.url, except: ['*'] } });
    await web.request({ url: 'http://news.test/', proxy: own.url });
    expect([general.requests.length, own.requests.length]).toEqual([0, 1]);
  });

  it('gives the login in its address to the proxy and to nobody else', async () => {
    const proxy = await aProxy({ login: 'me@home:p w' });
    const url = proxy.url.replace('//', '//me%40home:p%20w@');
    const web = aWeb({ proxies: { http: url } });
    expect((await web.request({ url: 'http://news.test/' })).status).toBe(200);
    expect(site.seen[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it.each(['http', 'https'])('for an %s address says that the proxy wants a login', async (scheme) => {
    const proxy = await aProxy({ login: 'me:secret' });
    const web = aWeb({ proxies: { http: proxy.url, https: proxy.url } });
    expect(await failureOf(web.request({ url: `${scheme}://news.test/` }))).toMatchObject({
      code: 'proxy-failed',
      details: { host: 'news.test', proxy: proxy.host, problem: 'it wants a user name and password (407)' },
    });
  });

  it('says what a proxy answers that does not make the tunnel', async () => {
    const proxy = await aProxy();
    expect(
      await failureOf(aWeb({ proxies: { https: proxy.url } }).request({ url: 'https://nowhere.test/' })),
    ).toMatchObject({ code: 'proxy-failed', details: { problem: 'it answers 502' } });
  });

  it('does not trust an https proxy whose certificate nobody vouches for', async () => {
    const proxy = await aProxy({ identity: createAuthority().issue(['localhost']) });
    for (const url of ['http://news.test/', 'https://news.test/'])
      expect(
        await failureOf(aWeb({ proxies: { http: proxy.url, https: proxy.url } }).request({ url })),
      ).toMatchObject({ code: 'proxy-failed', details: { problem: expect.stringMatching(/certificate/) } });
  });

  it('fails by name where nobody listens', async () => {
    const proxy = await aProxy();
    await proxy.close();
    opened.splice(opened.indexOf(proxy), 1);
    for (const url of ['http://news.test/', 'https://news.test/'])
      expect(
        await failureOf(aWeb({ proxies: { http: proxy.url, https: proxy.url } }).request({ url })),
      ).toMatchObject({ code: 'proxy-failed', details: { proxy: proxy.host } });
  });

  it.each(['http', 'https'])(
    'for an %s address ends by its deadline where the proxy says nothing',
    async (scheme) => {
      const silent = createTcpServer((socket) => keep({ close: () => socket.destroy() }));
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      keep(silent);
      const proxy = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      const started = performance.now();
      expect(
        await failureOf(aWeb({}).request({ url: `${scheme}://news.test/`, proxy, deadlineMs: 300 })),
      ).toMatchObject({ code: 'deadline-exceeded' });
      expect(performance.now() - started).toBeLessThan(2_000);
    },
  );
});

describe('behind a proxy', () => {
  it.each([
    'http://127.0.0.1/',
    'https://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'http://2130706433/',
    'http://evil.test/',
    'https://mixed.test/',
    'http://intranet/',
    'http://news.test/moved',
  ])('%s is refused as it is without one', async (url) => {
    const proxy = await aProxy();
    const web = aWeb({ proxies: { http: proxy.url, https: proxy.url } });
    expect(await failureOf(web.request({ url }))).toMatchObject({ code: 'address-refused' });
    expect(proxy.requests.filter(({ target }) => !target.includes('news.test'))).toEqual([]);
  });

  it('private networks may be asked where they are allowed', async () => {
    const proxy = await aProxy();
    const web = aWeb({ allowPrivateNetworks: true, proxies: { http: proxy.url } });
    expect((await web.request({ url: 'http://evil.test/' })).status).toBe(200);
  });
});

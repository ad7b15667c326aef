import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { type Feed, instant } from '@newswatch/domain';
import { rssParserReader } from '@newswatch/feeds';
import { aFeed, startProxy } from '@newswatch/testkit';
import { type Web, createWeb } from '@newswatch/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FeedAnswer, askFeed } from './ask-feed.ts';

const RSS = '<rss version="2.0"><channel><title>T</title></channel></rss>';

let web: Web;
let port: number;
let seen: { readonly path: string; readonly headers: IncomingHttpHeaders }[];
let sockets: number;
let close: (() => unknown)[];
beforeEach(async () => {
  web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch/test' });
  [seen, sockets] = [[], 0];
  const server = createServer(({ url = '', headers }, response) => {
    seen.push({ path: url, headers });
    if (url === '/moved') response.writeHead(302, { location: `http://localhost:${port}/rss` }).end();
    else if (url === '/here') response.writeHead(302, { location: '/rss' }).end();
    else if (headers['if-none-match'] === '"a"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"a"' }).end(RSS);
  });
  server.on('connection', () => (sockets += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  close = [() => web.close(), () => (server.closeAllConnections(), server.close())];
});
afterEach(async () => {
  for (const step of close) await step();
});

function ask(given: Partial<Omit<Feed, 'id'>> = {}, etag?: string): Promise<FeedAnswer> {
  const feed = aFeed({ url: `http://127.0.0.1:${port}/rss`, ...given });
  const validators = etag === undefined ? {} : { etag };
  const state = {
    health: 'ok',
    nextPollAt: instant(0),
    nextPollReason: { code: 'new' },
    arrivals: [],
    polls: 1,
    failures: 0,
    validators,
    seen: [],
  } as const;
  const { signal } = new AbortController();
  return askFeed({ web, reader: rssParserReader(), clock: () => 0 }, { feed, ...state }, signal);
}

const request = {
  userAgent: 'Reader/1.0',
  headers: { 'X-Key': 'k', Accept: 'text/xml' },
  cookie: 'id=1',
  basic: { user: 'me', password: 'пароль' },
};
const authorization = `Basic ${Buffer.from('me:пароль').toString('base64')}`;

describe('a feed', () => {
  it('is asked with what it was given, beside its validators', async () => {
    expect(await ask({ request }, '"a"')).toMatchObject({ kind: 'not-modified' });
    expect(seen[0]?.headers).toMatchObject({
      'user-agent': 'Reader/1.0',
      'x-key': 'k',
      accept: 'text/xml',
      cookie: 'id=1',
      authorization,
      'if-none-match': '"a"',
    });
  });

  it('is asked by our name and without any of it otherwise', async () => {
    await ask();
    expect(Object.keys(seen[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
    expect(seen[0]?.headers['user-agent']).toBe('newswatch/test');
  });

  it('keeps its login on a redirect within its site, and gives it to no other', async () => {
    await ask({ request, url: `http://127.0.0.1:${port}/here` });
    expect(seen[1]?.headers).toMatchObject({ cookie: 'id=1', authorization, 'x-key': 'k' });
    await ask({ request, url: `http://127.0.0.1:${port}/moved` });
    const { headers } = seen[3] ?? {};
    expect(headers).toMatchObject({ host: `localhost:${port}`, 'user-agent': 'Reader/1.0' });
    for (const name of ['cookie', 'authorization', 'x-key']) expect(headers).not.toHaveProperty(name);
  });

  it('is asked through its own proxy', async () => {
    const proxy = await startProxy({ hosts: { 'news.test:80': port }, login: 'me:pw' });
    close.push(() => proxy.close());
    const own = { proxy: proxy.url.replace('//', '//me:pw@') };
    expect(await ask({ url: 'http://news.test/rss', request: own })).toMatchObject({ kind: 'fetched' });
    expect(proxy.requests).toMatchObject([{ target: 'http://news.test/rss' }]);
  });

  it('is polled again over the same connection', async () => {
    expect(await ask()).toMatchObject({ kind: 'fetched', validators: { etag: '"a"' } });
    await setImmediate();
    expect(await ask({}, '"a"')).toMatchObject({ kind: 'not-modified' });
    expect([seen.length, sockets]).toEqual([2, 1]);
  });
});

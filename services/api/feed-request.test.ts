import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedIdSchema } from '@newswatch/domain';
import { readerOf } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import { createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import { aFeed, fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, type ApiOptions, createApi } from './app.ts';

const RSS = '<rss version="2.0"><channel><title>Paid</title><item><title>One</title></item></channel></rss>';
const SECRETS = /k3y|s3ssion|pa55word|pr0xy/;
const request = {
  userAgent: 'Reader/1.0',
  headers: { 'X-Key': 'k3y' },
  cookie: 'id=s3ssion',
  basic: { user: 'me', password: 'pa55word' },
  proxy: 'http://a:pr0xy@proxy.example:3128',
};
const shown = {
  userAgent: 'Reader/1.0',
  headers: { 'X-Key': 'set' },
  cookie: 'set',
  basic: { user: 'me', password: 'set' },
  proxy: 'http://proxy.example:3128',
};

let close: (() => unknown)[];
let options: ApiOptions;
let api: Api;
beforeEach(async () => {
  const clock = fakeClock().now;
  const ports = await openEmbeddedPorts(clock);
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'test' });
  const config = { allowedHosts: [], timezone: 'UTC', language: 'en', declared: nothingDeclared } as const;
  const metrics = createMetrics({ version: '1' });
  const pageReader = createPageReader({ request: web.request, clock });
  options = {
    ...ports,
    web,
    pageReader,
    reader: readerOf(),
    clock,
    metrics,
    config,
    log: silentLog,
    version: '1',
  };
  api = createApi(options);
  close = [() => api.close(), () => pageReader.close(), () => web.close(), () => ports.close()];
});
afterEach(async () => {
  for (const step of close) await step();
});

interface Body {
  readonly id: string;
  readonly request?: object;
}
const call = async (method: string, path: string, body?: object) => {
  const sent = body === undefined ? {} : { body };
  const answer = await api.request({ method, path: `/api/v1${path}`, ...sent });
  return answer as { readonly status: number; readonly body: Body };
};

/** A page that names a feed at another origin, and what both were asked. */
async function startSite(
  feed = RSS,
): Promise<{ readonly url: string; readonly seen: IncomingMessage['headers'][] }> {
  const seen: IncomingMessage['headers'][] = [];
  const server = createServer(({ url, headers }, response) => {
    seen.push(headers);
    const { port } = server.address() as AddressInfo;
    const link = `<link rel="alternate" type="application/rss+xml" href="http://localhost:${port}/rss">`;
    response.end(url === '/page' ? `<!doctype html><html><head>${link}</head></html>` : feed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close.unshift(() => (server.closeAllConnections(), server.close()));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

describe('how a feed is asked', () => {
  it('is kept with it, and its secrets are shown by no answer', async () => {
    const { status, body } = await call('POST', '/feeds', { url: 'https://paid.example/', request });
    expect(status).toBe(201);
    const answers = [
      body,
      (await call('GET', `/feeds/${body.id}`)).body,
      (await call('GET', '/feeds')).body,
      (await call('POST', `/feeds/${body.id}/poll`, {})).body,
    ];
    expect(body.request).toEqual(shown);
    expect(JSON.stringify(answers)).not.toMatch(SECRETS);
    const [kept] = await options.store.feeds.get([feedIdSchema.parse(body.id)]);
    expect(kept?.request).toEqual(request);
  });

  it('stays where it is not given, goes where it is empty, and is not overwritten by what is shown', async () => {
    const url = 'https://paid.example/';
    await call('POST', '/feeds', { url, request });
    expect((await call('POST', '/feeds', { url, title: 'Paid' })).body.request).toEqual(shown);
    expect((await call('POST', '/feeds', { url, request: shown })).status).toBe(400);
    expect((await call('POST', '/feeds', { url, request: {} })).body.request).toEqual({});
  });

  it('holds for a preview, at its own origin only', async () => {
    const { url, seen } = await startSite();
    const { proxy: _proxy, ...direct } = request;
    expect((await call('POST', '/feeds/preview', { url: `${url}/page`, request: direct })).status).toBe(200);
    const [page, feed] = seen;
    const authorization = `Basic ${Buffer.from('me:pa55word').toString('base64')}`;
    expect(page).toMatchObject({
      'user-agent': 'Reader/1.0',
      'x-key': 'k3y',
      cookie: 'id=s3ssion',
      authorization,
    });
    expect(feed).toMatchObject({ 'user-agent': 'Reader/1.0' });
    expect(Object.keys(feed ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
    expect(JSON.stringify(feed)).not.toMatch(/k3y|s3ssion|Basic/);
  });

  it('of a feed that is polled holds for its preview too', async () => {
    const { url, seen } = await startSite();
    await options.store.feeds.put([aFeed({ url: `${url}/rss`, request: { cookie: 'id=s3ssion' } })]);
    expect((await call('POST', '/feeds/preview', { url: `${url}/rss` })).status).toBe(200);
    expect(seen[0]).toMatchObject({ cookie: 'id=s3ssion' });
  });

  it('is read for its preview as it is read when it is polled', async () => {
    const list = '<html><ul><li><a href="/1">Паром</a> <i>20.10.2025 14:35</i></li></ul></html>';
    const { url } = await startSite(list);
    const page = { item: 'li', date: 'i' };
    await options.store.feeds.put([aFeed({ url: `${url}/list`, page, timezone: 'Asia/Baku' })]);
    expect((await call('POST', '/feeds/preview', { url: `${url}/list` })).body).toMatchObject({
      format: 'html',
      items: [{ title: 'Паром', publishedAt: '2025-10-20T10:35:00.000Z' }],
    });
  });
});

import { type Decision, deliveryId, eventIdSchema } from '@newswatch/domain';
import { readerOf } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import type { Store } from '@newswatch/ports';
import { createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import {
  aFeed,
  aReceiver,
  aWatch,
  anAlert,
  anArticle,
  anEnrichment,
  fakeClock,
  startCollector,
  startNewsroom,
} from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, type ApiOptions, createApi } from './app.ts';

/** Fields of answers that are looked into one by one; each test says which it expects. */
interface Body {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly code: string;
  readonly status: number;
  readonly remedy: string;
  readonly secret: string | undefined;
  readonly nextCursor: string | undefined;
  readonly items: readonly Body[];
  readonly watches: readonly Body[];
  readonly samples: readonly { readonly matches: readonly { readonly form: string }[] }[];
}

const AT = '2025-10-20T10:00:00.000Z';
const EVIL = '</title><script>alert("x")</script>&\u0000';
let close: (() => Promise<void>)[];
let store: Store;
let options: ApiOptions;
let api: Api;

beforeEach(async () => {
  const clock = fakeClock().now;
  const ports = await openEmbeddedPorts(clock);
  ({ store } = ports);
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'test' });
  const config = {
    allowedHosts: [],
    timezone: 'Asia/Baku',
    language: 'en',
    declared: nothingDeclared,
  } as const;
  const metrics = createMetrics({ version: '1.2.3' });
  const pageReader = createPageReader({ request: web.request, clock });
  const outside = { web, reader: readerOf(), pageReader };
  options = { ...ports, ...outside, clock, metrics, config, log: silentLog, version: '1.2.3' };
  api = createApi(options);
  close = [() => api.close(), () => pageReader.close(), () => web.close(), () => ports.close()];
});
afterEach(async () => {
  for (const step of close) await step();
});

const call = async (method: string, path: string, body?: object) => {
  const answer = await api.request({
    method,
    path: `/api/v1${path}`,
    ...(body === undefined ? {} : { body }),
  });
  return answer as { readonly status: number; readonly body: Body };
};
const get = (path: string) => call('GET', path);
const post = (path: string, body?: object) => call('POST', path, body);
const raised = (title = 'Развитие Среднего коридора'): Decision => {
  const article = anArticle({ title, link: 'javascript:alert(1)', text: `${title} идёт.` });
  return { alert: anAlert({ article }), verdict: { kind: 'raised' } };
};
const raise = ({ alert }: Decision): Promise<unknown> =>
  store.alerts.decide([{ alert, backlog: false, windowHours: 72 }], () => ({ kind: 'raised' }));

describe('feeds', () => {
  it('are added by address, listed with their health, polled, and removed', async () => {
    const added = await post('/feeds', { url: 'https://News.example/rss.xml#top', title: 'News' });
    expect(added).toMatchObject({
      status: 201,
      body: { url: 'https://news.example/rss.xml', health: 'new', polls: 0, nextPollReason: { code: 'new' } },
    });
    const { id } = added.body;
    expect((await post('/feeds', { url: 'https://news.example/rss.xml', intervalSeconds: 60 })).status).toBe(
      200,
    );
    expect((await get('/feeds')).body.items).toMatchObject([{ id, intervalSeconds: 60 }]);
    expect((await get(`/feeds/${encodeURIComponent('https://news.example/rss.xml')}`)).body.id).toBe(id);
    expect(await post(`/feeds/${id}/poll`, {})).toMatchObject({ status: 202 });
    expect(await options.queue.depth()).toMatchObject({ 'poll-feed': 1 });
    expect(await call('DELETE', `/feeds/${id}`)).toEqual({ status: 204, body: {} });
    expect(await get(`/feeds/${id}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('are found by their title unless two have it', async () => {
    const urls = ['https://one.example/', 'https://two.example/'];
    await store.feeds.put(urls.map((url) => aFeed({ url, title: 'News' })));
    expect(await get('/feeds/News')).toMatchObject({ status: 409, body: { code: 'name-ambiguous' } });
    await store.feeds.remove(aFeed({ url: urls[0] ?? '' }).id);
    expect((await get('/feeds/News')).body.url).toBe(urls[1]);
  });

  it('count for watches by the language and the source that each item is found to have', async () => {
    const newsroom = await startNewsroom({
      feeds: [{ name: 'dala', title: 'Дала', format: 'atom', charset: 'utf-8', language: 'kk' }],
    });
    close.unshift(() => newsroom.close());
    newsroom.publish('dala', {
      title: 'Жаңа кесте',
      text: 'Теміржолшылар Орта дәліздің жаңа жүк кестесін таныстырды және оны бүгін бастады.',
    });
    const watch = { query: 'Орта дәліз lang:kk', receivers: [] };
    await store.watches.put([
      aWatch({ ...watch, name: 'kk' }),
      aWatch({ ...watch, name: 'ru', query: 'Орта дәліз lang:ru' }),
      aWatch({ ...watch, name: 'here', query: 'Орта дәліз source:127.0.0.1' }),
    ]);
    const { body } = await post('/feeds/preview', { url: newsroom.url });
    expect(body.watches).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'kk', matches: 1, form: 'Орта дәліздің' }),
        expect.objectContaining({ name: 'ru', matches: 0 }),
        expect.objectContaining({ name: 'here', matches: 1 }),
      ]),
    );
  });

  it('are found from a page, with their items and how many match each watch', async () => {
    const newsroom = await startNewsroom({
      feeds: [{ name: 'trend', title: 'Лента', format: 'rss', charset: 'windows-1251', language: 'ru' }],
    });
    close.unshift(() => newsroom.close());
    newsroom.publish('trend', { title: 'Развитие Среднего коридора', text: 'Порт Актау растёт.' });
    newsroom.publish('trend', { title: 'Погода', text: 'Дождь.' });
    await store.watches.put([aWatch({ receivers: [] }), aWatch({ name: 'Футбол', receivers: [] })]);
    const { status, body } = await post('/feeds/preview', { url: newsroom.url });
    expect(status).toBe(200);
    expect(body).toMatchObject({ url: newsroom.feedUrl('trend'), title: 'Лента' });
    expect(body.items.map(({ title }) => title)).toContain('Погода');
    expect(body.watches).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Средний коридор', matches: 1, form: 'Среднего коридора' }),
        expect.objectContaining({ name: 'Футбол', matches: 0 }),
      ]),
    );
  });
});

describe('watches', () => {
  it('are added with receivers by name, changed, and removed', async () => {
    await store.receivers.put([aReceiver()]);
    const body = { name: 'corridor', query: 'Средний коридор', receivers: ['desk'] };
    expect(await post('/watches', body)).toMatchObject({
      status: 201,
      body: { receivers: [aReceiver().id], windowHours: 72 },
    });
    expect(await post('/watches', { ...body, windowHours: 1 })).toMatchObject({ status: 200 });
    const changed = { query: 'порт', receivers: [] };
    expect((await call('PUT', '/watches/corridor', changed)).body).toMatchObject({
      name: 'corridor',
      ...changed,
    });
    expect((await get('/watches')).body.items).toHaveLength(1);
    expect((await call('DELETE', '/watches/corridor')).status).toBe(204);
    expect((await call('DELETE', '/watches/corridor')).status).toBe(404);
  });

  it('are not stored when they do not parse or name a receiver that is not there', async () => {
    const broken = await post('/watches', { name: 'x', query: 'порт AND (' });
    expect(broken).toMatchObject({
      status: 422,
      body: { code: 'watch-does-not-parse', details: { position: expect.any(Number) } },
    });
    expect(await post('/watches', { name: 'x', query: 'порт', receivers: ['nobody'] })).toMatchObject({
      status: 404,
      body: { code: 'not-found', details: { what: 'receiver', id: 'nobody' } },
    });
    expect((await get('/watches')).body.items).toEqual([]);
  });

  it('are tried on the archive', async () => {
    await store.archive.put([
      { article: anArticle(), enrichment: anEnrichment() },
      {
        article: anArticle({ link: 'https://news.example/2', title: 'Погода', text: 'Дождь.' }),
        enrichment: anEnrichment(),
      },
    ]);
    const { body } = await post('/watches/preview', { query: 'Средний коридор' });
    expect(body).toMatchObject({
      explanation: { terms: [{}] },
      lookedAt: 2,
      matched: 1,
      samples: [{ title: anArticle().title }],
    });
    expect(body.samples[0]?.matches[0]?.form).toBe('Среднего коридора');
  });

  it('are told as RSS, inside the prefix and outside of it, with hostile text escaped', async () => {
    await store.watches.put([aWatch()]);
    await raise(raised(EVIL));
    const path = `/watches/${aWatch().id}/feed.xml`;
    const inside = await api.request({ method: 'GET', path: `/api/v1${path}` });
    expect(await api.request({ method: 'GET', path })).toEqual(inside);
    const feed = String(inside.body);
    expect(feed).toContain('&lt;script&gt;');
    expect(feed).not.toContain('<script>');
    const { items } = await readerOf('rss-parser').read(feed, { url: 'https://nw.example/' });
    expect(items).toHaveLength(1);
    expect(items[0]?.title).toContain('<script>');
  });
});

describe('receivers', () => {
  it('show the secret of a new webhook once, and no address', async () => {
    const url = 'https://hooks.example/secret-path?token=1';
    const { status, body } = await post('/receivers', { name: 'desk', kind: 'webhook', url });
    expect(status).toBe(201);
    expect(Buffer.from(body.secret?.slice('whsec_'.length) ?? '', 'base64')).toHaveLength(32);
    const again = await post('/receivers', { name: 'desk', kind: 'webhook', url: `${url}&x=2` });
    expect(again.status).toBe(200);
    expect(again.body.secret).toBeUndefined();
    const [kept] = await store.receivers.get([aReceiver().id]);
    expect(kept).toMatchObject({ secret: body.secret, url: `${url}&x=2` });
    const seen = [await get('/receivers'), await get('/receivers/desk'), again];
    expect(JSON.stringify(seen)).not.toMatch(/secret-path|token|whsec_/);
    expect(seen[1]?.body.url).toBe('https://hooks.example/…');
  });

  it('are not removed while a watch uses them', async () => {
    await store.receivers.put([aReceiver()]);
    await store.watches.put([aWatch()]);
    expect(await call('DELETE', '/receivers/desk')).toMatchObject({
      status: 409,
      body: { code: 'receiver-in-use', details: { watches: aWatch().name } },
    });
    await store.watches.remove(aWatch().id);
    expect((await call('DELETE', '/receivers/desk')).status).toBe(204);
  });

  it('are tested by a message, and a refusal says why without the address', async () => {
    const collector = await startCollector({ path: '/secret-path' });
    close.unshift(() => collector.close());
    await post('/receivers', { name: 'desk', kind: 'webhook', url: collector.url });
    expect(await post('/receivers/desk/test', {})).toMatchObject({
      status: 200,
      body: { kind: 'delivered' },
    });
    expect(collector.requests).toHaveLength(1);
    collector.answer(410);
    const refused = await post('/receivers/desk/test', {});
    expect(refused).toMatchObject({ status: 502, body: { code: 'receiver-refused' } });
    expect(JSON.stringify(refused)).not.toContain('secret-path');
  });
});

describe('what was found and told', () => {
  it('is listed page by page', async () => {
    const links = ['https://a.example/1', 'https://a.example/2', 'https://b.example/3'];
    const articles = links.map((link) => anArticle({ link, source: new URL(link).host }));
    await store.archive.put(articles.map((article) => ({ article, enrichment: anEnrichment() })));
    const first = await get('/articles?limit=2');
    expect(first.body.items).toMatchObject([{ article: { html: expect.any(String) } }, {}]);
    const { body } = await get(`/articles?limit=2&cursor=${first.body.nextCursor}`);
    expect([body.items.length, body.nextCursor]).toEqual([1, undefined]);
    expect((await get('/articles?source=b.example')).body.items).toHaveLength(1);
    expect((await get('/articles?from=2030-01-01T00:00:00Z')).body.items).toEqual([]);
    expect((await get('/articles?to=2030-01-01T00:00:00%2B03:00&language=ru')).body.items).toHaveLength(3);
    expect((await get('/articles?q=source:b.example')).body.items).toHaveLength(1);
    expect((await get(`/articles/${articles[0]?.id}`)).body).toMatchObject({ article: { link: links[0] } });
    expect((await get('/articles/art_none')).status).toBe(404);
  });

  it('has alerts, and on request what was withheld and why', async () => {
    const { alert } = raised();
    await store.watches.put([aWatch()]);
    await store.alerts.decide([{ alert, backlog: true, windowHours: 72 }], () => ({
      kind: 'withheld',
      reason: 'backlog',
    }));
    expect((await get('/alerts')).body.items).toEqual([]);
    expect((await get(`/alerts?withheld=true&watch=${aWatch().id}`)).body.items).toMatchObject([
      { alert: { id: alert.id }, verdict: { kind: 'withheld', reason: 'backlog' } },
    ]);
  });

  it('has deliveries, which a person can have made now', async () => {
    const id = deliveryId(aReceiver().id, 'alert', 'x');
    const draft = { id, receiverId: aReceiver().id, alertIds: [anAlert().id] };
    await store.deliveries.plan([draft], AT);
    expect((await get('/deliveries?status=pending')).body.items).toMatchObject([{ id, attempts: 0 }]);
    expect(await post(`/deliveries/${id}/retry`, {})).toMatchObject({
      status: 202,
      body: { status: 'pending' },
    });
    expect(await options.queue.depth()).toMatchObject({ 'send-delivery': 1 });
    expect((await post('/deliveries/dlv_none/retry', {})).status).toBe(404);
    expect((await get('/stats')).body).toMatchObject({
      deliveriesPending: 1,
      queued: { 'send-delivery': 1 },
    });
  });

  it('has dead letters, without their bytes', async () => {
    const cause = { code: 'event-not-json', message: 'no' };
    const place = { stream: 'news.items', key: 'k', lane: 'news.items', position: 7, stage: 'normalize' };
    const value = Buffer.from('not json').toString('base64');
    const letter = { ...place, id: eventIdSchema.parse('evt_1'), cause, headers: {}, failedAt: AT };
    await store.deadLetters.put([{ ...letter, value }]);
    expect((await get('/dead-letters')).body.items).toEqual([{ ...letter, bytes: 8 }]);
  });
});

describe('bad requests', () => {
  it.each([
    ['GET', '/feeds?cursor=abc', 'request-invalid'],
    ['GET', '/watches?cursor=abc', 'request-invalid'],
    ['GET', '/receivers?cursor=abc', 'request-invalid'],
    ['GET', '/articles?cursor=abc', 'request-invalid'],
    ['GET', '/articles?from=yesterday', 'request-invalid'],
    ['GET', '/alerts?cursor=abc', 'request-invalid'],
    ['GET', '/alerts?withheld=maybe', 'request-invalid'],
    ['GET', '/alerts?watch=none', 'not-found'],
    ['GET', '/deliveries?cursor=abc', 'request-invalid'],
    ['GET', '/deliveries?status=lost', 'request-invalid'],
    ['GET', '/dead-letters?cursor=abc', 'request-invalid'],
    ['GET', '/watches/none', 'not-found'],
    ['GET', '/watches/none/feed.xml', 'not-found'],
    ['GET', '/receivers/none', 'not-found'],
    ['GET', '/nowhere', 'not-found'],
    ['GET', '/feeds/%zz', 'request-invalid'],
    ['DELETE', '/feeds/none', 'not-found'],
    ['DELETE', '/receivers/none', 'not-found'],
    ['PUT', '/receivers/none', 'method-refused'],
    ['DELETE', '/receivers/', 'not-found'],
  ])('%s %s answers %s', async (method, path, code) => {
    const { status, body } = await call(method, path);
    expect(body.code).toBe(code);
    expect(status).toBe(body.status);
    expect(body.remedy).toMatch(/\w/);
  });

  it('change nothing that stands in the configuration file', async () => {
    const declared = { feeds: [aFeed()], watches: [aWatch()], receivers: [aReceiver()] };
    await Promise.all([
      store.feeds.put([aFeed()]),
      store.watches.put([aWatch()]),
      store.receivers.put([aReceiver()]),
    ]);
    const metrics = createMetrics({ version: '1' });
    const bound = createApi({ ...options, metrics, config: { ...options.config, declared } });
    for (const path of [`/feeds/${aFeed().id}`, `/watches/${aWatch().id}`, '/receivers/desk']) {
      const answer = await bound.request({ method: 'DELETE', path: `/api/v1${path}` });
      expect(answer).toMatchObject({ status: 409, body: { code: 'declared-in-file' } });
    }
    const body = { name: aWatch().name, query: 'x' };
    expect((await bound.request({ method: 'POST', path: '/api/v1/watches', body })).status).toBe(409);
    await bound.close();
  });
});

describe('over the network', () => {
  it('speaks on a free port, and says when one is taken', async () => {
    const url = await api.listen('127.0.0.1', 0);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const port = Number(new URL(url).port);
    const other = createApi({ ...options, metrics: createMetrics({ version: '1' }) });
    await expect(other.listen('127.0.0.1', port)).rejects.toMatchObject({ code: 'port-taken' });
    await expect(other.listen('0.0.0.0', 0)).rejects.toMatchObject({ code: 'api-key-required' });
    await other.close();
  });

  it('describes every route in OpenAPI', async () => {
    const { body } = await api.request({ method: 'GET', path: '/openapi.json' });
    const { paths } = body as { readonly paths: Readonly<Record<string, object>> };
    expect(Object.keys(paths)).toContain('/api/v1/watches/{id}/feed.xml');
    expect(Object.values(paths).flatMap((operations) => Object.keys(operations))).toHaveLength(28);
    expect(JSON.stringify(body)).not.toContain('"$schema"');
  });

  it('tells how it is: probes and metrics', async () => {
    const ready = await api.request({ method: 'GET', path: '/readyz' });
    expect(ready).toEqual({
      status: 200,
      body: { ready: true, checks: { store: { ok: true }, bus: { ok: true }, queue: { ok: true } } },
    });
    await get('/feeds');
    const { body } = await api.request({ method: 'GET', path: '/metrics' });
    expect(body).toContain('newswatch_feeds{health="new"} 0');
    expect(body).toContain('newswatch_consumer_lag_events{group="newswatch-alert"} 0');
    expect(body).toContain('route="/api/v1/feeds",code="200"');
  });
});

import { pageId } from '@newswatch/domain';
import { rssParserReader } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import type { Store } from '@newswatch/ports';
import { createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import { type NewsroomArticle, aFeed, anItem, fakeClock, startNewsroom } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, createApi } from './app.ts';

const AT = '2025-10-20T10:00:00.000Z';
const { now: clock } = fakeClock();
let api: Api;
let store: Store;
let close: (() => Promise<void>)[];

beforeEach(async () => {
  const ports = await openEmbeddedPorts(clock);
  ({ store } = ports);
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'test' });
  const pageReader = createPageReader({ request: web.request, clock });
  const metrics = createMetrics({ version: '1' });
  const config = { allowedHosts: [], timezone: 'UTC', language: 'en', declared: nothingDeclared } as const;
  const outside = { web, reader: rssParserReader(), pageReader };
  api = createApi({ ...ports, ...outside, clock, metrics, config, log: silentLog, version: '1' });
  close = [() => api.close(), () => pageReader.close(), () => web.close(), () => ports.close()];
});
afterEach(async () => {
  for (const step of close) await step();
});

const get = (path: string) => api.request({ method: 'GET', path: `/api/v1${path}` });
const post = (path: string, body: object) => api.request({ method: 'POST', path: `/api/v1${path}`, body });

describe('the full text of a feed', () => {
  const teaser = 'Казахстан и Азербайджан договорились о паромах.';
  const text = Array.from({ length: 9 }, () => `${teaser} Грузы пойдут быстрее, чем год назад.`).join('\n\n');
  const room = { name: 'trend', title: 'Лента', format: 'rss', charset: 'utf-8', language: 'ru' } as const;

  async function previewOf(robots: string, article: NewsroomArticle): Promise<unknown> {
    const newsroom = await startNewsroom({ feeds: [room], robots });
    close.unshift(() => newsroom.close());
    newsroom.publish('trend', article);
    return (await post('/feeds/preview', { url: newsroom.feedUrl('trend') })).body;
  }

  it('is in the feed, on its pages, or nowhere, with the reason', async () => {
    const title = 'Паромы';
    expect(await previewOf('', { title, text })).toMatchObject({ fullText: { from: 'feed' } });
    expect(await previewOf('', { title, text, teaser })).toMatchObject({
      fullText: { from: 'page', url: expect.stringContaining('/trend/1'), characters: expect.any(Number) },
    });
    expect(await previewOf('User-agent: *\nDisallow: /', { title, text, teaser })).toMatchObject({
      fullText: {
        from: 'teaser',
        reason: { code: 'robots-refused', remedy: expect.stringMatching(/.{20}/) },
      },
    });
    expect(await previewOf('', { title, text: teaser })).toMatchObject({
      fullText: { from: 'teaser', reason: { code: 'page-no-article' } },
    });
  });

  it('is not looked for where the feed is not to have it', async () => {
    const newsroom = await startNewsroom({ feeds: [room] });
    close.unshift(() => newsroom.close());
    newsroom.publish('trend', { title: 'Паромы', text, teaser });
    const url = newsroom.feedUrl('trend');
    const off = { fullText: { from: 'teaser', reason: { code: 'full-text-off' } } };
    expect((await post('/feeds/preview', { url, fullText: 'off' })).body).toMatchObject(off);
    await store.feeds.put([aFeed({ url, fullText: 'off' })]);
    expect((await post('/feeds/preview', { url })).body).toMatchObject(off);
    expect(newsroom.requests.map(({ path }) => path)).not.toContain('/trend/1');
  });

  it('is told of one feed by how its last page ended', async () => {
    const feed = aFeed();
    await store.feeds.put([feed]);
    expect((await get(`/feeds/${feed.id}`)).body).not.toHaveProperty('lastPage');
    const url = 'https://news.example/1';
    const stated = { feed: { id: feed.id, url: feed.url }, item: anItem(), fetchedAt: AT, backlog: false };
    await store.articlePages.add([{ id: pageId(url), url, fingerprint: 'f', stated, dueAt: AT }], AT);
    await store.articlePages.take(pageId(url), { now: AT, until: AT, token: 'token' });
    const error = { code: 'robots-refused', message: 'No.' };
    await store.articlePages.settle('token', { kind: 'refused', error }, { now: AT, hostFreeAt: AT });
    expect((await get(`/feeds/${feed.id}`)).body).toMatchObject({
      lastPage: { url, status: 'refused', settledAt: AT, error: { ...error, remedy: expect.any(String) } },
    });
    expect((await get(`/feeds/${feed.id}`)).body).not.toHaveProperty('lastPage.stated');
  });
});

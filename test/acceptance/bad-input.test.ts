import { type Feed, feedId, feedSchema } from '@newswatch/domain';
import {
  type Collector,
  type Newsroom,
  type TlsServer,
  startCollector,
  startNewsroom,
  startSelfSigned,
} from '@newswatch/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { corridorArticle } from '../fixtures/articles.ts';
import { type World, eventually, onProfiles } from '../support/world.ts';

interface FeedRow {
  readonly url: string;
  readonly polls: number;
  readonly health: string;
  readonly error?: { readonly code: string; readonly message: string };
}

const broken = ['html', 'truncated', 'huge', 'absent', 'gone'] as const;
const feedOf = (name: string) =>
  ({ name, title: name, format: 'rss', charset: 'utf-8', language: 'ru' }) as const;

onProfiles('bad input', ({ start }) => {
  let world: World;
  let newsroom: Newsroom;
  let webhook: Collector;
  let tls: TlsServer;

  beforeEach(async () => {
    newsroom = await startNewsroom({ feeds: [...broken, 'good'].map(feedOf) });
    newsroom.answerWith('html', {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><title>Hello</title><p>No feed.',
    });
    newsroom.answerWith('truncated', {
      status: 200,
      body: '<?xml version="1.0"?><rss version="2.0"><channel><title>Cut</title><item><tit',
    });
    newsroom.answerWith('huge', { status: 200, body: Buffer.alloc(20_000_000, 32) });
    newsroom.answerWith('absent', { status: 404, body: 'no' });
    newsroom.answerWith('gone', { status: 410 });
    tls = await startSelfSigned();
    webhook = await startCollector();
    world = await start();
  });
  afterEach(async () => {
    await world.close();
    await Promise.all([newsroom.close(), webhook.close(), tls.close()]);
  });

  const rows = async (): Promise<readonly FeedRow[]> =>
    (await world.get<{ items: readonly FeedRow[] }>('/feeds')).items;
  const raw = (path: string, body: object) =>
    fetch(`${world.url}/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  it('in feeds is told per feed with a code and stops nothing else', async () => {
    await world.post('/receivers', { name: 'desk', kind: 'webhook', url: webhook.url });
    await world.post('/watches', { name: 'corridor', query: 'Средний коридор', receivers: ['desk'] });
    for (const name of [...broken, 'good'])
      await world.ports.store.feeds.put([asFeed(newsroom.feedUrl(name))]);
    await world.ports.store.feeds.put([asFeed(tls.url)]);
    const settled = await eventually(
      rows,
      (all) =>
        all.filter(({ error }) => error !== undefined).length === 6 && all.some(({ polls }) => polls > 0),
    );
    const codes = Object.fromEntries(
      settled.map(({ url, error }) => [url.replace(/^.*\/|\.xml$/g, ''), error?.code]),
    );
    expect(codes).toMatchObject({
      html: 'not-a-feed',
      truncated: 'feed-broken',
      huge: 'body-too-large',
      absent: 'http-status',
      gone: 'feed-gone',
    });
    expect(settled.find(({ url }) => url === tls.url)?.error?.code).toBe('tls-failed');
    expect(settled.find(({ url }) => url.endsWith('/gone.xml'))?.health).toBe('muted');
    newsroom.publish('good', corridorArticle);
    expect(await webhook.waitFor(1, 20_000)).toHaveLength(1);
  });

  it.each([
    ['watch-does-not-parse', '/watches', { name: 'x', query: 'порт AND (', receivers: [] }],
    ['request-invalid', '/feeds', { url: 'not a url' }],
    ['request-invalid', '/watches', { name: 'x', query: 'порт', recievers: [] }],
    ['not-found', '/watches', { name: 'x', query: 'порт', receivers: ['nobody'] }],
  ])('at the API is answered with %s and what to do: %s %j', async (code, path, body) => {
    const response = await raw(path, body);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toMatchObject({ code, remedy: expect.stringMatching(/\w/) });
  });
});

function asFeed(url: string): Feed {
  return feedSchema.parse({
    id: feedId(url),
    url,
    intervalSeconds: 1,
    createdAt: '2025-10-20T10:00:00.000Z',
  });
}

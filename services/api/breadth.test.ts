import { readerOf } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import type { Store } from '@newswatch/ports';
import { createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import { aWatch, anArticle, anEnrichment, fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, broadWatches, createApi } from './app.ts';

const clock = fakeClock().now;
let api: Api;
let store: Store;
let close: () => Promise<void>;

beforeEach(async () => {
  const ports = await openEmbeddedPorts(clock);
  ({ store } = ports);
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'test' });
  const metrics = createMetrics({ version: '1' });
  const config = { allowedHosts: [], timezone: 'UTC', language: 'en', declared: nothingDeclared } as const;
  const reader = readerOf();
  const pageReader = createPageReader({ request: web.request, clock });
  api = createApi({
    ...ports,
    web,
    clock,
    reader,
    pageReader,
    metrics,
    config,
    log: silentLog,
    version: '1',
  });
  close = async () => {
    await api.close();
    await pageReader.close();
    await web.close();
    await ports.close();
  };
});
afterEach(() => close());

/** Articles of a day, so many days before now. */
async function archive(count: number, text: string, daysAgo = 1): Promise<void> {
  const fetchedAt = new Date(clock() - daysAgo * 86_400_000).toISOString();
  const records = Array.from({ length: count }, (_, at) => ({
    article: anArticle({ link: `https://a.example/${text}/${daysAgo}/${at}`, title: '', text, fetchedAt }),
    enrichment: anEnrichment(),
  }));
  await store.archive.put(records);
}

const send = async (method: string, path: string, body: object) =>
  api.request({ method, path: `/api/v1${path}`, body });
const add = (body: object) => send('POST', '/watches', { name: 'w', ...body });
const refused = { status: 409, body: { code: 'watch-too-broad' } };

describe('a watch that matches more than a fifth of the last week', () => {
  beforeEach(async () => {
    await archive(30, 'Открыт новый порт.');
    await archive(70, 'Дождь.', 3);
  });

  it('is refused with its share, and added when it is confirmed', async () => {
    expect(await add({ query: 'порт' })).toMatchObject({
      ...refused,
      body: {
        detail: expect.stringContaining('30 % '),
        details: { percent: 30, matched: 30, lookedAt: 100 },
      },
    });
    expect(await store.watches.get([aWatch({ name: 'w' }).id])).toEqual([]);
    expect(await add({ query: 'порт', confirm: true })).toMatchObject({ status: 201 });
  });

  it('is asked about again only when it looks for something else', async () => {
    await add({ query: 'порт', confirm: true });
    expect(await add({ query: 'порт', windowHours: 1 })).toMatchObject({ status: 200 });
    expect(await add({ query: 'порт | груз' })).toMatchObject(refused);
    expect(await send('PUT', '/watches/w', { any: ['порт'] })).toMatchObject(refused);
    expect(await send('PUT', '/watches/w', { any: ['порт'], confirm: true })).toMatchObject({ status: 200 });
  });

  it('is measured without what is older', async () => {
    await archive(150, 'Дождь.', 8);
    expect(await add({ query: 'порт' })).toMatchObject({ ...refused, body: { details: { lookedAt: 100 } } });
  });

  it('is found among those of a file', async () => {
    const watches = [
      aWatch({ name: 'broad', query: 'порт OR дождь' }),
      aWatch({ name: 'narrow', query: 'груз' }),
    ];
    expect(await broadWatches(watches, { store, clock })).toEqual([
      { name: 'broad', matched: 100, lookedAt: 100 },
    ]);
  });
});

describe('a watch', () => {
  it('that matches a fifth is added without a question', async () => {
    await archive(20, 'Открыт новый порт.');
    await archive(80, 'Дождь.');
    expect(await add({ query: 'порт' })).toMatchObject({ status: 201 });
  });

  it('is added without a question while there are few articles', async () => {
    await archive(49, 'Открыт новый порт.');
    expect(await add({ query: 'порт' })).toMatchObject({ status: 201 });
  });

  it('is measured on at most 150 articles a day', async () => {
    await archive(200, 'Открыт новый порт.', 1);
    await archive(40, 'Дождь.', 3);
    expect(await add({ query: 'порт' })).toMatchObject({
      body: { details: { matched: 150, lookedAt: 190 } },
    });
  });
});

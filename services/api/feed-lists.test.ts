import { readerOf } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import type { Store } from '@newswatch/ports';
import { createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import { aFeed, fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, createApi } from './app.ts';

let close: (() => Promise<void>)[];
let store: Store;
let api: Api;

beforeEach(async () => {
  const clock = fakeClock().now;
  const ports = await openEmbeddedPorts(clock);
  store = ports.store;
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'test' });
  const config = { allowedHosts: [], timezone: 'UTC', language: 'en', declared: nothingDeclared } as const;
  const metrics = createMetrics({ version: '1.2.3' });
  const reader = readerOf();
  const pageReader = createPageReader({ request: web.request, clock });
  const outside = { web, reader, pageReader };
  api = createApi({ ...ports, ...outside, clock, metrics, config, log: silentLog, version: '1.2.3' });
  close = [() => api.close(), () => pageReader.close(), () => web.close(), () => ports.close()];
});
afterEach(async () => {
  for (const step of close) await step();
});

const OPML = `<?xml version="1.0" encoding="windows-1251"?><opml version="2.0"><body><outline text="Порты">
  <outline type="rss" text="Тренд" language="ru" xmlUrl="https://trend.example/rss"/>
  <outline type="rss" text="Тренд ещё раз" xmlUrl="https://trend.example/rss#top"/>
  <outline type="rss" text="Почта" xmlUrl="mailto:desk@news.example"/>
  <outline type="rss" text="С паролем" xmlUrl="https://me:secret@news.example/rss"/>
  <outline type="rss" text="Без адреса"/>
  <outline type="rss" text="Странный язык" language="unknown!" xmlUrl="https://odd.example/rss"/>
  <outline type="rss" text="Известный" xmlUrl="https://known.example/rss"/></outline></body></opml>`;

describe('a list of feeds', () => {
  it('is imported entry by entry, each with what came of it', async () => {
    await store.feeds.put([aFeed({ url: 'https://known.example/rss', title: 'Как было' })]);
    const { status, body } = await api.request({
      method: 'POST',
      path: '/api/v1/feeds/import',
      body: { opml: OPML },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      added: 2,
      known: 1,
      repeated: 1,
      refused: 3,
      entries: [
        { outcome: 'added', url: 'https://trend.example/rss', title: 'Тренд' },
        { outcome: 'repeated', url: 'https://trend.example/rss' },
        { outcome: 'refused', url: 'mailto:desk@news.example', error: { code: 'url-invalid' } },
        { outcome: 'refused', error: { code: 'url-invalid' } },
        { outcome: 'refused', url: '', title: 'Без адреса', error: { code: 'url-invalid' } },
        { outcome: 'added', url: 'https://odd.example/rss' },
        { outcome: 'known', url: 'https://known.example/rss' },
      ],
    });
    const { items } = await store.feeds.list({ limit: 10 });
    expect(items.map(({ title }) => title ?? '').toSorted()).toEqual(['Как было', 'Странный язык', 'Тренд']);
    expect(items.find(({ title }) => title === 'Тренд')).toMatchObject({ language: 'ru', tags: ['Порты'] });
  });

  it('may be sent as it is, in its own charset, and exported again', async () => {
    const at = await api.listen('127.0.0.1', 0);
    const bytes = Buffer.from(OPML.replace('Тренд"', '\u0001"'), 'utf8');
    // «Тренд» in windows-1251, all else left out.
    const [head = '', tail = ''] =
      '<?xml version="1.0" encoding="windows-1251"?><opml><outline xmlUrl="https://w.example/" text="|"/></opml>'.split(
        '|',
      );
    const old = Buffer.concat([
      Buffer.from(head),
      Buffer.from([0xd2, 0xf0, 0xe5, 0xed, 0xe4]),
      Buffer.from(tail),
    ]);
    for (const body of [bytes, old]) {
      const sent = await fetch(`${at}/api/v1/feeds/import`, {
        method: 'POST',
        headers: { 'content-type': 'text/x-opml' },
        body,
      });
      expect(sent.status).toBe(200);
    }
    const exported = await fetch(`${at}/api/v1/feeds/export`);
    expect(exported.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
    const text = await exported.text();
    expect(text).toContain('text="Тренд" title="Тренд" xmlUrl="https://w.example/"');
    expect(text).toContain('<outline text="Порты">');
  });

  it('is refused with a reason when it is none, and so is its media type elsewhere', async () => {
    const { status, body } = await api.request({
      method: 'POST',
      path: '/api/v1/feeds/import',
      body: { opml: '<rss/>' },
    });
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'opml-broken' } });
    const at = await api.listen('127.0.0.1', 0);
    const headers = { 'content-type': 'text/x-opml' };
    const other = await fetch(`${at}/api/v1/feeds`, { method: 'POST', headers, body: OPML });
    expect([other.status, await other.json()]).toMatchObject([415, { code: 'media-type-refused' }]);
  });
});

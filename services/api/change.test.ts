import { feedId } from '@newswatch/domain';
import { readerOf } from '@newswatch/feeds';
import { createPageReader } from '@newswatch/pages';
import type { Polls } from '@newswatch/ports';
import { createMetrics, nothingDeclared, silentLog } from '@newswatch/runtime';
import { fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { createWeb } from '@newswatch/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Api, createApi } from './app.ts';

const AT = '2025-10-20T10:00:00.000Z';
const LATER = '2025-10-20T12:00:00.000Z';
let api: Api;
let polls: Polls;
let close: () => Promise<void>;

beforeEach(async () => {
  const clock = fakeClock();
  const ports = await openEmbeddedPorts(clock.now);
  ({ polls } = ports.store);
  const web = createWeb({ allowPrivateNetworks: true, userAgent: 'test' });
  const pageReader = createPageReader({ request: web.request, clock: clock.now });
  api = createApi({
    ...ports,
    web,
    pageReader,
    clock: clock.now,
    reader: readerOf(),
    metrics: createMetrics({ version: '1' }),
    log: silentLog,
    version: '1',
    config: { allowedHosts: [], timezone: 'UTC', language: 'en', declared: nothingDeclared },
  });
  close = async () => {
    await api.close();
    await pageReader.close();
    await web.close();
    await ports.close();
  };
});
afterEach(() => close());

const post = async (path: string, body: object) =>
  (await api.request({ method: 'POST', path: `/api/v1${path}`, body })).body as object;

describe('adding what is there already', () => {
  it('changes of a watch only what is given', async () => {
    await post('/receivers', { name: 'desk', kind: 'webhook', url: 'https://hooks.example/' });
    const first = await post('/watches', { name: 'w', query: 'порт', receivers: ['desk'], windowHours: 5 });
    expect(await post('/watches', { name: 'w', query: 'груз' })).toEqual({ ...first, query: 'груз' });
    expect(await post('/watches', { name: 'w', query: 'груз', receivers: [] })).toMatchObject({
      receivers: [],
      windowHours: 5,
    });
    expect(await post('/watches', { name: 'new', query: 'груз' })).toMatchObject({
      receivers: [],
      windowHours: 72,
    });
  });

  it('takes keywords for a query, and the other way round', async () => {
    const any = ['порт Актау', 'паром'];
    expect(await post('/watches', { name: 'w', any })).toMatchObject({
      any,
      query: '"порт Актау" | "паром"',
    });
    expect(await post('/watches', { name: 'w', query: 'груз' })).not.toHaveProperty('any');
    for (const body of [{ query: 'груз', any }, {}])
      expect(await post('/watches', { name: 'w', ...body })).toMatchObject({
        code: 'request-invalid',
        detail: expect.stringContaining('either query or any'),
      });
    expect(await post('/watches', { name: 'w', any: ['порт', '(('] })).toMatchObject({
      code: 'watch-does-not-parse',
      detail: expect.stringContaining('keyword 2, «((»'),
    });
    expect(await post('/watches/preview', { any })).toMatchObject({
      explanation: { terms: [{ term: 'порт Актау' }, { term: 'паром' }] },
    });
  });

  it('offers known names, and adds them when it is told so', async () => {
    const path = `/api/v1/known-names?query=${encodeURIComponent('паром AND (Среднего коридора OR рейд)')}`;
    const { body } = await api.request({ method: 'GET', path });
    expect(body).toMatchObject({
      items: [{ term: 'Среднего коридора', names: expect.arrayContaining(['Orta dəhliz', 'TITR']) }],
    });
    const added = { name: 'w', knownNames: true };
    expect(await post('/watches', { ...added, query: 'Средний коридор' })).toMatchObject({
      query: expect.stringMatching(/^Средний коридор \| "ТМТМ" \| .*"Middle Corridor"/),
    });
    expect(await post('/watches', { ...added, any: ['паром', 'ТМТМ'] })).toMatchObject({
      any: expect.arrayContaining(['паром', 'Orta dəhliz']),
    });
    expect(await post('/watches', { ...added, any: ['порт |'] })).toMatchObject({
      code: 'watch-does-not-parse',
    });
  });

  it('keeps the languages of a watch until others, or none, are given', async () => {
    const first = await post('/watches', { name: 'w', query: 'порт', languages: ['ru', 'kk', 'ru'] });
    expect(first).toMatchObject({ languages: ['ru', 'kk'] });
    expect(await post('/watches', { name: 'w', query: 'груз' })).toMatchObject({ languages: ['ru', 'kk'] });
    expect(await post('/watches', { name: 'w', query: 'груз', languages: [] })).not.toHaveProperty(
      'languages',
    );
    expect(await post('/watches', { name: 'w', query: 'груз', languages: ['rus'] })).toMatchObject({
      code: 'request-invalid',
      detail: expect.stringContaining('languages.0: must be one of ru, uk, kk'),
    });
  });

  it('changes of a feed only what is given', async () => {
    const url = 'https://news.example/rss';
    const first = await post('/feeds', { url, title: 'Лента', language: 'ru', intervalSeconds: 20 });
    expect(first).toMatchObject({ intervalSeconds: 20, health: 'new' });
    expect(await post('/feeds', { url })).toMatchObject({
      title: 'Лента',
      language: 'ru',
      intervalSeconds: 20,
    });
    expect(await post('/feeds', { url, language: 'kk' })).toMatchObject({ title: 'Лента', language: 'kk' });
  });

  it('polls a feed whose interval changed at once, not after the old one', async () => {
    const url = 'https://news.example/rss';
    await post('/feeds', { url, intervalSeconds: 7_200 });
    await polls.take(feedId(url), { now: AT, until: LATER, token: 'token' }, () => 'ask');
    const polled = { health: 'ok', polledAt: AT, nextPollAt: LATER, polls: 1, failures: 0 } as const;
    const found = { validators: {}, seen: [], arrivals: [], nextPollReason: { code: 'interval' } } as const;
    await polls.settle('token', { ...polled, ...found });
    expect(await post('/feeds', { url, title: 'Лента' })).toMatchObject({ nextPollAt: LATER });
    expect(await post('/feeds', { url, intervalSeconds: 2 })).toMatchObject({
      nextPollAt: AT,
      nextPollReason: { code: 'asked' },
    });
    const paced = await post('/feeds', { url, intervalSeconds: null, minIntervalSeconds: 120 });
    expect(paced).toMatchObject({ minIntervalSeconds: 120 });
    expect(paced).not.toHaveProperty('intervalSeconds');
  });
});

describe('a name', () => {
  it('has no blanks around it', async () => {
    expect(await post('/watches', { name: ' Коридор ', query: 'порт' })).toMatchObject({ name: 'Коридор' });
  });

  it.each([' ', 'a\u0007b', '\ud800x'])('is not %j', async (name) => {
    expect(await post('/watches', { name, query: 'порт' })).toMatchObject({ code: 'request-invalid' });
  });
});

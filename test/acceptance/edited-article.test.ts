import type { EventData } from '@newswatch/domain';
import { type Collector, type Newsroom, startCollector, startNewsroom } from '@newswatch/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, eventually, onProfiles } from '../support/world.ts';

type Archived = EventData<'article.enriched'>;
interface Listed<T> {
  readonly items: readonly T[];
}

const desk = { format: 'rss', charset: 'utf-8', language: 'ru', site: 'https://trend.example' } as const;

const rss = (items: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Лента</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;

/** @param link how this feed writes the address of the one article */
const item = (link: string, title: string, text: string): string => `
  <title>${title}</title><link>${link}</link><guid isPermaLink="false">${link}</guid><pubDate>${new Date().toUTCString()}</pubDate><author>Автор: Анна Иванова</author>
  <description><![CDATA[<p>БАКУ /Trend/ - ${text}</p><img src="http://www.trend.example/port.jpg" alt="Порт">
  <p>Читайте также: <a href="/2">Средний коридор расширят</a></p><p>Подписывайтесь на наш Telegram</p>]]></description>`;

onProfiles('an article that is edited', ({ start }) => {
  let world: World;
  let newsroom: Newsroom;
  let webhook: Collector;

  beforeEach(async () => {
    newsroom = await startNewsroom({
      feeds: [
        { ...desk, name: 'main', title: 'Все' },
        { ...desk, name: 'economy', title: 'Экономика' },
      ],
    });
    webhook = await startCollector();
    world = await start();
    await world.post('/receivers', { name: 'desk', kind: 'webhook', url: webhook.url });
    await world.post('/watches', {
      name: 'порт',
      query: 'порт Актау | Средний коридор',
      receivers: ['desk'],
    });
    for (const name of ['main', 'economy']) {
      serve(name, []);
      await world.post('/feeds', {
        url: newsroom.feedUrl(name),
        intervalSeconds: 1,
        alertSince: '2020-01-01T00:00:00Z',
      });
    }
  });
  afterEach(async () => {
    await world.close();
    await Promise.all([newsroom.close(), webhook.close()]);
  });

  const serve = (name: string, items: readonly string[]): void =>
    newsroom.answerWith(name, {
      status: 200,
      headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
      body: rss(items),
    });
  const archived = (good: (articles: readonly Archived[]) => boolean) =>
    eventually(async () => (await world.get<Listed<Archived>>('/articles')).items, good);

  it('stays one article in all feeds of its site, says what changed, and is told once', async () => {
    serve('main', [
      item(
        'http://www.trend.example/1?utm_source=rss',
        'Порт растёт',
        'Порт Актау растёт. Строится терминал.',
      ),
    ]);
    const [first] = await archived(({ length }) => length > 0);
    expect(first?.article).toMatchObject({
      text: 'Порт Актау растёт. Строится терминал.',
      author: 'Анна Иванова',
      images: [{ url: 'http://www.trend.example/port.jpg', alt: 'Порт' }],
    });
    expect(first?.article.leftOut?.map(({ kind }) => kind)).toEqual(['dateline', 'related', 'subscription']);
    expect(first?.article.html).toContain('Telegram');
    await eventually(
      () => webhook.requests.length,
      (count) => count === 1,
    );

    serve('economy', [
      item('https://www.trend.example/1/amp', 'Порт вырос', 'Порт Актау растёт. Терминал готов.'),
    ]);
    const edited = await archived(([one]) => one?.article.title === 'Порт вырос');
    expect(edited).toHaveLength(1);
    const shown = await world.get<Archived>(`/articles/${first?.article.id}`);
    expect(shown.article.changed).toEqual({
      since: first?.article.version,
      title: 'Порт растёт',
      text: { added: ['Терминал готов.'], removed: ['Строится терминал.'] },
    });
    await eventually(
      () => world.ports.bus.lag('newswatch-notify'),
      (lag) => lag === 0,
    );
    expect(webhook.requests).toHaveLength(1);
  });
});

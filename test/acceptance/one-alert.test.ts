import {
  type Collector,
  type Newsroom,
  startCollector,
  startFakeSlack,
  startNewsroom,
} from '@newswatch/testkit';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { corridorArticle, corridorReprint, nearMiss, oldNews } from '../fixtures/articles.ts';
import { type World, eventually, onProfiles } from '../support/world.ts';

interface Listed<T> {
  readonly items: readonly T[];
}
interface FeedRow {
  readonly url: string;
  readonly health: string;
  readonly polls: number;
}

const feed = { format: 'rss', charset: 'utf-8', language: 'ru' } as const;

onProfiles('an article that hits a watch', ({ start }) => {
  let world: World;
  let newsroom: Newsroom;
  let webhook: Collector;
  let secret: string;

  beforeEach(async () => {
    newsroom = await startNewsroom({
      feeds: [
        { ...feed, name: 'trend', title: 'Лента', site: 'https://trend.example' },
        {
          ...feed,
          name: 'other',
          title: 'Вторая лента',
          charset: 'windows-1251',
          site: 'https://other.example',
        },
      ],
    });
    webhook = await startCollector();
    world = await start();
    secret = (
      await world.post<{ secret: string }>('/receivers', { name: 'desk', kind: 'webhook', url: webhook.url })
    ).secret;
    await world.post('/watches', { name: 'Средний коридор', query: 'Средний коридор', receivers: ['desk'] });
  });
  afterEach(async () => {
    await world.close();
    await Promise.all([newsroom.close(), webhook.close()]);
  });

  const addFeed = async (name: string): Promise<void> => {
    await world.post('/feeds', { url: newsroom.feedUrl(name), intervalSeconds: 1 });
    await polled(name, 1);
  };
  const polled = (name: string, times: number) =>
    eventually(
      () => world.get<Listed<FeedRow>>('/feeds'),
      ({ items }) => items.some(({ url, polls }) => url === newsroom.feedUrl(name) && polls >= times),
    );
  const pollsOf = async (name: string): Promise<number> =>
    (await world.get<Listed<FeedRow>>('/feeds')).items.find(({ url }) => url === newsroom.feedUrl(name))
      ?.polls ?? 0;
  const pollAgain = async (name: string): Promise<void> => {
    const asked = newsroom.requests.length;
    await eventually(
      () => newsroom.requests.slice(asked).filter(({ path }) => path === `/${name}.xml`).length,
      (count) => count >= 2,
    );
  };
  const idle = () =>
    eventually(
      () => world.ports.bus.lag('newswatch-notify'),
      (lag) => lag === 0,
    );

  it('is told once, signed so that an independent verifier accepts it', async () => {
    await addFeed('trend');
    newsroom.publish('trend', corridorArticle);
    const [request] = await webhook.waitFor(1, 20_000);
    const payload = new Webhook(secret).verify(request?.body ?? '', { ...request?.headers });
    expect(payload).toMatchObject({
      type: 'alert.raised',
      data: {
        watch: { name: 'Средний коридор' },
        article: { title: corridorArticle.title, source: 'trend.example' },
        sentiment: { label: 'positive' },
        matches: [{ form: 'Среднего коридора' }, { form: 'Среднего коридора' }],
      },
    });
  });

  it('is not told again by a second poll, nor after a restart', async () => {
    await addFeed('trend');
    newsroom.publish('trend', corridorArticle);
    await webhook.waitFor(1, 20_000);
    await pollAgain('trend');
    await world.restart();
    await pollAgain('trend');
    await idle();
    expect(webhook.requests).toHaveLength(1);
  });

  it('is not told when the first poll of its feed brings it, but archived and its decision kept', async () => {
    newsroom.publish('trend', oldNews);
    await addFeed('trend');
    const decisions = await eventually(
      () => world.get<Listed<{ verdict: object }>>('/alerts?withheld=true'),
      ({ items }) => items.length > 0,
    );
    expect(decisions.items).toMatchObject([{ verdict: { kind: 'withheld', reason: 'backlog' } }]);
    const archived = await eventually(
      () => world.get<Listed<object>>('/articles'),
      ({ items }) => items.length > 0,
    );
    expect(archived.items).toMatchObject([{ article: { title: oldNews.title } }]);
    expect(webhook.requests).toHaveLength(0);
  });

  it('is told once when another newsroom reprints it', async () => {
    await addFeed('trend');
    await addFeed('other');
    newsroom.publish('trend', corridorArticle);
    await webhook.waitFor(1, 20_000);
    newsroom.publish('other', corridorReprint);
    const decisions = await eventually(
      () => world.get<Listed<object>>('/alerts?withheld=true'),
      ({ items }) => items.length === 2,
    );
    expect(decisions.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          verdict: expect.objectContaining({ kind: 'withheld', reason: 'same-story' }),
        }),
      ]),
    );
    expect(webhook.requests).toHaveLength(1);
  });

  it('is not confused with a near miss', async () => {
    await addFeed('trend');
    newsroom.publish('trend', nearMiss);
    await eventually(
      () => world.get<Listed<object>>('/articles'),
      ({ items }) => items.length > 0,
    );
    await idle();
    expect((await world.get<Listed<object>>('/alerts?withheld=true')).items).toEqual([]);
  });

  it('makes one Slack message that names all four watches that it hits', async () => {
    const slack = await startFakeSlack();
    try {
      await world.post('/receivers', { name: 'channel', kind: 'slack', url: slack.url });
      const names = [
        'Средний коридор',
        'Зангезурский коридор',
        'Организация тюркских государств',
        'Транскаспийский международный транспортный маршрут',
      ];
      for (const name of names) await world.post('/watches', { name, query: name, receivers: ['channel'] });
      await addFeed('trend');
      newsroom.publish('trend', corridorArticle);
      await slack.waitFor(1, 20_000);
      await idle();
      await eventually(
        () => world.ports.queue.depth(),
        (depth) => depth['send-delivery'] === 0,
      );
      expect(slack.messages).toHaveLength(1);
      const text = JSON.stringify(slack.messages[0]);
      for (const name of names) expect(text).toContain(name);
    } finally {
      await slack.close();
    }
  });

  it('is enriched with language, sentiment, topics and countries', async () => {
    await addFeed('trend');
    newsroom.publish('trend', corridorArticle);
    const { items } = await eventually(
      () => world.get<Listed<Enriched>>('/articles'),
      (page) => page.items.length > 0,
    );
    const [record] = items;
    expect(record?.enrichment.language.code).toBe('ru');
    expect(record?.enrichment.sentiment.label).toBe('positive');
    expect(record?.enrichment.sentiment.evidence.length).toBeGreaterThan(0);
    for (const { start: from, end, text } of record?.enrichment.sentiment.evidence ?? [])
      expect(record?.article.text.slice(from, end)).toBe(text);
    expect(record?.enrichment.entities.filter(({ kind }) => kind === 'country').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['KZ', 'AZ']),
    );
    const topics = (record?.enrichment.topics ?? []).map(({ label }) => label).join(' ');
    expect(topics).toMatch(/transport/i);
    expect(topics).toMatch(/politics|economy/i);
    expect(record?.article).toMatchObject({ dateline: { agency: 'Trend' } });
    expect(await pollsOf('trend')).toBeGreaterThan(0);
  });
});

interface Enriched {
  readonly article: { readonly text: string; readonly dateline?: object };
  readonly enrichment: {
    readonly language: { readonly code: string };
    readonly sentiment: {
      readonly label: string;
      readonly evidence: readonly { start: number; end: number; text: string }[];
    };
    readonly topics: readonly { readonly label: string }[];
    readonly entities: readonly { readonly kind: string; readonly id: string }[];
  };
}

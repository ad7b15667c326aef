import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type Event, encodeEvent, instant } from '@newswatch/domain';
import { createEventBus } from '@newswatch/kafka';
import type { EventBus } from '@newswatch/ports';
import { silentLog } from '@newswatch/runtime';
import {
  type Collector,
  aFeed,
  anArticle,
  anEvent,
  anItem,
  startCollector,
  startNewsroom,
} from '@newswatch/testkit';
import kafkajs from 'kafkajs';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { adminOf } from '../../packages/kafka/fixtures/open-for-test.ts';
import { kcat } from '../support/foreign-clients.ts';
import { startKafka } from '../support/servers/kafka.ts';
import { onServers } from '../support/servers/on-server.ts';
import { type Citizen, type Town, startTown } from '../support/town.ts';
import { eventually } from '../support/world.ts';

const WAIT_MS = 60_000;
const TEST_MS = 180_000;
/** All that is published has this key, so it stands in one partition, one behind the other. */
const KEY = 'https://news.example/feed.xml';

/** Stories that share no word but the corridor's. */
const FERRY = 'Первые контейнеры Среднего коридора перегрузили на новый паром за одну ночь.';
const CUSTOMS = 'Таможенники двух стран договорились о едином окне для грузов Среднего коридора.';
const TERMINAL = 'Глубоководный терминал Грузии ищет инвесторов; о Среднем коридоре спорят банкиры.';

const itemOf = (slug: string, title: string, summary: string): Event => ({
  ...anEvent('item.fetched', slug, {
    feed: aFeed({ url: KEY }),
    item: anItem({ guid: slug, link: `https://news.example/${slug}`, title, summary }),
    fetchedAt: instant(Date.now()),
    backlog: false,
  }),
  key: KEY,
});

const lettersSchema = z.object({
  items: z.array(z.object({ stream: z.string(), stage: z.string(), cause: z.object({ code: z.string() }) })),
});
const alertSchema = z.object({ data: z.object({ article: z.object({ link: z.string() }) }) });

const textOf = (value: Uint8Array): string => new TextDecoder().decode(value);

/** What stands in the dead letters of a stream, as text, once all of it was read. */
async function deadValues(bus: EventBus, stream: string): Promise<readonly string[]> {
  const values: string[] = [];
  const reading = await bus.subscribe({
    group: 'of-the-test',
    types: ['event.dead-lettered'],
    from: 'start',
    handleBatch: async ({ messages }) => {
      values.push(
        ...messages.filter((one) => one.stream === `${stream}.dlq`).map(({ value }) => textOf(value)),
      );
    },
  });
  await eventually(
    () => bus.lag('of-the-test'),
    (lag) => lag === 0 && values.length > 0,
    WAIT_MS,
  );
  await reading.close();
  return values;
}

onServers(['kafka', 'redis', 'postgres'], (urls) => {
  /** A newswatch in one process, and a receiver of what it tells of the corridor. */
  async function aTown() {
    const town = await startTown(urls);
    onTestFinished(() => town.close());
    await town.makeTopics(3);
    const newswatch = town.start('start');
    return { town, newswatch, receiver: await aDesk(newswatch) };
  }

  async function aDesk(newswatch: Citizen): Promise<Collector> {
    const receiver = await startCollector();
    onTestFinished(() => receiver.close());
    await newswatch.post('/receivers', { name: 'desk', kind: 'webhook', url: receiver.url });
    await newswatch.post('/watches', { name: 'corridor', query: 'Средний коридор', receivers: ['desk'] });
    return receiver;
  }

  function busOf({ prefix }: Town, brokers = urls.kafka) {
    const onEnd = (error: Error): void => expect.unreachable(error.message);
    const bus = createEventBus({ brokers: brokers.split(','), prefix, log: silentLog, onEnd });
    onTestFinished(() => bus.close());
    return bus;
  }

  /** By a client that is not ours, which writes whatever it is given. @returns its exit code */
  async function produce(
    program: string,
    { topic, headers = {} }: { readonly topic: string; readonly headers?: Readonly<Record<string, string>> },
    value: string,
  ): Promise<unknown> {
    const given = Object.entries(headers).flatMap(([name, text]) => ['-H', `${name}=${text}`]);
    const to = ['-P', '-b', urls.kafka, '-t', topic, '-k', KEY, '-X', 'topic.partitioner=murmur2_random'];
    const child = spawn(program, [...to, '-X', 'message.max.bytes=4000000', ...given], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.end(value);
    const [code]: unknown[] = await once(child, 'exit');
    return code;
  }

  /** As whoever runs the cluster may have done. */
  async function raiseLimit(topic: string, bytes: number): Promise<void> {
    const admin = adminOf(urls.kafka);
    await admin.connect();
    onTestFinished(() => admin.disconnect());
    const configEntries = [{ name: 'max.message.bytes', value: String(bytes) }];
    const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }];
    await admin.alterConfigs({ validateOnly: false, resources });
  }

  const lettersOf = async (newswatch: Citizen): Promise<readonly string[]> =>
    lettersSchema
      .parse(await newswatch.get('/dead-letters?limit=50'))
      .items.map(({ stream, stage, cause }) => `${stream} ${stage} ${cause.code}`)
      .toSorted();

  const toldIn = ({ requests }: Collector): readonly string[] =>
    requests.map(({ json }) => alertSchema.parse(json).data.article.link.split('/').at(-1) ?? '').toSorted();

  it(
    'what cannot be read becomes a dead letter with its reason, and what lies behind it is told',
    { timeout: TEST_MS },
    async (context) => {
      const program = await kcat(context);
      const { town, newswatch, receiver } = await aTown();
      const [items, enriched] = [`${town.prefix}news.items`, `${town.prefix}news.enriched`];
      const bus = busOf(town);
      const ferry = itemOf('ferry', 'Паром', FERRY);
      const normalized = anEvent('article.normalized', 'elsewhere', { article: anArticle() });
      const as = (event: Event, type: string) => ({ ...encodeEvent(event).headers, ce_type: type });
      const poison: readonly [topic: string, headers: Readonly<Record<string, string>>, value: string][] = [
        [items, {}, 'ни о чём'],
        [items, as(ferry, 'newswatch.item.forgotten.v1'), '{}'],
        [items, as(ferry, 'newswatch.item.fetched.v2'), JSON.stringify(ferry.data)],
        [items, as(ferry, 'newswatch.item.fetched.v1'), '{"item":{"title":7}}'],
        [items, as(ferry, 'newswatch.item.fetched.v1'), '{"item":'],
        [items, encodeEvent(normalized).headers, JSON.stringify(normalized.data)],
        [enriched, as(ferry, 'newswatch.article.enriched.v2'), '{}'],
      ];
      await bus.publish([ferry]);
      for (const [topic, headers, value] of poison)
        expect(await produce(program, { topic, headers }, value)).toBe(0);
      // What a database and UTF-8 do not take is no reason to lose an article.
      await bus.publish([
        itemOf('customs', 'Окно \u0000 \ud800', `\u0000${CUSTOMS}\udc00`),
        itemOf('terminal', 'Терминал', TERMINAL),
      ]);
      await receiver.waitUntil(() => receiver.requests.length >= 3, WAIT_MS);
      expect(toldIn(receiver)).toEqual(['customs', 'ferry', 'terminal']);
      const letters = await eventually(
        () => lettersOf(newswatch),
        (all) => all.length >= 8,
        WAIT_MS,
      );
      expect(letters).toEqual([
        'news.enriched alert event-unknown',
        'news.enriched archive event-unknown',
        'news.items normalize event-invalid',
        'news.items normalize event-invalid',
        'news.items normalize event-not-json',
        'news.items normalize event-unknown',
        'news.items normalize event-unknown',
        'news.items normalize event-unknown',
      ]);
      expect(newswatch.process.exitCode).toBeNull();
    },
  );

  it(
    'a message of 2 MB is refused by its topic, an article of 2 MB in a feed is told like the others',
    { timeout: TEST_MS },
    async (context) => {
      const program = await kcat(context);
      const { town, newswatch, receiver } = await aTown();
      const newsroom = await startNewsroom({
        feeds: [{ name: 'trend', title: 'Лента', format: 'rss', charset: 'utf-8', language: 'ru' }],
      });
      onTestFinished(() => newsroom.close());
      const large = 'Средний коридор длинен. '.repeat(50_000);
      const topic = `${town.prefix}news.items`;
      expect(await produce(program, { topic }, randomBytes(1_500_000).toString('base64'))).not.toBe(0);
      await newswatch.post('/feeds', { url: newsroom.feedUrl('trend'), intervalSeconds: 1 });
      await eventually(
        () => newsroom.requests.filter(({ path }) => path === '/trend.xml').length,
        (count) => count >= 2,
        WAIT_MS,
      );
      newsroom.publish('trend', { slug: 'ferry', title: 'Паром', text: FERRY });
      newsroom.publish('trend', { slug: 'large', title: 'Книга о дороге', text: large });
      newsroom.publish('trend', { slug: 'terminal', title: 'Терминал', text: TERMINAL });
      await receiver.waitUntil(() => receiver.requests.length >= 3, WAIT_MS);
      expect(toldIn(receiver)).toEqual(['ferry', 'large', 'terminal']);
      expect(await lettersOf(newswatch)).toEqual([]);
    },
  );

  it(
    'messages of 2 MB in a topic that takes them are dead letters, whole, and what lies behind them is told',
    { timeout: TEST_MS },
    async (context) => {
      const program = await kcat(context);
      const { town, newswatch, receiver } = await aTown();
      const topic = `${town.prefix}news.items`;
      await raiseLimit(topic, 4_000_000);
      const bus = busOf(town);
      const ferry = itemOf('ferry', 'Паром', FERRY);
      const noise = randomBytes(1_500_000).toString('base64');
      const book = encodeEvent(itemOf('book', 'Книга', noise));
      await bus.publish([ferry]);
      expect(await produce(program, { topic, headers: book.headers }, noise)).toBe(0);
      expect(await produce(program, { topic, headers: book.headers }, textOf(book.value))).toBe(0);
      await bus.publish([itemOf('terminal', 'Терминал', TERMINAL)]);
      await receiver.waitUntil(() => receiver.requests.length >= 2, WAIT_MS);
      expect(toldIn(receiver)).toEqual(['ferry', 'terminal']);
      const letters = await eventually(
        () => lettersOf(newswatch),
        (all) => all.length >= 2,
        WAIT_MS,
      );
      expect(letters).toEqual([
        'news.articles normalize event-too-large',
        'news.items normalize event-not-json',
      ]);
      expect(await deadValues(bus, 'news.items')).toEqual([noise]);
      expect(newswatch.process.exitCode).toBeNull();
    },
  );

  it(
    'a broker that is away at the start is waited for, and all works once it is there',
    { timeout: TEST_MS },
    async () => {
      const kafka = await startKafka();
      onTestFinished(() => kafka.close());
      const town = await startTown({ ...urls, kafka: kafka.url });
      onTestFinished(() => town.close());
      await town.makeTopics(3);
      await kafka.end('SIGTERM');
      const newswatch = town.start('start');
      await eventually(newswatch.said, (said) => said.includes('bus-unavailable'), WAIT_MS);
      expect(newswatch.process.exitCode).toBeNull();
      await kafka.again();
      const receiver = await aDesk(newswatch);
      await busOf(town, kafka.url).publish([itemOf('ferry', 'Паром', FERRY)]);
      await receiver.waitUntil(() => receiver.requests.length >= 1, WAIT_MS);
      expect(toldIn(receiver)).toEqual(['ferry']);
    },
  );
});

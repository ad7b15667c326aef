import { setTimeout as delay } from 'node:timers/promises';
import { createEventBus } from '@newswatch/kafka';
import { groupOf } from '@newswatch/pipeline';
import { silentLog } from '@newswatch/runtime';
import {
  type CollectedRequest,
  type Collector,
  type Newsroom,
  startCollector,
  startNewsroom,
  temporaryFolder,
} from '@newswatch/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { benchArticles } from '../bench/articles.ts';
import { type Crew, PARTITIONS, startCrew } from '../support/crew.ts';
import { onServers } from '../support/servers/on-server.ts';
import { eventually } from '../support/world.ts';

const FEEDS = 6;
const PER_FEED = 10;
/** Two of them are hit by every third article each; a story may hit both. */
const WATCHES = [
  { name: 'corridor', query: 'Средний коридор', every: 3 },
  { name: 'strait', query: 'Дальний пролив', every: 2 },
] as const;

const alertSchema = z.object({
  type: z.literal('alert.raised'),
  data: z.object({
    watch: z.object({ name: z.string() }),
    story: z.object({ id: z.string() }),
    article: z.object({ title: z.string() }),
  }),
});

interface Fault {
  readonly name: string;
  strike(crew: Crew): Promise<void>;
}

/** Each strikes while articles are published and wait in the log. */
const FAULTS: readonly Fault[] = [
  { name: 'an enricher is killed', strike: (crew) => crew.kill('enricher') },
  {
    name: 'the normalizer is killed, and another comes',
    strike: async (crew) => {
      await crew.kill('normalizer');
      await crew.start('normalizer');
    },
  },
  {
    name: 'an alerter is added, and another enricher comes',
    strike: async (crew) => void (await Promise.all([crew.start('alerter'), crew.start('enricher')])),
  },
  { name: 'an alerter is killed', strike: (crew) => crew.kill('alerter') },
  {
    name: 'the queue server dies and forgets everything',
    strike: async ({ redis }) => {
      await redis.end('SIGKILL');
      await delay(1_000);
      await redis.again();
    },
  },
  {
    name: 'the database is restarted',
    strike: async ({ postgres }) => {
      await postgres.end('SIGINT');
      await delay(1_000);
      await postgres.again();
    },
  },
  {
    name: 'the broker is restarted',
    strike: async ({ kafka }) => {
      await kafka.end('SIGTERM');
      await delay(1_000);
      await kafka.again();
    },
  },
];

onServers(['kafka', 'redis', 'postgres'], () => {
  it(
    'every article published before, during and after any fault ends in exactly the alerts that it deserves',
    { timeout: 600_000 },
    async () => {
      const { crew, newsroom, receiver } = await aWatchedNewsroom();
      const expected = new Set<string>();
      const bus = createEventBus({
        brokers: [crew.kafka.url],
        log: silentLog,
        onEnd: (error) => expect.unreachable(error.message),
      });
      onTestFinished(() => bus.close());
      const waiting = async (): Promise<number> =>
        (await bus.lag(groupOf('normalize'))) +
        (await bus.lag(groupOf('enrich'))) +
        (await bus.lag(groupOf('alert')));
      const lags: Record<string, number> = {};
      let round = 0;
      const publish = (): void => publishRound(newsroom, (round += 1), expected);
      publish();
      for (const { name, strike } of FAULTS) {
        publish();
        lags[name] = await eventually(waiting, (lag) => lag > 0, 30_000);
        const striking = strike(crew);
        publish();
        await striking;
      }
      publish();
      await eventually(
        () => lostOf(expected, told(receiver)),
        (lost) => lost.length === 0,
        180_000,
      );
      // Whatever would be told twice is told again within the leases of what was in hand.
      await delay(25_000);
      const times = told(receiver);
      const counts = [...times];
      expect({
        lost: lostOf(expected, times).length,
        duplicates: counts.filter(([, count]) => count > 1),
        unexpected: counts.filter(([key]) => !expected.has(key)),
      }).toEqual({ lost: 0, duplicates: [], unexpected: [] });
      expect(
        Object.values(lags).every((lag) => lag > 0),
        JSON.stringify(lags),
      ).toBe(true);
      expect(expected.size).toBeGreaterThan(300);
    },
  );
});

/**
 * How often each watch told each article: every article is a story of its own. The receiver answers in this process, and
 * is held up by whatever looks at all that it was sent.
 */
function told(receiver: Collector): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const request of receiver.requests) {
    const key = keyOf(request);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const keys = new WeakMap<CollectedRequest, string>();

/** Read once, however often it is asked for. */
function keyOf(request: CollectedRequest): string {
  const known = keys.get(request);
  if (known !== undefined) return known;
  const { watch, article } = alertSchema.parse(request.json).data;
  const key = `${watch.name}: ${article.title}`;
  keys.set(request, key);
  return key;
}

const lostOf = (expected: ReadonlySet<string>, times: ReadonlyMap<string, number>): readonly string[] =>
  [...expected].filter((key) => !times.has(key));

/** Ten articles in each feed. */
function publishRound(newsroom: Newsroom, round: number, expected: Set<string>): void {
  for (let feed = 0; feed < FEEDS; feed += 1) {
    const articles = benchArticles(PER_FEED, { seed: round * 100 + feed, hits: PER_FEED + 1 });
    for (const [index, { slug, title, text }] of articles.entries()) {
      const hits = WATCHES.filter(({ every }) => index % every === 0);
      const named = `${title} ${slug}`;
      for (const { name } of hits) expected.add(`${name}: ${named}`);
      const said = hits.map(
        ({ query }) =>
          `Стороны обсудили ${query === 'Средний коридор' ? 'развитие Среднего коридора' : 'суда Дальнего пролива'}.`,
      );
      newsroom.publish(`feed-${feed}`, { slug, title: named, text: [text, ...said].join('\n\n') });
    }
  }
}

async function aWatchedNewsroom() {
  const folder = await temporaryFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const feed = { format: 'rss', charset: 'utf-8', language: 'ru' } as const;
  const names = Array.from({ length: FEEDS }, (_, index) => `feed-${index}`);
  const newsroom = await startNewsroom({ feeds: names.map((name) => ({ ...feed, name, title: name })) });
  onTestFinished(() => newsroom.close());
  const receiver = await startCollector();
  onTestFinished(() => receiver.close());
  const crew = await startCrew(folder.path, [
    ...(['api', 'archiver', 'notifier', 'alerter', 'alerter'] as const),
    ...(['enricher', 'enricher', 'normalizer', 'fetcher'] as const),
  ]);
  onTestFinished(() => crew.close());
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const { ok, status } = await fetch(`${crew.url}/api/v1${path}`, init);
    expect(ok, `${path} answered ${status}`).toBe(true);
  };
  await post('/receivers', { name: 'desk', kind: 'webhook', url: receiver.url });
  for (const { name, query } of WATCHES) await post('/watches', { name, query, receivers: ['desk'] });
  for (const name of names) await post('/feeds', { url: newsroom.feedUrl(name), intervalSeconds: 1 });
  await eventually(
    () => names.filter((name) => newsroom.requests.filter(({ path }) => path === `/${name}.xml`).length >= 2),
    (polled) => polled.length === names.length,
    60_000,
  );
  expect(PARTITIONS).toBeGreaterThanOrEqual(6);
  return { crew, newsroom, receiver };
}

import { setTimeout as delay } from 'node:timers/promises';
import { type EventType, feedId, instant } from '@newswatch/domain';
import { createEventBus, createTopics } from '@newswatch/kafka';
import type { EventBus } from '@newswatch/ports';
import { readConfig, silentLog } from '@newswatch/runtime';
import {
  type CollectedRequest,
  type Collector,
  aFeed,
  anEvent,
  anItem,
  startCollector,
  startNewsroom,
  temporaryFolder,
} from '@newswatch/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openPorts } from '../../services/cli/open-ports.ts';
import { end, printed, startNewswatch } from '../support/command.ts';
import { type Crew, PARTITIONS, startCrew } from '../support/crew.ts';
import { PRESS_WATCHES, type Press, startPress } from '../support/press.ts';
import { type Unfinished, isAtRest, lagIn, sumOf, unfinishedIn } from '../support/rest.ts';
import { onServers } from '../support/servers/on-server.ts';
import { eventually } from '../support/world.ts';

const CANDIDATES = Array.from({ length: 60 }, (_, index) => `feed-${index}`);
const FEEDS_PER_PARTITION = 2;
/** Stories; every fourth is two articles. */
const EVERY_MS = 125;
/** From one fault to the next, so that what one does is under way when the next comes. */
const BETWEEN = 15;
const READ: readonly EventType[] = ['item.fetched', 'article.normalized', 'article.enriched', 'alert.raised'];

const alertSchema = z.object({
  type: z.literal('alert.raised'),
  data: z.object({
    watch: z.object({ name: z.string() }),
    story: z.object({ id: z.string() }),
    article: z.object({ link: z.string() }),
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
  { name: 'the queue server is wiped', strike: ({ redis }) => redis.wipe() },
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
    'every article published before, during and after any fault ends in exactly the alerts that one process raises',
    { timeout: 600_000 },
    async () => {
      const { crew, bus, press, receiver, alone } = await aWatchedNewsroom();
      const lags: Record<string, number> = {};
      const during: Record<string, number> = {};
      await press.more(BETWEEN);
      for (const { name, strike } of FAULTS) {
        lags[name] = await eventually(
          async () => sumOf(await lagIn(bus)),
          (lag) => lag > 0,
          60_000,
        );
        const before = press.count();
        await strike(crew);
        await press.more(BETWEEN);
        during[name] = press.count() - before;
      }
      await press.stop();
      const deserved = press.deserved();
      await until('all is told', () => missingIn(receiver, deserved), crew);
      await until('one process has told all', () => missingIn(alone, deserved), crew);
      expect(await restOf(crew)).toSatisfy(isAtRest);
      // Somebody who was about to tell a thing again has done so.
      await delay(2_000);

      const expected = new Set(countsIn(alone, storyKey).keys());
      expect(expected).toEqual(deserved);
      const counts = countsIn(receiver, storyKey);
      expect({
        lost: [...expected].filter((key) => !counts.has(key)),
        unexpected: [...counts.keys()].filter((key) => !expected.has(key)),
        duplicates: severalIn(counts),
        toldTwiceOfOneStory: severalIn(
          countsIn(receiver, ({ watch, story }) => `${watch.name}: ${story.id}`),
        ),
      }).toEqual({ lost: [], unexpected: [], duplicates: [], toldTwiceOfOneStory: [] });
      for (const [fault, lag] of Object.entries(lags)) expect(lag, fault).toBeGreaterThan(0);
      for (const [fault, articles] of Object.entries(during)) expect(articles, fault).toBeGreaterThan(0);
      expect(press.count()).toBeGreaterThan(200);
      expect(PARTITIONS).toBeGreaterThanOrEqual(6);
      expect(await partitionsUsed(bus)).toEqual(Object.fromEntries(READ.map((type) => [type, PARTITIONS])));
    },
  );
});

type Told = z.infer<typeof alertSchema>['data'];
const alerts = new WeakMap<CollectedRequest, Told>();

/** Read once, however often it is asked for: the receiver answers in this process. */
function toldBy(request: CollectedRequest): Told {
  const known = alerts.get(request) ?? alertSchema.parse(request.json).data;
  alerts.set(request, known);
  return known;
}

/** What a story is called stands at the end of the address of each of its articles. */
const storyKey = ({ watch, article }: Told): string => `${watch.name}: ${article.link.split('/').at(-1)}`;

function countsIn({ requests }: Collector, keyOf: (told: Told) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const request of requests) {
    const key = keyOf(toldBy(request));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const severalIn = (counts: ReadonlyMap<string, number>): readonly [string, number][] =>
  [...counts].filter(([, count]) => count > 1);

function missingIn(receiver: Collector, deserved: ReadonlySet<string>): readonly string[] {
  const told = countsIn(receiver, storyKey);
  return [...deserved].filter((key) => !told.has(key));
}

/** Rejects with what the crew did and said when something is missing for too long. */
async function until(what: string, missing: () => readonly string[], crew: Crew): Promise<void> {
  try {
    await eventually(missing, ({ length }) => length === 0, 180_000);
  } catch (error) {
    const left = JSON.stringify(await unfinishedOf(crew));
    throw new Error(`not ${what}: ${missing().length} of it; ${left}\n${crew.report()}`, { cause: error });
  }
}

async function unfinishedOf({ env }: Crew): Promise<Unfinished> {
  const onEnd = (error: Error): void => expect.unreachable(error.message);
  const opened = await openPorts(readConfig(env), { clock: Date.now, log: silentLog, onEnd });
  try {
    return await unfinishedIn(opened.ports);
  } finally {
    await opened.close();
  }
}

const restOf = (crew: Crew): Promise<Unfinished> => eventually(() => unfinishedOf(crew), isAtRest, 60_000);

/** How many partitions events of each type lie in. */
async function partitionsUsed(bus: EventBus): Promise<Readonly<Record<string, number>>> {
  const counts = READ.map(async (type) => [type, new Set((await lanesOf(bus, type)).values()).size] as const);
  return Object.fromEntries(await Promise.all(counts));
}

/** Where each key of a type lies, once all there is was read. */
async function lanesOf(bus: EventBus, type: EventType): Promise<ReadonlyMap<string, string>> {
  const lanes = new Map<string, string>();
  const group = `lanes-of-${type}`;
  const reading = await bus.subscribe({
    group,
    types: [type],
    from: 'start',
    handleBatch: async ({ messages }) => {
      for (const { key, lane } of messages) lanes.set(key, lane);
    },
  });
  await eventually(
    () => bus.lag(group),
    (lag) => lag === 0 && lanes.size > 0,
    60_000,
  );
  await reading.close();
  return lanes;
}

function busOf({ kafka }: Crew, prefix = '') {
  const onEnd = (error: Error): void => expect.unreachable(error.message);
  const bus = createEventBus({ brokers: [kafka.url], prefix, log: silentLog, onEnd });
  onTestFinished(() => bus.close());
  return bus;
}

/** Of the feeds of these addresses, those that share the partitions evenly: tried on topics of their own. */
async function spread(crew: Crew, urls: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const prefix = 'tried-';
  const topics = { brokers: [crew.kafka.url], prefix, partitions: PARTITIONS, replicas: 1, log: silentLog };
  await createTopics(topics);
  const bus = busOf(crew, prefix);
  const keys = new Map([...urls].map(([name, url]) => [feedId(url) as string, name]));
  const data = { feed: aFeed(), item: anItem(), fetchedAt: instant(Date.now()), backlog: false };
  await bus.publish([...keys.keys()].map((key) => ({ ...anEvent('item.fetched', key, data), key })));
  const lanes = await lanesOf(bus, 'item.fetched');
  const byLane = Map.groupBy(lanes, ([, lane]) => lane);
  expect(byLane.size).toBe(PARTITIONS);
  return [...byLane.values()].flatMap((found) =>
    found.slice(0, FEEDS_PER_PARTITION).map(([key]) => keys.get(key) ?? ''),
  );
}

async function aWatchedNewsroom() {
  const folder = await temporaryFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const feed = { format: 'rss', charset: 'utf-8', language: 'ru' } as const;
  const newsroom = await startNewsroom({
    feeds: CANDIDATES.map((name) => ({ ...feed, name, title: name })),
  });
  onTestFinished(() => newsroom.close());
  const crew = await startCrew(folder.path, [
    ...(['api', 'archiver', 'notifier', 'alerter', 'alerter'] as const),
    ...(['enricher', 'enricher', 'normalizer', 'fetcher'] as const),
  ]);
  onTestFinished(() => crew.close());
  const names = await spread(crew, new Map(CANDIDATES.map((name) => [name, newsroom.feedUrl(name)])));
  const feeds = names.map((name) => newsroom.feedUrl(name));
  const receiver = await watchAll(crew.url, feeds);
  const alone = await watchAll(await oneProcess(), feeds);
  await eventually(
    () => names.filter((name) => newsroom.requests.filter(({ path }) => path === `/${name}.xml`).length >= 4),
    (polled) => polled.length === names.length,
    60_000,
  );
  const press: Press = startPress({ newsroom, feeds: names, everyMs: EVERY_MS });
  onTestFinished(() => press.stop());
  return { crew, bus: busOf(crew), press, receiver, alone };
}

/** The embedded profile over the same feeds. @returns where it answers */
async function oneProcess(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const process = startNewswatch(['start'], {
    env: {
      NEWSWATCH_DATA: folder.path,
      NEWSWATCH_PORT: '0',
      NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
      NEWSWATCH_POLL_FLOOR_SECONDS: '1',
      NEWSWATCH_POLLS_PER_HOST: '100',
      NEWSWATCH_LOG_LEVEL: 'warn',
    },
  });
  onTestFinished(async () => void (await end(process, 'SIGKILL')));
  const address = /http:\/\/127\.0\.0\.1:\d+/;
  return address.exec(await printed(process, address))?.[0] ?? '';
}

/** Gives a newswatch the watches, the feeds and a receiver. @returns the receiver */
async function watchAll(api: string, feeds: readonly string[]): Promise<Collector> {
  const receiver = await startCollector();
  onTestFinished(() => receiver.close());
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const { ok, status } = await fetch(`${api}/api/v1${path}`, init);
    expect(ok, `${path} answered ${status}`).toBe(true);
  };
  await post('/receivers', { name: 'desk', kind: 'webhook', url: receiver.url });
  for (const { name, query } of PRESS_WATCHES) await post('/watches', { name, query, receivers: ['desk'] });
  for (const url of feeds) await post('/feeds', { url, intervalSeconds: 1, fullText: 'off' });
  return receiver;
}

import { setTimeout as pause } from 'node:timers/promises';
import { type Watch, instant, watchId } from '@newswatch/domain';
import { createTopics } from '@newswatch/kafka';
import { silentLog } from '@newswatch/runtime';
import { startKafka } from '../support/servers/kafka.ts';
import { startPostgres } from '../support/servers/postgres.ts';
import { startRedis } from '../support/servers/redis.ts';
import { benchArticles } from './articles.ts';
import { type BenchOptions, type Figure, quantile, round } from './figure.ts';
import { createVocabulary } from './matching-vocabulary.ts';
import { COMMON, queryOf, watchTrees } from './matching-watches.ts';
import { type Running, startRunning, until } from './running.ts';

const WATCHES = 10_000;
const FEEDS = Array.from({ length: 50 }, (_, index) => `feed-${index}`);
/** Articles of each feed, all at once, for what the pipeline can take. */
const BURST = 100;
/** Bursts before some are measured: the code is compiled by then, in all threads. */
const WARM_UPS = 3;
/** Of so many the middle one counts. */
const MEASURED = 3;
/** How long half of that is published, and how often. */
const STEADY_SECONDS = 12;
const EVERY_MS = 100;
/** Every so many articles one is told. */
const HITS = 10;

/**
 * Articles a second through the whole pipeline with 10,000 watches, from the first poll that finds some until all are
 * archived; then the time from publication to webhook at half of that. Both profiles side by side, each in one process;
 * feeds and webhook are a process of their own, which also makes the articles of the bursts, and the servers of the
 * distributed profile are on this machine as well.
 * `--alone` measures the embedded profile only.
 */
export async function* e2e({ alone }: BenchOptions): AsyncGenerator<Figure> {
  const watches = generatedWatches();
  const embedded = await measured(await startRunning(FEEDS, { watches }));
  const distributed = alone ? undefined : await measuredOnServers(watches);
  for (const [at, { name, value, unit, isBetterLess }] of embedded.entries()) {
    const beside = distributed?.[at]?.value;
    const figure = { bench: 'e2e', name, value: round(value), unit };
    if (beside === undefined) yield figure;
    else
      yield {
        ...figure,
        beside: { name: 'distributed', value: round(beside) },
        ratio: round(isBetterLess ? beside / value : value / beside),
      };
  }
}

async function measuredOnServers(watches: readonly Watch[]): Promise<readonly Measure[]> {
  const [kafka, redis, postgres] = await Promise.all([startKafka(), startRedis(), startPostgres()]);
  await createTopics({ brokers: [kafka.url], prefix: '', partitions: 6, replicas: 1, log: silentLog });
  const env = {
    NEWSWATCH_PROFILE: 'distributed',
    KAFKA_BROKERS: kafka.url,
    REDIS_URL: redis.url,
    DATABASE_URL: postgres.url,
  };
  const measures = await measured(await startRunning(FEEDS, { watches, env }));
  await Promise.all([kafka, redis, postgres].map((server) => server.close()));
  return measures;
}

function generatedWatches(): readonly Watch[] {
  const trees = watchTrees(createVocabulary(), COMMON);
  const createdAt = instant(Date.now());
  return Array.from({ length: WATCHES }, (_, index) => {
    const name = `generated ${index}`;
    const query = queryOf(trees.next().value);
    return { id: watchId(name), name, query, receivers: [], windowHours: 72, createdAt };
  });
}

interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly isBetterLess: boolean;
}

async function measured(running: Running): Promise<readonly Measure[]> {
  await warmUp(running);
  const rates: number[] = [];
  for (let burst = 0; burst < WARM_UPS + MEASURED; burst += 1) rates.push(await takenAtOnce(running, burst));
  const capacity = quantile(rates.slice(WARM_UPS), 0.5);
  const waits = await waitsAt(running, capacity / 2);
  await running.close();
  const wait = (name: string, part: number): Measure => ({
    name: `publication to webhook at half, ${name}`,
    value: quantile(waits, part),
    unit: 'ms',
    isBetterLess: true,
  });
  return [
    { name: 'articles, 10,000 watches', value: capacity, unit: 'articles/s', isBetterLess: false },
    wait('p50', 0.5),
    wait('p99', 0.99),
  ];
}

/** The first article waits until 10,000 watches are compiled. */
async function warmUp({ outside }: Running): Promise<void> {
  outside.publish(FEEDS[0] ?? '', benchArticles(1, { seed: 999_999, hits: 1 }));
  await until(() => outside.received.length > 0);
}

/** @param burst its number: no article comes twice. @returns articles a second */
async function takenAtOnce({ outside, archived }: Running, burst: number): Promise<number> {
  const count = FEEDS.length * BURST;
  const before = archived();
  const told = outside.received.length;
  await outside.burst({ each: BURST, number: burst + 1, hits: HITS });
  const polled = outside.polls.length;
  await until(() => outside.polls.length > polled);
  const started = performance.now();
  await until(() => archived() - before >= count);
  const seconds = (performance.now() - started) / 1_000;
  await until(() => outside.received.length - told >= count / HITS);
  return count / seconds;
}

/** @returns milliseconds from publication to webhook, of those that are told */
async function waitsAt({ outside, archived }: Running, perSecond: number): Promise<readonly number[]> {
  const published = new Map<string, number>();
  const articles = benchArticles(Math.ceil(perSecond * STEADY_SECONDS), { seed: 500_000, hits: HITS });
  const [archivedBefore, toldBefore] = [archived(), outside.received.length];
  const started = performance.now();
  for (const [index, article] of articles.entries()) {
    const [link = ''] = outside.publish(FEEDS[index % FEEDS.length] ?? '', [article]);
    published.set(link, Date.now());
    const due = started + (index / perSecond) * 1_000;
    if (due - performance.now() > EVERY_MS) await pause(EVERY_MS);
  }
  await until(() => archived() - archivedBefore >= articles.length);
  await until(() => outside.received.length - toldBefore >= Math.floor(articles.length / HITS));
  return outside.received.slice(toldBefore).flatMap(({ json, receivedAt }) => {
    const { link } = (json as { data: { article: { link: string } } }).data.article;
    const at = published.get(link);
    return at === undefined ? [] : [receivedAt - at];
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { type Watch, instant, watchId } from '@newswatch/domain';
import { createTopics } from '@newswatch/kafka';
import { silentLog } from '@newswatch/runtime';
import { startKafka } from '../support/servers/kafka.ts';
import { startPostgres } from '../support/servers/postgres.ts';
import { startRedis } from '../support/servers/redis.ts';
import { benchArticles } from './articles.ts';
import { type Figure, quantile, round } from './figure.ts';
import { createVocabulary } from './matching-vocabulary.ts';
import { COMMON, queryOf, watchTrees } from './matching-watches.ts';
import { type Running, startRunning, until } from './running.ts';

const WATCHES = 10_000;
const FEEDS = Array.from({ length: 20 }, (_, index) => `feed-${index}`);
/** Articles of each feed, all at once, for what the pipeline can take. */
const BURST = 60;
/** How long half of that is published, and how often. */
const STEADY_SECONDS = 12;
const EVERY_MS = 100;
/** Every so many articles one is told. */
const HITS = 10;

/**
 * Articles a second through the whole pipeline with 10,000 watches, from the first poll that finds some until all are
 * archived; then the time from publication to webhook at half of that. Both profiles, each in one process; the servers
 * of the distributed one are on this machine as well.
 */
export async function* e2e(): AsyncGenerator<Figure> {
  const watches = generatedWatches();
  yield* profileFigures('embedded', await startRunning(FEEDS, { watches }));
  const [kafka, redis, postgres] = await Promise.all([startKafka(), startRedis(), startPostgres()]);
  await createTopics({ brokers: [kafka.url], prefix: '', partitions: 6, replicas: 1, log: silentLog });
  const env = {
    NEWSWATCH_PROFILE: 'distributed',
    KAFKA_BROKERS: kafka.url,
    REDIS_URL: redis.url,
    DATABASE_URL: postgres.url,
  };
  yield* profileFigures('distributed', await startRunning(FEEDS, { watches, env }));
  await Promise.all([kafka, redis, postgres].map((server) => server.close()));
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

async function* profileFigures(profile: string, running: Running): AsyncGenerator<Figure> {
  await warmUp(running);
  const capacity = await takenAtOnce(running);
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'e2e',
    name: `${profile}: ${name}`,
    value: round(value),
    unit,
  });
  yield figure('articles, 10,000 watches', capacity, 'articles/s');
  const waits = await waitsAt(running, capacity / 2);
  yield figure('publication to webhook at half, p50', quantile(waits, 0.5), 'ms');
  yield figure('publication to webhook at half, p99', quantile(waits, 0.99), 'ms');
  await running.close();
}

/** The first article waits until 10,000 watches are compiled. */
async function warmUp({ newsroom, webhook }: Running): Promise<void> {
  for (const article of benchArticles(1, { seed: 999, hits: 1 })) newsroom.publish(FEEDS[0] ?? '', article);
  await until(() => webhook.requests.length > 0);
}

/** @returns articles a second */
async function takenAtOnce({ newsroom, archived }: Running): Promise<number> {
  const count = FEEDS.length * BURST;
  const before = archived();
  for (const [index, name] of FEEDS.entries())
    for (const article of benchArticles(BURST, { seed: index + 1, hits: HITS }))
      newsroom.publish(name, article);
  const polled = newsroom.requests.length;
  await until(() => newsroom.requests.length > polled);
  const started = performance.now();
  await until(() => archived() - before >= count);
  return (count / (performance.now() - started)) * 1_000;
}

/** @returns milliseconds from publication to webhook, of those that are told */
async function waitsAt(
  { newsroom, webhook, archived }: Running,
  perSecond: number,
): Promise<readonly number[]> {
  const published = new Map<string, number>();
  const articles = benchArticles(Math.ceil(perSecond * STEADY_SECONDS), { seed: 1_000, hits: HITS });
  const [archivedBefore, toldBefore] = [archived(), webhook.requests.length];
  const started = performance.now();
  for (const [index, article] of articles.entries()) {
    published.set(newsroom.publish(FEEDS[index % FEEDS.length] ?? '', article), Date.now());
    const due = started + (index / perSecond) * 1_000;
    if (due - performance.now() > EVERY_MS) await pause(EVERY_MS);
  }
  await until(() => archived() - archivedBefore >= articles.length);
  await until(() => webhook.requests.length - toldBefore >= Math.floor(articles.length / HITS));
  return webhook.requests.slice(toldBefore).flatMap(({ json, receivedAt }) => {
    const { link } = (json as { data: { article: { link: string } } }).data.article;
    const at = published.get(link);
    return at === undefined ? [] : [receivedAt - at];
  });
}

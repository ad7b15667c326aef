import { anArticle, anEvent } from '@newswatch/testkit';
import { benchArticles } from './articles.ts';
import { type Figure, round } from './figure.ts';
import { openBenchPorts, startRunning, until } from './running.ts';

const FEEDS = 20;
const PER_FEED = 100;
const COUNT = FEEDS * PER_FEED;
const HITS = 50;

/**
 * Articles a second through the whole embedded pipeline: fetched over loopback HTTP, normalized, enriched, matched against
 * one watch (one article in fifty hits), archived, alerts delivered; from the first poll that finds some on. Beside it: the same articles published to the
 * event log alone, one event each.
 */
export async function* pipeline(): AsyncGenerator<Figure> {
  const value = COUNT / (await throughPipeline());
  const bare = COUNT / (await throughLog());
  yield {
    bench: 'pipeline',
    name: 'articles through the embedded pipeline',
    value: round(value),
    unit: 'articles/s',
    beside: { name: 'published to the event log alone', value: round(bare) },
    ratio: round(value / bare),
  };
}

/** @returns seconds */
async function throughPipeline(): Promise<number> {
  const names = Array.from({ length: FEEDS }, (_, index) => `feed-${index}`);
  const running = await startRunning(names);
  await running.outside.burst({ each: PER_FEED, number: 1, hits: HITS });
  const polled = running.outside.polls.length;
  await until(() => running.outside.polls.length > polled);
  const started = performance.now();
  await until(() => running.archived() >= COUNT && running.outside.received.length >= COUNT / HITS);
  const seconds = (performance.now() - started) / 1_000;
  await running.close();
  return seconds;
}

/** @returns seconds */
async function throughLog(): Promise<number> {
  const { ports, close } = await openBenchPorts();
  const events = benchArticles(COUNT, { seed: 1, hits: HITS }).map(({ slug, title, text }) =>
    anEvent('article.normalized', slug, {
      article: anArticle({ title, text, link: `https://feed.example/${slug}` }),
    }),
  );
  const started = performance.now();
  for (let at = 0; at < events.length; at += 100) await ports.bus.publish(events.slice(at, at + 100));
  const seconds = (performance.now() - started) / 1_000;
  await close();
  return seconds;
}

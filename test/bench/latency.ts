import { setTimeout as pause } from 'node:timers/promises';
import { benchArticles } from './articles.ts';
import { type Figure, quantile, round } from './figure.ts';
import { startRunning, until } from './running.ts';

const ARTICLES = 60;
const EVERY_MS = 250;

/**
 * Time from the publication of an article to its webhook, with a feed that is polled every second; and the part of it
 * that is ours, from the answer to our poll on. Beside it: a bare POST to the same receiver.
 */
export async function* latency(): AsyncGenerator<Figure> {
  const running = await startRunning(['feed']);
  const published = new Map<string, number>();
  const [whole, ours]: [number[], number[]] = [[], []];
  for (const article of benchArticles(ARTICLES, { seed: 7, hits: 1 })) {
    const [link = ''] = running.outside.publish('feed', [article]);
    published.set(link, Date.now());
    await pause(EVERY_MS);
  }
  await until(() => running.outside.received.length >= ARTICLES);
  for (const { json, receivedAt } of running.outside.received) {
    const { link, fetchedAt } = (json as { data: { article: { link: string; fetchedAt: string } } }).data
      .article;
    whole.push(receivedAt - (published.get(link) ?? Number.NaN));
    ours.push(receivedAt - Date.parse(fetchedAt));
  }
  const bare = await barePosts(running.outside.webhookUrl);
  await running.close();
  for (const [name, part] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    yield figure(`publication to webhook, ${name}`, quantile(whole, part));
    const beside = quantile(bare, part);
    const value = quantile(ours, part);
    yield {
      ...figure(`fetch to webhook, ${name}`, value),
      beside: { name: 'bare POST', value: round(beside) },
      ratio: round(beside / value),
    };
  }
}

const figure = (name: string, value: number): Figure => ({
  bench: 'latency',
  name,
  value: round(value),
  unit: 'ms',
});

async function barePosts(url: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let sent = 0; sent < ARTICLES; sent += 1) {
    const started = performance.now();
    await fetch(url, { method: 'POST', body: '{}' });
    times.push(performance.now() - started);
  }
  return times;
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Closeable } from '@newswatch/ports';
import type { BenchArticle } from './articles.ts';

/** What the process is asked: to put these articles on top of a feed, or others on top of all. */
export type Asked =
  | { readonly kind: 'publish'; readonly name: string; readonly articles: readonly BenchArticle[] }
  | ({ readonly kind: 'burst' } & Burst);

/** Generated articles for every feed. */
export interface Burst {
  /** Articles of each feed. */
  readonly each: number;
  /** Its number: no article comes twice. */
  readonly number: number;
  /** Every how many articles one mentions the corridor. */
  readonly hits: number;
}

/** What it tells. */
export type Told =
  | { readonly kind: 'open'; readonly newsroom: string; readonly webhook: string }
  | { readonly kind: 'burst'; readonly number: number }
  | { readonly kind: 'polled'; readonly paths: readonly string[] }
  | { readonly kind: 'received'; readonly request: Received };

/** A request to the webhook. */
export interface Received {
  readonly json: unknown;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** Feeds that show their newest 100 articles, and a webhook that takes all. */
export interface Outside extends Closeable {
  readonly webhookUrl: string;
  feedUrl(name: string): string;
  /** @returns the links of the articles */
  publish(name: string, articles: readonly BenchArticle[]): readonly string[];
  /** Has articles generated there, and resolves when all of them can be polled: what is measured neither makes nor sends them. */
  burst(burst: Burst): Promise<void>;
  /** Paths that were asked for, in order. */
  readonly polls: readonly string[];
  readonly received: readonly Received[];
}

/** In a process of its own, so that what serves feeds and takes webhooks takes nothing from the pipeline but CPU. */
export async function startOutside(feeds: readonly string[]): Promise<Outside> {
  const child = fork(join(import.meta.dirname, 'outside.ts'), [JSON.stringify(feeds)], {
    serialization: 'advanced',
  });
  const bursts = new Map<number, PromiseWithResolvers<void>>();
  const ask = (asked: Asked): void => void child.send(asked);
  const polls: string[] = [];
  const received: Received[] = [];
  const opened = Promise.withResolvers<Extract<Told, { kind: 'open' }>>();
  child.on('message', (told: Told) => {
    if (told.kind === 'open') opened.resolve(told);
    else if (told.kind === 'burst') bursts.get(told.number)?.resolve();
    else if (told.kind === 'polled') polls.push(...told.paths);
    else received.push(told.request);
  });
  child.once('exit', (code) => opened.reject(new Error(`the outside ended with ${code}`)));
  const { newsroom, webhook } = await opened.promise;
  return {
    webhookUrl: webhook,
    polls,
    received,
    feedUrl: (name) => `${newsroom}/${name}.xml`,
    publish(name, articles) {
      ask({ kind: 'publish', name, articles });
      return articles.map(({ slug }) => `https://${name}.example/${slug}`);
    },
    async burst(burst) {
      const published = Promise.withResolvers<void>();
      bursts.set(burst.number, published);
      ask({ kind: 'burst', ...burst });
      await published.promise;
      bursts.delete(burst.number);
    },
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

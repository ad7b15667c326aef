import { type Clock, type Random, SECOND, instant } from '@newswatch/domain';
import type { FeedReader } from '@newswatch/feeds';
import type { PageReader } from '@newswatch/pages';
import { type Observer, pruneHourly, repeat, runJobs, together } from '@newswatch/pipeline';
import type { ArticlePages, Closeable, EventBus, Feeds, JobName, JobQueue, Polls } from '@newswatch/ports';
import type { Web } from '@newswatch/web';
import { fetchPage } from './fetch-page.ts';
import { pollFeed } from './poll-feed.ts';

export interface FetcherOptions {
  readonly feeds: Pick<Feeds, 'get'>;
  readonly polls: Polls;
  readonly articlePages: ArticlePages;
  readonly bus: EventBus;
  readonly queue: JobQueue;
  readonly web: Pick<Web, 'request'>;
  readonly pageReader: Pick<PageReader, 'read'>;
  readonly reader: FeedReader;
  readonly clock: Clock;
  readonly random: Random;
  readonly observer: Observer;
  /** Feeds asked at once. 32 unless said otherwise. */
  readonly concurrency?: number;
  /** No feed is polled more often, whatever its interval says. 1 unless said otherwise. */
  readonly floorSeconds?: number;
  /** Feeds of one host that are polled at once, by all processes together. 2 unless said otherwise. */
  readonly perHost?: number;
}

/**
 * Feeds enqueued in one second, per worker: more wait in the store, where the oldest come first. So ten thousand feeds that
 * are added at once begin over forty seconds, and no host has more of them in the queue than it may be asked for.
 */
const DUE_PER_WORKER = 8;

/** Pages fetched at once. Each host is asked for one at a time, whatever this says. */
const PAGES_AT_ONCE = 8;
/** As long as a feed may show an item again: what was found on its page is not hidden then. */
const PAGES_KEPT_DAYS = 14;

/**
 * Starts the fetcher: each second it enqueues the feeds and the pages of articles that are due, and it polls and fetches
 * what is enqueued.
 */
export async function startFetcher(options: FetcherOptions): Promise<Closeable> {
  const { polls, articlePages, concurrency = 32, floorSeconds = 1, perHost = 2 } = options;
  const limit = concurrency * DUE_PER_WORKER;
  return together(
    await runJobs({ ...options, handler: pollFeed({ ...options, concurrency, floorSeconds, perHost }) }),
    await runJobs({ ...options, handler: fetchPage({ ...options, concurrency: PAGES_AT_ONCE }) }),
    enqueueDue(options, 'poll-feed', (now) => polls.due(now, limit, { perHost })),
    enqueueDue(options, 'fetch-page', (now) => articlePages.due(now, PAGES_AT_ONCE * DUE_PER_WORKER)),
    pruneHourly({ ...options, task: 'prune-pages', repository: articlePages, days: PAGES_KEPT_DAYS }),
  );
}

function enqueueDue(
  { queue, clock, observer }: FetcherOptions,
  name: JobName,
  due: (now: string) => Promise<readonly string[]>,
): Closeable {
  return repeat({
    task: `due ${name}`,
    everyMs: SECOND,
    observer,
    run: async () => {
      const ids = await due(instant(clock()));
      if (ids.length > 0) await queue.enqueue(ids.map((id) => ({ name, id })));
    },
  });
}

import { type Clock, type Random, SECOND, instant } from '@newswatch/domain';
import type { FeedReader } from '@newswatch/feeds';
import { type Observer, repeat, runJobs, together } from '@newswatch/pipeline';
import type { Closeable, EventBus, JobQueue, Polls } from '@newswatch/ports';
import type { Web } from '@newswatch/web';
import { pollFeed } from './poll-feed.ts';

export interface FetcherOptions {
  readonly polls: Polls;
  readonly bus: EventBus;
  readonly queue: JobQueue;
  readonly web: Pick<Web, 'request'>;
  readonly reader: FeedReader;
  readonly clock: Clock;
  readonly random: Random;
  readonly observer: Observer;
  /** Feeds asked at once. 32 unless said otherwise. */
  readonly concurrency?: number;
  /** No feed is polled more often, whatever its interval says. 1 unless said otherwise. */
  readonly floorSeconds?: number;
}

/** Feeds enqueued in one second, per worker: more wait in the store, where the oldest come first. */
const DUE_PER_WORKER = 8;

/** Starts the fetcher: each second it enqueues the feeds that are due, and it polls what is enqueued. */
export async function startFetcher(options: FetcherOptions): Promise<Closeable> {
  const { polls, queue, clock, observer, concurrency = 32, floorSeconds = 1 } = options;
  const jobs = await runJobs({ ...options, handler: pollFeed({ ...options, concurrency, floorSeconds }) });
  const due = repeat({
    task: 'due-feeds',
    everyMs: SECOND,
    observer,
    run: async () => {
      const ids = await polls.due(instant(clock()), concurrency * DUE_PER_WORKER);
      if (ids.length > 0) await queue.enqueue(ids.map((id) => ({ name: 'poll-feed', id })));
    },
  });
  return together(jobs, due);
}

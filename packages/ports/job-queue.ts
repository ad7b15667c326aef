import type { Closeable } from './closeable.ts';

/**
 * Things to do now. The queue holds only work that is due and no truth: when to do a thing again stands in the store,
 * whose due rows are enqueued each second, so a queue that vanishes is refilled.
 *
 * - A job that waits or runs is not enqueued a second time (same name and id); once it has ended, well or badly, it can be.
 * - A job may run twice (crash, stall): handlers take their row in the store by compare-and-set.
 */
export interface JobQueue {
  enqueue(jobs: readonly Job[]): Promise<void>;
  /** Starts handling jobs of one name. Closing waits for those in hand. */
  work(worker: Worker): Promise<Closeable>;
  /** Jobs that wait, per name. */
  depth(): Promise<Readonly<Record<JobName, number>>>;
}

export const jobNames = ['poll-feed', 'fetch-page', 'send-delivery'] as const;
export type JobName = (typeof jobNames)[number];

export interface Job {
  readonly name: JobName;
  /** The row that it is about: a feed, page or delivery id. Never a secret. */
  readonly id: string;
}

export interface Worker {
  readonly name: JobName;
  readonly concurrency: number;
  /** A rejection ends the job like a resolution; nothing is retried here. */
  handle(job: Job, signal: AbortSignal): Promise<void>;
}

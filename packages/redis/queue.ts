import { messageOf } from '@newswatch/domain';
import {
  type Closeable,
  type Job,
  type JobName,
  type JobQueue,
  type Worker,
  jobNames,
} from '@newswatch/ports';
import { Queue, Worker as BullWorker } from 'bullmq';
import type { Redis } from 'ioredis';
import { PREFIX, type RedisOptions, connect, connectPatiently, orUnavailable } from './connect.ts';

export interface QueueOptions extends RedisOptions {
  /**
   * A worker that died is noticed within twice this time, and its job handed to another. It renews at half of it. 10 s
   * unless said otherwise.
   */
  readonly lockMs?: number;
}
const LOCK_MS = 10_000;

/**
 * Beyond its count bullmq calls a job that stalled a failure for good. The attempts that count are those in the store,
 * so a job of ours may stall as often as processes die.
 */
const STALLS = 1_000_000;

/** Jobs per command of enqueueing. */
const AT_ONCE = 500;

/**
 * A queue of bullmq per name. The id of a job is its id there, so that one that waits or runs is not added again; it is
 * removed when it ends, well or badly, so that it can be.
 *
 * Delivery guarantee: at least once per enqueueing while the server keeps its data; two runs of one job at a time are
 * possible when a process stands still for longer than its lock. A server that forgets all loses nothing that stands
 * in the store. Enqueueing fails at once while the server is away; workers wait for it.
 * @throws NewswatchError `queue-unavailable`
 */
export async function openJobQueue(options: QueueOptions): Promise<JobQueue & Closeable> {
  const connection = await connect(options, 'queue-unavailable');
  const queues = openQueues(options, connection);
  const workers = new Set<Closeable>();
  const call = <T>(work: () => Promise<T>): Promise<T> => orUnavailable('queue-unavailable', work);
  return {
    enqueue: async (jobs) => {
      for (const name of jobNames) await call(() => addTo(queues[name], jobsOf(jobs, name)));
    },
    work: async (worker) => {
      const open = startWorker(options, worker);
      workers.add(open);
      return {
        close: async () => {
          await open.close();
          workers.delete(open);
        },
      };
    },
    depth: () => call(() => depths(queues)),
    close: async () => {
      await Promise.all([...workers].map((worker) => worker.close()));
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}

type Queues = Readonly<Record<JobName, Queue>>;

function openQueues(options: RedisOptions, connection: Redis): Queues {
  const { prefix = PREFIX, onTrouble } = options;
  return eachName((name) => {
    const queue = new Queue(name, {
      connection,
      prefix,
      skipWaitingForReady: true,
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
    });
    queue.on('error', (error) => onTrouble(messageOf(error)));
    return queue;
  });
}

const jobsOf = (jobs: readonly Job[], name: JobName): readonly Job[] =>
  jobs.filter((job) => job.name === name);

async function addTo(queue: Queue, jobs: readonly Job[]): Promise<void> {
  for (let start = 0; start < jobs.length; start += AT_ONCE) {
    const some = jobs.slice(start, start + AT_ONCE);
    await queue.addBulk(some.map(({ name, id }) => ({ name, data: {}, opts: { jobId: id } })));
  }
}

async function depths(queues: Queues): Promise<Readonly<Record<JobName, number>>> {
  const counts = await Promise.all(
    Object.entries(queues).map(async ([name, queue]) => [name, await queue.getWaitingCount()] as const),
  );
  const depth = new Map<string, number>(counts);
  return eachName((name) => depth.get(name) ?? 0);
}

function startWorker(
  { prefix = PREFIX, lockMs = LOCK_MS, ...options }: QueueOptions,
  worker: Worker,
): Closeable {
  const { name, concurrency } = worker;
  const connection = connectPatiently(options);
  const closing = new AbortController();
  const working = new BullWorker(name, ({ id = '' }) => worker.handle({ name, id }, closing.signal), {
    connection,
    prefix,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: lockMs,
    maxStalledCount: STALLS,
  });
  working.on('error', (error) => options.onTrouble(messageOf(error)));
  const close = async (): Promise<void> => {
    closing.abort();
    await working.close();
    connection.disconnect();
  };
  let closed: Promise<void> | undefined;
  return { close: () => (closed ??= close()) };
}

const eachName = <T>(make: (name: JobName) => T): Readonly<Record<JobName, T>> => ({
  'poll-feed': make('poll-feed'),
  'fetch-page': make('fetch-page'),
  'send-delivery': make('send-delivery'),
});

import type { DatabaseSync } from 'node:sqlite';
import { failure } from '@newswatch/domain';
import {
  type Closeable,
  type Job,
  type JobName,
  type JobQueue,
  type Worker,
  jobNames,
} from '@newswatch/ports';
import { type Bell, createBell } from './bell.ts';
import { orUnavailable, transact } from './database.ts';
import { loop } from './loop.ts';

/** Workers are woken when a job arrives or ends; see SAFETY_POLL_MS of subscription.ts. */
const SAFETY_POLL_MS = 5_000;

/**
 * Waiting jobs lie in the file and outlive the process; a job leaves it when it is taken. A job in hand when the
 * process dies is gone: its row in the store still says when it is due, and is enqueued again from there.
 *
 * Delivery guarantee: at most once per enqueueing; never two of the same name and id at a time.
 */
export function createJobQueue(database: DatabaseSync): JobQueue & Closeable {
  const waiting = orUnavailable('queue-unavailable', () => createWaiting(database));
  const inHand = new Set<string>();
  const workers = new Set<OpenWorker>();
  let closing = false;
  return {
    enqueue: async (jobs) => {
      waiting.add(jobs.filter((job) => !inHand.has(keyOf(job))));
      const names = new Set(jobs.map(({ name }) => name));
      for (const worker of workers) if (names.has(worker.name)) worker.bell.ring();
    },
    work: async (worker) => {
      if (closing) throw failure('queue-unavailable', { problem: 'it is being closed' });
      const open = startWorker(worker, waiting, inHand);
      workers.add(open);
      return {
        close: async () => {
          await open.close();
          workers.delete(open);
        },
      };
    },
    depth: async () => waiting.depth(),
    close: async () => {
      closing = true;
      await Promise.all([...workers].map((worker) => worker.close()));
      workers.clear();
    },
  };
}

const keyOf = ({ name, id }: Job): string => JSON.stringify([name, id]);

interface OpenWorker extends Closeable {
  readonly name: JobName;
  readonly bell: Bell;
}

/** @param inHand keys of all jobs that run in this process */
function startWorker(worker: Worker, waiting: Waiting, inHand: Set<string>): OpenWorker {
  const { name, concurrency } = worker;
  const bell = createBell();
  const closing = new AbortController();
  const running = new Set<Promise<void>>();

  const run = async (job: Job): Promise<void> => {
    inHand.add(keyOf(job));
    await Promise.allSettled([worker.handle(job, closing.signal)]);
    inHand.delete(keyOf(job));
  };
  const start = (job: Job): void => {
    const ended = run(job).finally(() => {
      running.delete(ended);
      bell.ring();
    });
    running.add(ended);
  };
  const step = async (): Promise<void> => {
    for (const job of waiting.take(name, concurrency - running.size)) start(job);
    await bell.wait(SAFETY_POLL_MS);
  };
  const looping = loop(step, closing.signal);
  return {
    name,
    bell,
    close: async () => {
      closing.abort();
      bell.ring();
      await looping;
      await Promise.all(running);
    },
  };
}

interface Waiting {
  /** Those that wait already stay where they are in the row. */
  add(jobs: readonly Job[]): void;
  /** The oldest, which leave the row. */
  take(name: JobName, limit: number): readonly Job[];
  depth(): Readonly<Record<JobName, number>>;
}

function createWaiting(database: DatabaseSync): Waiting {
  const insert = database.prepare('insert or ignore into jobs (name, subject) values (?, ?)');
  const remove = database.prepare(
    `delete from jobs where id in (select id from jobs where name = ? order by id limit ?) returning id, subject`,
  );
  const count = database.prepare('select count(*) as jobs from jobs where name = ?');
  const guard = <T>(work: () => T): T => orUnavailable('queue-unavailable', work);
  return {
    add: (jobs) => {
      guard(() =>
        transact(database, () => {
          for (const { name, id } of jobs) insert.run(name, id);
        }),
      );
    },
    take: (name, limit) => {
      if (limit <= 0) return [];
      const rows = guard(() => remove.all(name, limit));
      return rows
        .toSorted((a, b) => Number(a['id']) - Number(b['id']))
        .map((row) => ({ name, id: String(row['subject']) }));
    },
    depth: () => guard(() => countEach((name) => Number(count.get(name)?.['jobs']))),
  };
}

function countEach(count: (name: JobName) => number): Readonly<Record<JobName, number>> {
  return Object.fromEntries(jobNames.map((name) => [name, count(name)])) as Record<JobName, number>;
}

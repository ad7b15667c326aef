import { type Clock, SECOND, asFailure, given } from '@newswatch/domain';
import type { Closeable, EventBus, Job, JobQueue } from '@newswatch/ports';
import type { JobHandler, JobResult } from './job.ts';
import type { Observation, Observer } from './observer.ts';
import { publishAll } from './publish.ts';

export interface JobsOptions {
  readonly handler: JobHandler;
  readonly queue: JobQueue;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly observer: Observer;
}

/**
 * Runs jobs of one name: handle → publish → settle.
 *
 * Guarantee: none of its own. A job that fails is over and is counted; the row that it is about keeps its lease and is
 * due again when that runs out, so the due scan brings it back.
 */
export function runJobs(options: JobsOptions): Promise<Closeable> {
  const { handler, queue } = options;
  return queue.work({
    name: handler.name,
    concurrency: handler.concurrency,
    handle: (job, signal) => runJob(options, job, signal),
  });
}

async function runJob(options: JobsOptions, job: Job, signal: AbortSignal): Promise<void> {
  const { handler, clock, observer } = options;
  const started = clock();
  try {
    const result = await handler.handle(job, signal);
    await publishAll({ ...options, stage: job.name }, result.events);
    await result.settle?.();
    observer.observe(doneOf(job, result, { started, ended: clock() }));
  } catch (thrown) {
    observer.observe({ kind: 'job-failed', job: job.name, id: job.id, error: asFailure(thrown) });
  }
}

function doneOf(
  { name: job, id }: Job,
  { outcome, error, since }: JobResult,
  { started, ended }: { readonly started: number; readonly ended: number },
): Observation {
  const endToEnd = since === undefined ? undefined : (ended - Date.parse(since)) / SECOND;
  const seconds = (ended - started) / SECOND;
  return { kind: 'job-done', job, id, outcome, seconds, ...given({ error, endToEnd }) };
}

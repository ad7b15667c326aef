import type { Event, NewswatchError } from '@newswatch/domain';
import type { Job, JobName } from '@newswatch/ports';

/**
 * A job turns "do this now" into facts: the runner publishes the events, then calls `settle`. A job that throws is over;
 * its row in the store says when it is due again.
 */
export interface JobHandler {
  readonly name: JobName;
  readonly concurrency: number;
  handle(job: Job, signal: AbortSignal): Promise<JobResult>;
}

export interface JobResult {
  readonly events: readonly Event[];
  /** One word for the metrics: `fetched`, `not-modified`, `delivered`, `retry`, `not-due`… From a closed set. */
  readonly outcome: string;
  /** What somebody should know of though the job is done, such as why a feed failed or a delivery was given up. */
  readonly error?: NewswatchError;
  /** When what it tells was first known to us, where it was told now: the other end of end-to-end time. */
  readonly since?: string;
  /** Called once the events are durable. */
  settle?(): Promise<void>;
}

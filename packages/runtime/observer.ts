import type { Observation, Observer } from '@newswatch/pipeline';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface ObserverOptions {
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Turns what the runners saw into counters and log lines; the only place that does. */
export function createObserver({ log, metrics }: ObserverOptions): Observer {
  return {
    observe(observation) {
      metrics.record(observation);
      write(log, observation);
    },
  };
}

/** warn: nothing is lost. error: a message needs a person, or something went wrong that should not. */
function write(log: Log, seen: Observation): void {
  const { kind, ...fields } = seen;
  switch (seen.kind) {
    case 'batch-handled':
      return log.debug(kind, fields);
    case 'job-done':
      if (seen.error === undefined) return log.debug(kind, fields);
      return seen.error.code === 'delivery-lost'
        ? log.error('did not succeed', fields)
        : log.warn('did not succeed', fields);
    case 'paused':
      return log.warn('waits for an outage to end', fields);
    case 'job-failed':
    case 'task-failed':
      return seen.error.code === 'unexpected'
        ? log.error('failed, and is tried again', fields)
        : log.warn('failed, and is tried again', fields);
    case 'dead-lettered':
      return log.error('put a message aside that cannot be processed', fields);
    default:
      return seen satisfies never;
  }
}

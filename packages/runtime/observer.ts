import { type Clock, MINUTE, type NewswatchError } from '@newswatch/domain';
import type { Observation, Observer } from '@newswatch/pipeline';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface ObserverOptions {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock?: Clock;
}

/** Turns what the runners saw into counters and log lines; the only place that does. */
export function createObserver({ log, metrics, clock = Date.now }: ObserverOptions): Observer {
  const isRepeated = rememberOutages(clock);
  return {
    observe(observation) {
      metrics.record(observation);
      const isOfOutage = observation.kind !== 'job-done' && 'error' in observation;
      if (isOfOutage && isRepeated(observation.error)) log.debug(observation.kind, observation);
      else write(log, observation);
    },
  };
}

/** How often an outage that goes on is said again. */
const AGAIN_MS = 10 * MINUTE;

/** Every stage and every job meets the same outage, again and again: it is said once, and then now and then. */
function rememberOutages(clock: Clock): (error: NewswatchError) => boolean {
  const said = new Map<string, number>();
  return ({ code, message, retry }) => {
    if (retry !== 'soon') return false;
    // A server that is away says something else at each attempt.
    const outage = code.endsWith('-unavailable') ? code : message;
    const last = said.get(outage);
    if (last !== undefined && clock() - last < AGAIN_MS) return true;
    said.set(outage, clock());
    return false;
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

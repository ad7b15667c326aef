import type { Observation } from '@newswatch/pipeline';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { filterReasons, healths, jobOutcomes } from './label-values.ts';

/**
 * The metrics, in the text format of Prometheus. Names begin with `newswatch_`; label values come from closed sets and
 * start at 0, so that no series is missing before the first event. Feed addresses, headlines and ids are never labels.
 * `job` and `instance` are Prometheus' own.
 */
export interface Metrics {
  /** Counts what the runner saw. */
  record(observation: Observation): void;
  recordRequest(request: RequestMeasure): void;
  /** Gauges that are read when somebody asks; a reading that fails sets `newswatch_store_up` to 0. */
  onScrape(read: () => Promise<Readings>): void;
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface RequestMeasure {
  readonly method: string;
  /** The pattern, never the path. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

export interface Readings {
  /** Events that each consumer group has still to handle. */
  readonly lag: Readonly<Record<string, number>>;
  readonly queued: Readonly<Record<string, number>>;
  readonly feeds: Readonly<Record<string, number>>;
  readonly deliveriesPending: number;
}

/** Not chosen to be round: Prometheus 3 writes `1` as `1.0`, and a query for one does not find the other. */
const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.5, 2.5, 5.5, 10.5, 30.5];
/** Of minutes and hours too: what a receiver did not take at first. */
const LONG_SECONDS = [0.1, 0.3, 0.6, 1.5, 2.5, 5.5, 10.5, 30.5, 60.5, 300.5, 3_600.5];
/** Their type is gauge and their name ends in `_total`, which `promtool check metrics` refuses. */
const MISNAMED = ['handles', 'requests', 'resources'].map((kind) => `nodejs_active_${kind}_total`);

/** All families with all their series, at zero. */
export function createMetrics(options: { readonly version: string }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const families = declareFamilies(registry);
  families.build.set({ version: options.version }, 1);
  let readGauges: (() => Promise<Readings>) | undefined;
  return {
    record: (observation) => record(families, observation),
    recordRequest({ method, route, status, seconds }) {
      families.requestSeconds.observe({ method, route, code: String(status) }, seconds);
    },
    onScrape(read) {
      readGauges = read;
    },
    async scrape() {
      if (readGauges !== undefined) await refresh(families, readGauges);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

const bucketsOf = (name: string): number[] => (name === 'alert_latency_seconds' ? LONG_SECONDS : SECONDS);

type Families = ReturnType<typeof declareFamilies>;

function declareFamilies(registry: Registry) {
  const make = makersOf(registry);
  const families = { ...flowFamilies(make), ...standingFamilies(make) };
  startAtZero(families);
  return families;
}

/** Of metrics in this registry. */
function makersOf(registry: Registry) {
  const registers = [registry];
  return {
    counter: <L extends string>(name: string, help: string, labelNames: L[]) =>
      new Counter({ name: `newswatch_${name}`, help, labelNames, registers }),
    gauge: <L extends string>(name: string, help: string, labelNames: L[]) =>
      new Gauge({ name: `newswatch_${name}`, help, labelNames, registers }),
    histogram: <L extends string>(name: string, help: string, labelNames: L[]) =>
      new Histogram({ name: `newswatch_${name}`, help, labelNames, buckets: bucketsOf(name), registers }),
  };
}
type Makers = ReturnType<typeof makersOf>;

/** What has happened since the start. */
const flowFamilies = ({ counter, gauge, histogram }: Makers) => ({
  taken: counter('stage_events_taken_total', 'Events that a stage has handled.', ['stage']),
  emitted: counter('stage_events_emitted_total', 'Events that a stage has published.', ['stage']),
  filtered: counter('stage_events_filtered_total', 'Inputs that led to nothing, by reason.', [
    'stage',
    'reason',
  ]),
  stageSeconds: histogram('stage_duration_seconds', 'Time that a stage takes for a batch.', ['stage']),
  lastHandled: gauge('stage_last_handled_timestamp_seconds', 'When a stage last finished a batch.', [
    'stage',
  ]),
  pauses: counter('stage_pauses_total', 'Times that an outage made a stage wait.', ['stage']),
  deadLetters: counter('dead_letters_total', 'Messages that could not be processed.', ['stage']),
  jobs: counter('jobs_total', 'Jobs by what they came to.', ['queue', 'outcome']),
  jobSeconds: histogram('job_duration_seconds', 'Time that a job takes.', ['queue']),
  endToEnd: histogram(
    'alert_latency_seconds',
    'From our first fetch of an article until a receiver has its alert.',
    [],
  ),
  taskFailures: counter('task_failures_total', 'Repeating tasks that failed.', ['task']),
  requestSeconds: histogram('http_request_duration_seconds', 'Time that the API takes to answer.', [
    'method',
    'route',
    'code',
  ]),
});

/** How things stand. */
const standingFamilies = ({ gauge }: Makers) => ({
  build: gauge('build_info', 'Which release runs.', ['version']),
  lag: gauge('consumer_lag_events', 'Events that a group has still to handle.', ['group']),
  queued: gauge('queue_jobs', 'Jobs that wait.', ['queue']),
  feeds: gauge('feeds', 'Feeds by health.', ['health']),
  pending: gauge('deliveries_pending', 'Deliveries still to be made, counted up to 2000.', []),
  up: gauge('store_up', 'Whether the last scrape could read the store.', []),
});

function startAtZero(families: ReturnType<typeof declareFamilies>): void {
  const { taken, emitted, filtered, pauses, deadLetters } = families;
  for (const [stage, reasons] of Object.entries(filterReasons)) {
    for (const family of [taken, emitted, pauses, deadLetters]) family.inc({ stage }, 0);
    for (const reason of reasons) filtered.inc({ stage, reason }, 0);
    families.stageSeconds.zero({ stage });
  }
  for (const [queue, outcomes] of Object.entries(jobOutcomes)) {
    for (const outcome of outcomes) families.jobs.inc({ queue, outcome }, 0);
    families.jobSeconds.zero({ queue });
    families.queued.set({ queue }, 0);
    // What a job cannot publish is a dead letter of its own.
    deadLetters.inc({ stage: queue }, 0);
  }
  for (const health of healths) families.feeds.set({ health }, 0);
}

/** One place decides what an observation counts as; adding a kind makes this fail to compile. */
function record(families: Families, seen: Observation): void {
  switch (seen.kind) {
    case 'batch-handled':
      return recordBatch(families, seen);
    case 'dead-lettered':
      return families.deadLetters.inc({ stage: seen.stage });
    case 'paused':
      return families.pauses.inc({ stage: seen.stage });
    case 'job-done':
      families.jobs.inc({ queue: seen.job, outcome: seen.outcome });
      if (seen.endToEnd !== undefined) families.endToEnd.observe(seen.endToEnd);
      return families.jobSeconds.observe({ queue: seen.job }, seen.seconds);
    case 'job-failed':
      return families.jobs.inc({ queue: seen.job, outcome: 'failed' });
    case 'task-failed':
      return families.taskFailures.inc({ task: seen.task });
    default:
      return seen satisfies never;
  }
}

function recordBatch(families: Families, seen: Extract<Observation, { kind: 'batch-handled' }>): void {
  const { stage } = seen;
  families.taken.inc({ stage }, seen.taken);
  families.emitted.inc({ stage }, seen.emitted);
  for (const [reason, count] of Object.entries(seen.filtered))
    families.filtered.inc({ stage, reason }, count);
  families.stageSeconds.observe({ stage }, seen.seconds);
  families.lastHandled.setToCurrentTime({ stage });
}

async function refresh(families: Families, read: () => Promise<Readings>): Promise<void> {
  try {
    const readings = await read();
    for (const [group, count] of Object.entries(readings.lag)) families.lag.set({ group }, count);
    for (const [queue, count] of Object.entries(readings.queued)) families.queued.set({ queue }, count);
    for (const [health, count] of Object.entries(readings.feeds)) families.feeds.set({ health }, count);
    families.pending.set(readings.deliveriesPending);
    families.up.set(1);
  } catch {
    // What went wrong is in the log of whoever uses the store; a scrape only says that it went wrong.
    families.up.set(0);
  }
}

import { describe, expect, it } from 'vitest';
import { type Event, failure } from '@newswatch/domain';
import type { EventBus, Job, JobQueue, Worker } from '@newswatch/ports';
import { anArticle, anEvent, fakeClock } from '@newswatch/testkit';
import type { JobResult } from './job.ts';
import type { Observation } from './observer.ts';
import { runJobs } from './run-jobs.ts';

const event: Event = anEvent('article.normalized', 'a', { article: anArticle() });

async function runOne(handle: (job: Job) => Promise<JobResult>, publish: EventBus['publish']) {
  const observations: Observation[] = [];
  let worker: Worker | undefined;
  const queue: JobQueue = {
    enqueue: async () => undefined,
    work: async (wanted) => {
      worker = wanted;
      return { close: async () => undefined };
    },
    depth: async () => ({ 'poll-feed': 0, 'fetch-page': 0, 'send-delivery': 0 }),
  };
  const bus: EventBus = {
    publish,
    subscribe: async () => ({ close: async () => undefined }),
    deadLetter: async () => undefined,
    lag: async () => 0,
  };
  const observer = { observe: (observation: Observation) => void observations.push(observation) };
  await runJobs({
    handler: { name: 'poll-feed', concurrency: 1, handle },
    queue,
    bus,
    clock: fakeClock().now,
    observer,
  });
  await worker?.handle({ name: 'poll-feed', id: 'fed_1' }, new AbortController().signal);
  return observations;
}

describe('a job run by the runner', () => {
  it('settles only after its events are durable', async () => {
    const journal: string[] = [];
    const observations = await runOne(
      async () => ({ events: [event], outcome: 'fetched', settle: async () => void journal.push('settle') }),
      async () => {
        journal.push('publish');
        return [];
      },
    );
    expect(journal).toEqual(['publish', 'settle']);
    expect(observations).toMatchObject([{ kind: 'job-done', outcome: 'fetched', id: 'fed_1' }]);
  });

  it('passes on why a job that is done came to nothing', async () => {
    const error = failure('feed-gone', { url: 'https://news.example/rss' });
    const observations = await runOne(
      async () => ({ events: [], outcome: 'failed', error }),
      async () => [],
    );
    expect(observations).toMatchObject([
      { kind: 'job-done', outcome: 'failed', error: { code: 'feed-gone' } },
    ]);
  });

  it('does not settle when its events cannot be published, and says so', async () => {
    let settled = false;
    const observations = await runOne(
      async () => ({ events: [event], outcome: 'fetched', settle: async () => void (settled = true) }),
      async () => {
        throw failure('bus-unavailable', { problem: 'away' });
      },
    );
    expect(settled).toBe(false);
    expect(observations).toMatchObject([
      { kind: 'job-failed', job: 'poll-feed', error: { code: 'bus-unavailable' } },
    ]);
  });
});

import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { silentLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createObserver } from './observer.ts';

describe('the metrics', () => {
  it('have every stage at zero before anything happens', async () => {
    const { text } = await createMetrics({ version: '1' }).scrape();
    expect(text).toContain('newswatch_stage_events_taken_total{stage="alert"} 0');
    expect(text).toContain('newswatch_dead_letters_total{stage="normalize"} 0');
    expect(text).toContain('newswatch_jobs_total{queue="send-delivery",outcome="gave-up"} 0');
    expect(text).toContain('newswatch_stage_events_filtered_total{stage="alert",reason="backlog"} 0');
    expect(text).toContain('newswatch_build_info{version="1"} 1');
  });

  it('leave out the names that a checker refuses', async () => {
    const { text } = await createMetrics({ version: '1' }).scrape();
    expect(text).not.toMatch(/nodejs_active_\w+_total/);
    for (const [, name, type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm))
      expect(name?.endsWith('_total')).toBe(type === 'counter');
  });

  it('count what the runners saw', async () => {
    const metrics = createMetrics({ version: '1' });
    const observer = createObserver({ log: silentLog, metrics });
    const error = failure('event-not-json', { problem: 'x' });
    observer.observe({
      kind: 'batch-handled',
      stage: 'normalize',
      taken: 3,
      emitted: 2,
      filtered: { duplicate: 1 },
      seconds: 0.02,
    });
    observer.observe({ kind: 'dead-lettered', stage: 'normalize', stream: 'news.items', error });
    observer.observe({ kind: 'paused', stage: 'normalize', error, retryAfterMs: 1 });
    observer.observe({ kind: 'job-done', job: 'poll-feed', id: 'f', outcome: 'fetched', seconds: 0.5 });
    const delivered = { job: 'send-delivery', id: 'd', outcome: 'delivered', seconds: 0.1 } as const;
    observer.observe({ kind: 'job-done', ...delivered, endToEnd: 2 });
    observer.observe({ kind: 'job-failed', job: 'poll-feed', id: 'f', error });
    observer.observe({ kind: 'task-failed', task: 'due-feeds', error });
    const { text } = await metrics.scrape();
    for (const line of [
      'newswatch_stage_events_taken_total{stage="normalize"} 3',
      'newswatch_stage_events_emitted_total{stage="normalize"} 2',
      'newswatch_stage_events_filtered_total{stage="normalize",reason="duplicate"} 1',
      'newswatch_stage_duration_seconds_count{stage="normalize"} 1',
      'newswatch_dead_letters_total{stage="normalize"} 1',
      'newswatch_stage_pauses_total{stage="normalize"} 1',
      'newswatch_jobs_total{queue="poll-feed",outcome="fetched"} 1',
      'newswatch_jobs_total{queue="poll-feed",outcome="failed"} 1',
      'newswatch_task_failures_total{task="due-feeds"} 1',
      'newswatch_alert_latency_seconds_bucket{le="1.5"} 0',
      'newswatch_alert_latency_seconds_bucket{le="2.5"} 1',
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('read the gauges when asked, and go on without them when the store is away', async () => {
    const metrics = createMetrics({ version: '1' });
    let away = false;
    metrics.onScrape(async () => {
      if (away) throw failure('store-unavailable', { problem: 'gone' });
      return {
        lag: { 'newswatch-alert': 4 },
        queued: { 'poll-feed': 2 },
        feeds: { ok: 7 },
        deliveriesPending: 1,
      };
    });
    const { text } = await metrics.scrape();
    expect(text).toContain('newswatch_consumer_lag_events{group="newswatch-alert"} 4');
    expect(text).toContain('newswatch_feeds{health="ok"} 7');
    expect(text).toContain('newswatch_store_up 1');
    away = true;
    expect((await metrics.scrape()).text).toContain('newswatch_store_up 0');
  });
});

import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createObserver } from './observer.ts';

const observing = (clock = Date.now) => {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    service: 'newswatch',
    version: '1',
    destination: { write: (line) => lines.push(line) },
  });
  return { observer: createObserver({ log, metrics: createMetrics({ version: '1' }), clock }), lines };
};
const done = { kind: 'job-done', job: 'poll-feed', id: 'fed_1', seconds: 0.1 } as const;

describe('what the runners saw', () => {
  it('is a warning where a feed failed, with code and remedy', () => {
    const { observer, lines } = observing();
    const error = failure('http-status', { url: 'https://news.example/rss', status: 404 });
    observer.observe({ ...done, outcome: 'failed', error });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      id: 'fed_1',
      error: { code: 'http-status', message: 'https://news.example/rss answers 404.', remedy: error.remedy },
    });
  });

  it('is one line where all meet the same outage, again ten minutes later, and one for each server', () => {
    let now = 0;
    const { observer, lines } = observing(() => now);
    const meet = (code: 'store-unavailable' | 'bus-unavailable', attempt: number): void => {
      const error = failure(code, { problem: `attempt ${attempt}` });
      observer.observe({ kind: 'task-failed', task: 'due poll-feed', error });
      observer.observe({ kind: 'paused', stage: 'enrich', error, retryAfterMs: 1_000 });
      observer.observe({ kind: 'job-failed', job: 'poll-feed', id: `fed_${attempt}`, error });
    };
    for (let attempt = 0; attempt < 50; attempt += 1) meet('store-unavailable', attempt);
    meet('bus-unavailable', 0);
    expect(lines).toHaveLength(2);
    now = 600_000;
    meet('store-unavailable', 50);
    expect(lines).toHaveLength(3);
  });

  it('is not worth a line where all went well', () => {
    const { observer, lines } = observing();
    observer.observe({ ...done, outcome: 'fetched' });
    expect(lines).toEqual([]);
  });
});

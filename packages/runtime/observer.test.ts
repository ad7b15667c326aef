import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createObserver } from './observer.ts';

const observing = () => {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    service: 'newswatch',
    version: '1',
    destination: { write: (line) => lines.push(line) },
  });
  return { observer: createObserver({ log, metrics: createMetrics({ version: '1' }) }), lines };
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

  it('is not worth a line where all went well', () => {
    const { observer, lines } = observing();
    observer.observe({ ...done, outcome: 'fetched' });
    expect(lines).toEqual([]);
  });
});

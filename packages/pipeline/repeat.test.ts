import { describe, expect, it } from 'vitest';
import { failure } from '@newswatch/domain';
import type { Observation } from './observer.ts';
import { repeat } from './repeat.ts';

const collect = () => {
  const seen: Observation[] = [];
  return { seen, observer: { observe: (observation: Observation) => void seen.push(observation) } };
};

describe('a repeating task', () => {
  it('runs at once and again after each pause, also after a failure, which it states', async () => {
    const { seen, observer } = collect();
    let runs = 0;
    await new Promise<void>((resolve) => {
      const task = repeat({
        task: 'prune',
        everyMs: 1,
        observer,
        run: async () => {
          runs += 1;
          if (runs === 1) throw failure('store-unavailable', { problem: 'away' });
          if (runs === 3) void task.close().then(resolve);
        },
      });
    });
    expect(runs).toBe(3);
    expect(seen).toMatchObject([
      { kind: 'task-failed', task: 'prune', error: { code: 'store-unavailable' } },
    ]);
  });

  it('waits on closing for the run in hand and tells it to stop', async () => {
    const { observer } = collect();
    let finished = false;
    const task = repeat({
      task: 'slow',
      everyMs: 60_000,
      observer,
      run: (signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            finished = true;
            resolve();
          }),
        ),
    });
    await task.close();
    expect(finished).toBe(true);
  });
});

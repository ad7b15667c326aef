import { fakeClock } from '@newswatch/testkit';
import { expect, it } from 'vitest';
import { silentObserver } from './observer.ts';
import { pruneHourly } from './prune-hourly.ts';

it('a repository forgets at once what is older than the days that it is kept', async () => {
  const asked: string[] = [];
  const repository = { prune: async (before: string) => asked.push(before) };
  const clock = fakeClock(Date.UTC(2025, 9, 31)).now;
  await pruneHourly({ task: 'prune-test', repository, days: 30, clock, observer: silentObserver }).close();
  expect(asked).toEqual(['2025-10-01T00:00:00.000Z']);
});

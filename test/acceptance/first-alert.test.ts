import { expect, it } from 'vitest';
import { end, printed, startNewswatch } from '../support/command.ts';

it('newswatch demo prints its first alert within ten seconds and ends on Ctrl-C', async () => {
  const started = Date.now();
  const child = startNewswatch(['demo', '--port', '0']);
  try {
    await printed(child, /Среднего коридора|Средним коридором|Среднему коридору/);
    expect(Date.now() - started).toBeLessThan(10_000);
  } finally {
    await end(child, 'SIGINT');
  }
  expect([0, 130]).toContain(child.exitCode);
});

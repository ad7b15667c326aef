import { describe, expect, it } from 'vitest';
import { end, newswatch, printed, startNewswatch } from '../support/command.ts';

describe('newswatch demo', () => {
  it('ends by itself with exit 0 when the expected alerts arrived, each once', async () => {
    const ran = await newswatch(['demo', '--once', '--port', '0']);
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
    for (const form of ['Среднего коридора', 'Орта дәліздің', "Orta Koridor'un", 'Orta dəhlizin'])
      expect(ran.stdout).toContain(form);
  });

  it('prints its first alert within ten seconds and ends on Ctrl-C', async () => {
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
});

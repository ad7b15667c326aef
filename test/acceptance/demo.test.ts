import { describe, expect, it } from 'vitest';
import { newswatch } from '../support/command.ts';

describe('newswatch demo', () => {
  it('ends by itself with exit 0 when the expected alerts arrived, each once', async () => {
    const ran = await newswatch(['demo', '--once', '--port', '0']);
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
    for (const form of ['Среднего коридора', 'Орта дәліздің', "Orta Koridor'un", 'Orta dəhlizin'])
      expect(ran.stdout).toContain(form);
  });
});

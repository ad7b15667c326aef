import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { type Embedded, openEmbedded } from './embedded.ts';

const ROUNDS = 60;
const CHILD = join(import.meta.dirname, 'fixtures/publish-until-killed.ts');

describe('kill -9', () => {
  it(
    'at any moment loses no acknowledged event and leaves the file whole',
    { timeout: 180_000 },
    async () => {
      await using folder = await temporaryFolder();
      const acknowledged: string[] = [];
      const handled = new Set<string>();
      let lives = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const lines = await liveAndDie(folder.path, round);
        lives += lines.length > 0 ? 1 : 0;
        acknowledged.push(...idsAfter('acknowledged ', lines));
        for (const id of idsAfter('handled ', lines)) handled.add(id);
      }
      // A run in which hardly anybody came to publish would prove nothing.
      expect(lives).toBeGreaterThan(ROUNDS / 2);
      expect(acknowledged.length).toBeGreaterThan(ROUNDS * 5);

      const embedded = await openEmbedded({ folder: folder.path, clock: Date.now });
      const kept = await drain(embedded, 'checker');
      const rest = await drain(embedded, 'consumer');
      await embedded.close();
      expect(kept.positions).toEqual(kept.positions.map((_, index) => index + 1));
      const keptIds = new Set(kept.ids);
      expect(acknowledged.filter((id) => !keptIds.has(id))).toEqual([]);
      for (const id of rest.ids) handled.add(id);
      expect(acknowledged.filter((id) => !handled.has(id))).toEqual([]);
      expect(integrity(join(folder.path, 'bus.db'))).toBe('ok');
    },
  );
});

/**
 * One life of a publisher. Delays are spread evenly rather than at random: most lives end 0 to 59 ms after their first
 * word, each fourth while the process starts, opens and recovers.
 * @returns the whole lines that it said
 */
async function liveAndDie(folder: string, round: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const died = once(child, 'close');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  if (round % 4 === 3) await delay(50 + 4 * round);
  else {
    await Promise.race([once(child.stdout, 'data'), died]);
    await delay((round * 7) % 60);
  }
  child.kill('SIGKILL');
  const [, signal] = await died;
  expect(signal).toBe('SIGKILL');
  return said.split('\n').slice(0, -1);
}

const idsAfter = (word: string, lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length));

/** Everything that the group has still to acknowledge. */
async function drain({ bus }: Embedded, group: string) {
  const ids: string[] = [];
  const positions: number[] = [];
  const subscription = await bus.subscribe({
    group,
    types: ['item.fetched'],
    from: 'start',
    handleBatch: async ({ messages }) => {
      ids.push(...messages.map(({ headers }) => headers['ce_id'] ?? ''));
      positions.push(...messages.map(({ position }) => position));
    },
  });
  await expect.poll(() => bus.lag(group), { timeout: 60_000 }).toBe(0);
  await subscription.close();
  return { ids, positions };
}

function integrity(path: string): unknown {
  using database = openDatabase(path);
  return database.prepare('pragma integrity_check').get()?.['integrity_check'];
}

import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  claimsConformance,
  eventBusConformance,
  handNotesConformance,
  jobQueueConformance,
} from '@newswatch/ports/conformance';
import { temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { openEmbedded, openStoreFile } from './embedded.ts';
import { busMigrations } from './schema.ts';
import { openForTest } from './fixtures/open-for-test.ts';

describe('the embedded profile', () => {
  eventBusConformance(openForTest(({ bus }) => bus));
  jobQueueConformance(openForTest(({ queue }) => queue));
  claimsConformance(openForTest(({ claims }) => claims));
  handNotesConformance(openForTest(({ handNotes }) => handNotes));

  it('makes its folder, for its owner only', async () => {
    await using parent = await temporaryFolder();
    const folder = join(parent.path, 'deep', 'data');
    const embedded = await openEmbedded({ folder, clock: Date.now });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    using database = openStoreFile(folder);
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    await embedded.close();
  });

  it('refuses at once a folder that no file system will make', { timeout: 5_000 }, async () => {
    const opening = openEmbedded({ folder: '/proc/newswatch/data', clock: Date.now });
    await expect(opening).rejects.toMatchObject({ code: 'folder-unusable' });
  });

  it('refuses a folder that is in use, and leaves the one that uses it alone', async () => {
    await using folder = await temporaryFolder();
    const options = { folder: folder.path, clock: Date.now };
    const first = await openEmbedded(options);
    await expect(openEmbedded(options)).rejects.toMatchObject({ code: 'folder-locked' });
    await first.queue.enqueue([{ name: 'poll-feed', id: 'a' }]);
    await first.close();
    await first.close();
    const second = await openEmbedded(options);
    expect((await second.queue.depth())['poll-feed']).toBe(1);
    await second.close();
  });

  it('refuses a folder that a newer release wrote, and lets go of it', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'bus.db');
    openDatabase(path, { migrations: [...busMigrations, 'create table later (x)'] }).close();
    const opening = (): Promise<unknown> => openEmbedded({ folder: folder.path, clock: Date.now });
    await expect(opening()).rejects.toMatchObject({ code: 'folder-too-new' });
    await expect(opening()).rejects.toMatchObject({ code: 'folder-too-new' });
  });

  it('says that a file in the place of its folder is unusable', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'data');
    writeFileSync(path, '');
    await expect(openEmbedded({ folder: path, clock: Date.now })).rejects.toMatchObject({
      code: 'folder-unusable',
    });
  });

  it('wakes subscribers and workers at once, not at the next safety poll', async () => {
    await using folder = await temporaryFolder();
    const embedded = await openEmbedded({ folder: folder.path, clock: Date.now });
    const { bus, queue } = embedded;
    let handled = 0;
    const count = async (): Promise<void> => void (handled += 1);
    await bus.subscribe({ group: 'one', types: ['event.dead-lettered'], from: 'start', handleBatch: count });
    await queue.work({ name: 'poll-feed', concurrency: 1, handle: count });
    const message = {
      stream: 'news.items',
      lane: 'a',
      position: 1,
      key: 'k',
      headers: {},
      value: new Uint8Array(3),
    };
    const cause = { stage: 'normalize', code: 'event-unknown', message: '', failedAt: '' };
    const begun = performance.now();
    for (let turn = 1; turn <= 5; turn += 1) {
      await bus.deadLetter(message, cause);
      await queue.enqueue([{ name: 'poll-feed', id: 'a' }]);
      await expect.poll(() => handled, { interval: 1, timeout: 30_000 }).toBe(2 * turn);
    }
    expect(performance.now() - begun).toBeLessThan(4_000);
    await embedded.close();
  });

  it('lets the process end once it is closed', { timeout: 30_000 }, async () => {
    await using folder = await temporaryFolder();
    const program = `
      const { openEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
      const embedded = await openEmbedded({ folder: ${JSON.stringify(folder.path)}, clock: Date.now });
      const handleBatch = async () => undefined;
      await embedded.bus.subscribe({ group: 'one', types: ['item.fetched'], from: 'start', handleBatch });
      await embedded.queue.work({ name: 'poll-feed', concurrency: 2, handle: async () => undefined });
      await embedded.queue.enqueue([{ name: 'poll-feed', id: 'a' }]);
      await embedded.close();
      const closed = performance.now();
      process.on('exit', () => console.log(Math.round(performance.now() - closed)));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      program,
    ]);
    // A timer that was left would hold the process for seconds.
    expect(Number(stdout)).toBeLessThan(1_000);
  });
});

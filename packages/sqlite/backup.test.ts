import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { anEvent, anItem, aFeed, temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp } from './backup.ts';
import { openEmbedded, openStoreFile } from './embedded.ts';
import { tarOf } from './tar.ts';

async function aFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  return folder.path;
}

/** A folder in use, whose two databases are written in turn: the bus first, then the store. */
async function aWrittenFolder() {
  const folder = await aFolder();
  const embedded = await openEmbedded({ folder: join(folder, 'data'), clock: Date.now });
  const database = openStoreFile(join(folder, 'data'));
  onTestFinished(() => database.close());
  database.exec('create table notes (number integer primary key, text text)');
  const insert = database.prepare('insert into notes values (?, ?)');
  let number = 0;
  const write = async (): Promise<void> => {
    number += 1;
    const data = {
      feed: aFeed(),
      item: anItem({ guid: String(number) }),
      fetchedAt: '2025-10-20T10:00:00.000Z',
    };
    await embedded.bus.publish([anEvent('item.fetched', String(number), data as never)]);
    insert.run(number, 'x'.repeat(2_000));
  };
  return { folder, data: join(folder, 'data'), embedded, write };
}

function restored(folder: string, file: string) {
  const path = join(folder, `restored-${readdirSync(folder).length}`);
  execFileSync('mkdir', [path]);
  execFileSync('tar', ['-xf', file, '-C', path]);
  const count = (name: string, table: string): number => {
    using database = new DatabaseSync(join(path, name));
    expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    return Number(database.prepare(`select count(*) as n from ${table}`).get()?.['n']);
  };
  return { path, messages: count('bus.db', 'messages'), notes: count('store.db', 'notes') };
}

describe('a backup', () => {
  it('of a folder in use is both databases at one instant', async () => {
    const { folder, data, embedded, write } = await aWrittenFolder();
    for (let number = 0; number < 200; number += 1) await write();
    let writing = true;
    const writer = (async () => {
      while (writing) {
        await write();
        await nextTurn();
      }
    })();
    for (let round = 0; round < 5; round += 1) {
      const file = join(folder, 'backup.tar');
      const bytes = await backUp({ folder: data, file, clock: Date.now });
      expect(statSync(file)).toMatchObject({ size: bytes });
      const { messages, notes } = restored(folder, file);
      expect(notes).toBeGreaterThanOrEqual(200);
      expect([0, 1]).toContain(messages - notes);
    }
    writing = false;
    await writer;
    await embedded.close();
  });

  it('is a folder that newswatch opens', async () => {
    const { folder, data, embedded, write } = await aWrittenFolder();
    await write();
    await embedded.close();
    writeFileSync(join(data, 'declared.json'), '{"feeds":[]}');
    const file = join(folder, 'backup.tar');
    await backUp({ folder: data, file, clock: Date.now });
    const { path } = restored(folder, file);
    expect(readdirSync(path).toSorted()).toEqual(['bus.db', 'declared.json', 'store.db']);
    const again = await openEmbedded({ folder: path, clock: Date.now });
    using database = openStoreFile(path);
    expect(database.prepare('select number from notes').all()).toEqual([{ number: 1 }]);
    await again.close();
  });

  it('is for its owner alone, and leaves nothing beside it', async () => {
    const { folder, data, embedded } = await aWrittenFolder();
    const file = join(folder, 'backup.tar');
    writeFileSync(file, 'an older one');
    await backUp({ folder: data, file, clock: Date.now });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(['backup.tar', 'data']);
    await embedded.close();
  });

  it('that cannot be written says so, and leaves what was there', async () => {
    const { folder, data, embedded } = await aWrittenFolder();
    const nowhere = backUp({ folder: data, file: join(folder, 'no/such/backup.tar'), clock: Date.now });
    await expect(nowhere).rejects.toMatchObject({ code: 'backup-failed' });
    const onFolder = backUp({ folder: data, file: data, clock: Date.now });
    await expect(onFolder).rejects.toMatchObject({ code: 'backup-failed' });
    expect(readdirSync(folder)).toEqual(['data']);
    await embedded.close();
  });

  it('of what is no data folder is refused, and none is made', async () => {
    const folder = await aFolder();
    const file = join(folder, 'backup.tar');
    const missing = backUp({ folder: join(folder, 'none'), file, clock: Date.now });
    await expect(missing).rejects.toMatchObject({ code: 'folder-unusable' });
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});

describe('a tar archive', () => {
  it('is read by tar, files of any length and their time with it', async () => {
    const folder = await aFolder();
    const lengths = [0, 1, 511, 512, 513, 100_000];
    const files = lengths.map((length) => ({ name: `of-${length}`, path: join(folder, `of-${length}`) }));
    for (const [at, { path }] of files.entries()) writeFileSync(path, 'x'.repeat(lengths[at] ?? 0));
    const file = join(folder, 'all.tar');
    await writeFile(file, tarOf(files, Date.UTC(2025, 9, 20)));
    const listed = execFileSync('tar', ['--utc', '-tvf', file], { encoding: 'utf8' });
    const rows = listed
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/));
    expect(rows.map((row) => [row[0], row[2], row[3], row[5]])).toEqual(
      lengths.map((length) => ['-rw-------', String(length), '2025-10-20', `of-${length}`]),
    );
  });
});

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { type SyncedFile, createWalSync } from './wal-sync.ts';

/** A database of one table, whose log is synced by what `syncs` says one after the other; undefined is a success. */
async function openSynced() {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'a.db');
  const database = openDatabase(path, {
    migrations: ['create table notes (id integer)'],
    synchronous: 'NORMAL',
  });
  const syncs: PromiseWithResolvers<void>[] = [];
  const file: SyncedFile = {
    datasync: () => {
      const sync = Promise.withResolvers<void>();
      syncs.push(sync);
      return sync.promise;
    },
    close: async () => undefined,
  };
  return {
    path,
    syncs,
    wal: createWalSync(database, path, async () => file),
    real: createWalSync(database, path),
    write: (id: number) => database.prepare('insert into notes values (?)').run(id),
    /** What the file holds without its log. */
    inFileAlone: (): unknown => {
      const copy = join(folder.path, 'copy.db');
      copyFileSync(path, copy);
      using copied = openDatabase(copy);
      return copied.prepare('select count(*) as count from notes').get()?.['count'];
    },
    [Symbol.asyncDispose]: async () => {
      database.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const settles = async (promise: Promise<void>): Promise<boolean> => {
  const still = Symbol('still');
  const turn = new Promise((resolve) => setTimeout(resolve, 20, still));
  return (await Promise.race([promise.then(() => true), turn])) !== still;
};

describe('syncing the log', () => {
  it('syncs the file that the commits are in', async () => {
    await using opened = await openSynced();
    opened.write(1);
    await opened.real.sync();
    await opened.real.close();
    opened.write(2);
    await expect(opened.real.sync()).rejects.toMatchObject({ code: 'bus-unavailable' });
  });

  it('shares the next one among all who ask while one is on its way, and none is told of the earlier', async () => {
    await using opened = await openSynced();
    const { wal, syncs } = opened;
    const first = wal.sync();
    await expect.poll(() => syncs.length).toBe(1);
    const [second, third] = [wal.sync(), wal.sync()];
    syncs[0]?.resolve();
    await first;
    await expect.poll(() => syncs.length).toBe(2);
    expect(await settles(second)).toBe(false);
    syncs[1]?.resolve();
    await Promise.all([second, third]);
    expect(syncs.length).toBe(2);
  });

  it('says so where the disk fails, and brings the log in itself the next time', async () => {
    await using opened = await openSynced();
    const { wal, syncs, write, inFileAlone } = opened;
    write(1);
    const failing = wal.sync();
    await expect.poll(() => syncs.length).toBe(1);
    syncs[0]?.reject(new Error('EIO: i/o error, fdatasync'));
    await expect(failing).rejects.toMatchObject({ code: 'bus-unavailable', retry: 'soon' });
    write(2);
    await wal.sync();
    expect(inFileAlone()).toBe(2);
    write(3);
    const later = wal.sync();
    await expect.poll(() => syncs.length).toBe(2);
    syncs[1]?.resolve();
    await later;
    expect(inFileAlone()).toBe(2);
  });

  it('fails while the log can neither be synced nor brought in, and waits for what is on its way when closed', async () => {
    await using opened = await openSynced();
    const { wal, syncs, write, path } = opened;
    write(1);
    const failing = wal.sync();
    await expect.poll(() => syncs.length).toBe(1);
    syncs[0]?.reject(new Error('EIO'));
    await expect(failing).rejects.toMatchObject({ code: 'bus-unavailable' });
    {
      using reader = openDatabase(path);
      reader.exec('begin; select * from notes');
      write(2);
      await expect(wal.sync()).rejects.toMatchObject({ code: 'bus-unavailable' });
    }
    await wal.sync();
    const last = wal.sync();
    const closed = wal.close();
    await expect.poll(() => syncs.length).toBe(2);
    expect(await settles(closed)).toBe(false);
    syncs[1]?.resolve();
    await Promise.all([last, closed]);
  });
});

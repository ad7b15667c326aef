import { join } from 'node:path';
import { temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClaims } from './claims.ts';
import { openDatabase } from './database.ts';
import { busMigrations } from './schema.ts';

const HOUR = 3_600_000;

/** Claims in a file, by a clock that stands still; `reopen` reads them as the next process does. */
async function open() {
  const folder = await temporaryFolder();
  const database = openDatabase(join(folder.path, 'bus.db'), { migrations: busMigrations });
  onTestFinished(async () => {
    database.close();
    await folder[Symbol.asyncDispose]();
  });
  const clock = { now: 1_000 };
  const reopen = () => createClaims(database, () => clock.now);
  const rows = (): number =>
    Number(database.prepare('select count(*) as count from claims').get()?.['count']);
  return { database, clock, reopen, rows, claims: reopen() };
}

const one = { key: 'a', owner: 'one' };
const two = { key: 'a', owner: 'two' };

describe('claims in a file', () => {
  it('outlive the process, until their time is over', async () => {
    const { claims, clock, reopen } = await open();
    await claims.claim([one, { key: 'b', owner: 'one' }], HOUR);
    expect(await reopen().claim([two], HOUR)).toEqual(['one']);
    clock.now += HOUR;
    expect(await reopen().claim([two], HOUR)).toEqual(['two']);
  });

  it('that were given back stay free in the next process, and those taken after that stay taken', async () => {
    const { claims, reopen } = await open();
    await claims.claim([one], HOUR);
    await claims.release([one]);
    expect(await reopen().claim([two], HOUR)).toEqual(['two']);
    expect(await reopen().claim([one], HOUR)).toEqual(['two']);
  });

  it('leave no row behind once they have expired', async () => {
    const { claims, clock, rows } = await open();
    for (let turn = 0; turn < 50; turn += 1) await claims.claim([{ key: `${turn}`, owner: 'one' }], HOUR);
    expect(rows()).toBe(50);
    clock.now += HOUR;
    for (let turn = 0; turn < 20; turn += 1) await claims.claim([{ key: `new ${turn}`, owner: 'one' }], HOUR);
    expect(rows()).toBe(20);
  });

  it('are written in one row a call, and none where nothing was taken or given back', async () => {
    const { claims, rows } = await open();
    await claims.claim([one, { key: 'b', owner: 'one' }], HOUR);
    await claims.claim([two], HOUR);
    await claims.claim([], HOUR);
    await claims.release([two]);
    expect(rows()).toBe(1);
  });

  it('beyond two hundred thousand push out the oldest', { timeout: 30_000 }, async () => {
    const { claims, reopen } = await open();
    const many = Array.from({ length: 200_001 }, (_, at) => ({ key: `${at}`, owner: 'one' }));
    await claims.claim(many, HOUR);
    expect(await reopen().claim([{ key: '200000', owner: 'two' }], HOUR)).toEqual(['one']);
    const ends = ['0', '200000'].map((key) => ({ key, owner: 'two' }));
    expect(await claims.claim(ends, HOUR)).toEqual(['two', 'one']);
  });

  it('are kept in a file of an older release as well, which had a row for each', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'bus.db');
    const older = openDatabase(path, { migrations: busMigrations.slice(0, 1) });
    older.exec(`insert into claims (key, owner, expires_at) values ('a', 'one', 5000)`);
    older.close();
    using database = openDatabase(path, { migrations: busMigrations });
    const claims = createClaims(database, () => 1_000);
    expect(await claims.claim([two], HOUR)).toEqual(['two']);
    expect(await createClaims(database, () => 1_000).claim([one], HOUR)).toEqual(['two']);
  });

  it('that cannot be written down are not taken, nor given back', async () => {
    const { database, claims } = await open();
    await claims.claim([one], HOUR);
    database.exec('pragma query_only = on');
    await expect(claims.claim([{ key: 'b', owner: 'one' }], HOUR)).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    await expect(claims.release([one])).rejects.toMatchObject({ code: 'store-unavailable' });
    database.exec('pragma query_only = off');
    expect(await claims.claim([two, { key: 'b', owner: 'two' }], HOUR)).toEqual(['one', 'two']);
  });

  it('that cannot be read are told, and not taken for claims that nobody has', async () => {
    const { database, reopen } = await open();
    database.exec(`insert into claims (expires_at, claims) values (5000, '[["a"')`);
    expect(reopen).toThrow(expect.objectContaining({ code: 'store-unavailable' }));
  });
});

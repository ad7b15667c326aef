import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asFailure } from '@newswatch/domain';
import { temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { openDatabase, orUnavailable, refuseOldSqlite, transact } from './database.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing thrown';
  } catch (error) {
    return asFailure(error).code;
  }
};

describe('openDatabase', () => {
  it('sets what durability rests on', async () => {
    await using folder = await temporaryFolder();
    using database = openDatabase(join(folder.path, 'a.db'));
    const pragma = (name: string): unknown =>
      Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(pragma)).toEqual([
      'wal',
      2,
      1,
      5_000,
    ]);
  });

  it('makes a log of larger pages, and leaves the pages of a file that is there as they are', async () => {
    await using folder = await temporaryFolder();
    const sizes = (path: string, layout: 'rows' | 'log'): readonly unknown[] => {
      using database = openDatabase(path, { migrations: ['create table a (x)'], layout });
      return ['page_size', 'wal_autocheckpoint'].map(
        (name) => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0],
      );
    };
    const [small, large] = [join(folder.path, 'small.db'), join(folder.path, 'large.db')];
    expect(sizes(small, 'rows')).toEqual([4_096, 4_096]);
    expect(sizes(small, 'log')).toEqual([4_096, 1_536]);
    expect(sizes(large, 'log')).toEqual([16_384, 384]);
    expect(sizes(large, 'rows')).toEqual([16_384, 1_024]);
  });

  it('takes a file through the migrations that it lacks, each once', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.db');
    const first = 'create table notes (text text); insert into notes values (1)';
    openDatabase(path, { migrations: [first] }).close();
    openDatabase(path, { migrations: [first] }).close();
    using newer = openDatabase(path, { migrations: [first, 'insert into notes values (2)'] });
    expect(
      newer
        .prepare('select text from notes')
        .all()
        .map(({ text }) => text),
    ).toEqual(['1', '2']);
  });

  it('leaves a file as it was when a migration fails', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.db');
    const broken = ['create table a (x)', 'create table b (x); no such statement'];
    expect(codeOf(() => openDatabase(path, { migrations: broken }))).toBe('folder-unusable');
    using database = openDatabase(path, { migrations: ['create table a (x)', 'create table b (x)'] });
    expect(database.prepare('select name from sqlite_schema').all()).toHaveLength(2);
  });

  it('refuses a file that a newer release wrote, and does not touch it', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.db');
    openDatabase(path, { migrations: ['create table a (x)', 'create table b (x)'] }).close();
    expect(codeOf(() => openDatabase(path, { migrations: ['create table a (x)'] }))).toBe('folder-too-new');
    using again = openDatabase(path, { migrations: ['create table a (x)', 'create table b (x)'] });
    expect(again.prepare('pragma user_version').get()?.['user_version']).toBe(2);
  });

  it('says that the data are damaged where the file is no database, unusable where the folder is missing', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.db');
    writeFileSync(path, 'This is a letter, not a database. '.repeat(100));
    expect(codeOf(() => openDatabase(path))).toBe('data-damaged');
    expect(codeOf(() => openDatabase(join(folder.path, 'missing', 'a.db')))).toBe('folder-unusable');
  });
});

describe('refuseOldSqlite', () => {
  it.each(['3.51.2', '3.50.9', '3.7.0', '2.99.99', 'nonsense'])('refuses %s', (version) => {
    expect(codeOf(() => refuseOldSqlite(version))).toBe('sqlite-too-old');
  });

  it.each(['3.51.3', '3.51.10', '3.53.4', '3.100.0', '4.0.0'])('takes %s', (version) => {
    expect(codeOf(() => refuseOldSqlite(version))).toBe('nothing thrown');
  });
});

describe('transact', () => {
  it('writes nothing when the work throws, and can be used again', async () => {
    await using folder = await temporaryFolder();
    using database = openDatabase(join(folder.path, 'a.db'));
    database.exec('create table a (x)');
    const failing = (): void => {
      transact(database, () => {
        database.exec('insert into a values (1)');
        throw new RangeError('in the middle');
      });
    };
    expect(failing).toThrow('in the middle');
    transact(database, () => database.exec('insert into a values (2)'));
    expect(
      database
        .prepare('select x from a')
        .all()
        .map(({ x }) => x),
    ).toEqual([2]);
  });
});

describe('orUnavailable', () => {
  it('makes an outage of what SQLite throws, with the cause, and leaves other errors as they are', async () => {
    await using folder = await temporaryFolder();
    const database = openDatabase(join(folder.path, 'a.db'));
    const badSql = (): unknown => orUnavailable('store-unavailable', () => database.exec('no statement'));
    expect(badSql).toThrow(
      expect.objectContaining({ code: 'store-unavailable', retry: 'soon', cause: expect.any(Error) }),
    );
    const damaged = (): unknown =>
      orUnavailable('store-unavailable', () => {
        throw Object.assign(new Error('malformed'), { code: 'ERR_SQLITE_ERROR', errcode: 11 });
      });
    expect(damaged).toThrow(expect.objectContaining({ code: 'data-damaged', retry: 'soon' }));
    database.close();
    expect(codeOf(() => orUnavailable('queue-unavailable', () => database.prepare('select 1')))).toBe(
      'queue-unavailable',
    );
    const mistake = (): unknown =>
      orUnavailable('store-unavailable', () => {
        throw new RangeError('a mistake of ours');
      });
    expect(mistake).toThrow(RangeError);
  });
});

import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Executor, run } from '../executor.ts';
import { openFile, temporaryFolder } from '../fixtures/temporary.ts';
import { type SyncDatabase, sqliteExecutor } from './sqlite.ts';

/** A connection whose control statements are written down, and on which chosen statements fail. */
function watched(failOn: (text: string) => unknown = () => undefined) {
  const database = new DatabaseSync(':memory:');
  database.exec('create table counters (name text primary key, value integer not null) strict');
  const seen: string[] = [];
  const refuse = (text: string): void => {
    const error = failOn(text);
    if (error !== undefined) throw error;
  };
  const connection: SyncDatabase = {
    get isOpen() {
      return database.isOpen;
    },
    get isTransaction() {
      return database.isTransaction;
    },
    exec(text) {
      seen.push(text);
      refuse(text);
      database.exec(text);
    },
    prepare(text) {
      refuse(text);
      return database.prepare(text);
    },
    location: () => null,
  };
  const executor = sqliteExecutor(connection);
  const count = (control: string) => () => seen.filter((text) => text === control).length;
  return { database, executor, commits: count('commit'), savepoints: count('savepoint program') };
}

const sqliteError = (errcode: number) =>
  Object.assign(new Error('it broke'), { code: 'ERR_SQLITE_ERROR', errcode });

const insert = ({ db }: Executor, name: string) => db.insertInto('counters').values({ name, value: 1 });
const add = (executor: Executor, name: string) => executor.transact(() => run(insert(executor, name)));
const names = async (executor: Executor): Promise<readonly string[]> =>
  (await executor.read(executor.db.selectFrom('counters').select('name').orderBy('name'))).map(
    ({ name }) => name,
  );

describe('transactions on SQLite', () => {
  it('that arrive in one turn share one commit', async () => {
    const { executor, commits } = watched();
    await Promise.all(Array.from({ length: 50 }, (_, at) => add(executor, `name ${at}`)));
    expect(commits()).toBe(1);
    await add(executor, 'alone');
    expect(commits()).toBe(2);
    expect(await names(executor)).toHaveLength(51);
  });

  it('come in groups that leave room for other work', async () => {
    const { executor, commits } = watched();
    await Promise.all(Array.from({ length: 250 }, (_, at) => add(executor, `name ${at}`)));
    expect(commits()).toBe(3);
  });

  it('roll back alone when the program throws', async () => {
    const { executor } = watched();
    const broken = executor.transact(function* () {
      yield* run(insert(executor, 'taken back'));
      throw new RangeError('the rule broke');
    });
    const all = await Promise.allSettled([add(executor, 'a'), broken, add(executor, 'b')]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names(executor)).toEqual(['a', 'b']);
  });

  it('run in savepoints only where one of them has failed', async () => {
    const { executor, savepoints } = watched();
    await Promise.all([add(executor, 'a'), add(executor, 'b')]);
    expect(savepoints()).toBe(0);
    await Promise.allSettled([add(executor, 'c'), add(executor, 'a')]);
    expect(savepoints()).toBe(1);
    expect(await names(executor)).toEqual(['a', 'b', 'c']);
  });

  it('see what those before them in the group wrote', async () => {
    const { executor } = watched();
    const [, seen] = await Promise.all([
      add(executor, 'a'),
      executor.transact(() => run(executor.db.selectFrom('counters').select('name'))),
    ]);
    expect(seen.map(({ name }) => name)).toEqual(['a']);
  });

  it('are all rejected as an outage when the commit fails, and nothing was written', async () => {
    let full = true;
    const { executor } = watched((text) => (full && text === 'commit' ? sqliteError(13) : undefined));
    const all = await Promise.allSettled([add(executor, 'a'), add(executor, 'b')]);
    expect(all).toMatchObject([
      { status: 'rejected', reason: { code: 'store-unavailable', retry: 'soon' } },
      { status: 'rejected', reason: { code: 'store-unavailable' } },
    ]);
    full = false;
    expect(await names(executor)).toEqual([]);
    await add(executor, 'c');
    expect(await names(executor)).toEqual(['c']);
  });

  it('take the whole group with them when a statement meets an outage', async () => {
    let calls = 0;
    const { executor } = watched((text) => {
      calls += text.startsWith('insert') ? 1 : 0;
      return text.startsWith('insert') && calls === 1 ? sqliteError(10) : undefined;
    });
    const all = await Promise.allSettled([add(executor, 'a'), add(executor, 'b')]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await names(executor)).toEqual([]);
  });

  it('never leave a program half done: no other task runs between its queries', async () => {
    const { executor, database } = watched();
    const seen: boolean[] = [];
    const ticking = setInterval(() => seen.push(database.isTransaction), 0);
    await Promise.all(Array.from({ length: 500 }, (_, at) => add(executor, `name ${at}`)));
    clearInterval(ticking);
    seen.push(database.isTransaction);
    expect(seen).not.toContain(true);
  });
});

describe('errors of SQLite', () => {
  it('of a constraint or of a statement are mistakes, not outages', async () => {
    const { executor, database } = watched();
    await add(executor, 'a');
    await expect(add(executor, 'a')).rejects.toMatchObject({ code: 'unexpected', retry: 'never' });
    database.exec('drop table counters');
    await expect(names(executor)).rejects.toMatchObject({ code: 'unexpected' });
  });

  it('of a closed or unreadable database are outages, with their cause', async () => {
    const { executor, database } = watched();
    database.close();
    for (const attempt of [names(executor), add(executor, 'a')])
      await expect(attempt).rejects.toMatchObject({
        code: 'store-unavailable',
        cause: { code: 'ERR_INVALID_STATE' },
      });
  });

  it.for([
    [5, 'store-unavailable'],
    [10, 'store-unavailable'],
    [266, 'store-unavailable'],
    [13, 'store-unavailable'],
    [14, 'store-unavailable'],
    [11, 'data-damaged'],
    [26, 'data-damaged'],
  ] as const)('with result code %d are outages: %s', async ([errcode, code]) => {
    const { executor } = watched((text) => (text.startsWith('select') ? sqliteError(errcode) : undefined));
    await expect(names(executor)).rejects.toMatchObject({ code, retry: 'soon' });
  });

  it('of another process that holds the write lock are outages', async () => {
    const { folder, remove } = temporaryFolder();
    const path = join(folder, 'store.db');
    using mine = openFile(path);
    using other = openFile(path);
    mine.exec('create table counters (name text primary key, value integer not null)');
    const executor = sqliteExecutor(mine);
    other.exec('begin immediate');
    await expect(add(executor, 'a')).rejects.toMatchObject({ code: 'store-unavailable' });
    other.exec('rollback');
    await add(executor, 'a');
    expect(await names(executor)).toEqual(['a']);
    remove();
  });
});

describe('queries on SQLite', () => {
  it('are refused when they go past the executor', async () => {
    const { executor } = watched();
    await expect(insert(executor, 'a').execute()).rejects.toMatchObject({ code: 'unexpected' });
  });

  it('of more shapes than are kept prepared still run', async () => {
    const { executor } = watched();
    await add(executor, 'a');
    for (let size = 1; size <= 300; size += 1) {
      const list = Array.from({ length: size }, (_, at) => `name ${at}`);
      const found = await executor.read(
        executor.db
          .selectFrom('counters')
          .select('name')
          .where('name', 'in', ['a', ...list]),
      );
      expect(found).toHaveLength(1);
    }
  });
});

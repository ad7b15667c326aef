import { setTimeout as delay } from 'node:timers/promises';
import type { Executor } from '../../packages/store/executor.ts';
import { advance, run } from '../../packages/store/executor.ts';
import { type PostgresOptions, openPostgres, openStore } from '@newswatch/store';
import { aFeed } from '@newswatch/testkit';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { onServer } from '../support/servers/on-server.ts';
import { createSchema, query } from '../support/servers/postgres-schema.ts';
import { startPostgres } from '../support/servers/postgres.ts';

type Given = Omit<PostgresOptions, 'url'>;

/** An executor on a schema of its own, which has the tables. */
async function anExecutor(server: string, given: Given = {}) {
  const { url, drop } = await createSchema(server);
  const executor = openPostgres({ url, ...given });
  onTestFinished(async () => {
    await executor.close();
    await drop();
  });
  await openStore(executor);
  return { executor, url };
}

const raw = ({ db }: Executor, text: string) => ({ compile: () => sql.raw(text).compile(db) });
const add = (executor: Executor, name: string, by = 1) =>
  executor.transact(() => advance(executor.db, name, by));
const insert = ({ db }: Executor, name: string) => db.insertInto('counters').values({ name, value: 1 });
const names = async ({ db, read }: Executor): Promise<readonly string[]> =>
  (await read(db.selectFrom('counters').select('name').orderBy('name'))).map(({ name }) => name);

const outage = { code: 'store-unavailable', retry: 'soon' };

onServer('postgres', (server) => {
  describe('transactions', () => {
    it('are taken back whole when the program throws, and the connection is used again', async () => {
      const { executor } = await anExecutor(server, { connections: 1 });
      const broken = executor.transact(function* () {
        yield* run(insert(executor, 'taken back'));
        throw new RangeError('the rule broke');
      });
      await expect(broken).rejects.toThrow('the rule broke');
      await add(executor, 'kept');
      expect(await names(executor)).toEqual(['kept']);
    });

    it('that hold one another up run again, and both are done', async () => {
      const { executor } = await anExecutor(server);
      await add(executor, 'a');
      await add(executor, 'b');
      let runs = 0;
      const both = (first: string, second: string) =>
        executor.transact(function* () {
          runs += 1;
          yield* advance(executor.db, first, 1);
          yield* run(raw(executor, 'select pg_sleep(0.2)'));
          yield* advance(executor.db, second, 1);
        });
      await Promise.all([both('a', 'b'), both('b', 'a')]);
      const values = await executor.read(executor.db.selectFrom('counters').select('value'));
      expect(values).toEqual([{ value: 3 }, { value: 3 }]);
      expect(runs).toBe(3);
    });

    it('number what they write without gaps, in the order of commits', async () => {
      const { executor } = await anExecutor(server);
      const numbers = await Promise.all(Array.from({ length: 60 }, () => add(executor, 'counter')));
      expect(numbers.toSorted((one, other) => one - other)).toEqual(numbers.map((_, at) => at + 1));
    });

    it('wait for their turn, however many there are', async () => {
      const { executor } = await anExecutor(server, { connections: 2 });
      const slow = Array.from({ length: 12 }, () =>
        executor.transact(function* () {
          yield* run(raw(executor, 'select pg_sleep(1)'));
        }),
      );
      await Promise.all([...slow, add(executor, 'last')]);
      expect(await names(executor)).toEqual(['last']);
    });

    it('count beyond what 32 bits hold', async () => {
      const { executor } = await anExecutor(server);
      expect(await add(executor, 'large', 2 ** 40)).toBe(2 ** 40);
      expect(await executor.read(executor.db.selectFrom('counters').select('value'))).toEqual([
        { value: 2 ** 40 },
      ]);
    });
  });

  describe('failures', () => {
    it('of a statement are mistakes, not outages', async () => {
      const { executor } = await anExecutor(server);
      await add(executor, 'a');
      const twice = executor.transact(() => run(insert(executor, 'a')));
      await expect(twice).rejects.toMatchObject({ code: 'unexpected', retry: 'never' });
      await expect(executor.read(raw(executor, 'select nothing'))).rejects.toMatchObject({
        code: 'unexpected',
      });
    });

    it('by taking too long are outages, in the database and in a lock', async () => {
      const { executor } = await anExecutor(server, { statementMs: 300 });
      await expect(executor.read(raw(executor, 'select pg_sleep(5)'))).rejects.toMatchObject(outage);
      await add(executor, 'a');
      const holder = executor.transact(
        function* () {
          yield* advance(executor.db, 'a', 1);
          yield* run(raw(executor, 'select pg_sleep(1.5)'));
        },
        { patient: true },
      );
      await delay(200);
      await expect(add(executor, 'a')).rejects.toMatchObject(outage);
      await holder;
      expect(await add(executor, 'a')).toBe(3);
    });

    it('of a connection that is ended are outages, and the next query has a new one', async () => {
      const { executor } = await anExecutor(server);
      const working = executor.transact(function* () {
        yield* run(insert(executor, 'lost'));
        yield* run(raw(executor, 'select pg_sleep(5.125)'));
      });
      const [end] = await Promise.allSettled([
        working,
        delay(300).then(() =>
          query(
            server,
            `select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(5.125)'`,
          ),
        ),
      ]);
      expect(end).toMatchObject({ status: 'rejected', reason: outage });
      await expect.poll(() => names(executor)).toEqual([]);
    });

    it('to reach or to enter the server are outages', async () => {
      const reading = async (url: string) => {
        const executor = openPostgres({ url });
        onTestFinished(() => executor.close());
        await names(executor);
      };
      await expect(reading('postgres://nobody@127.0.0.1:1/none')).rejects.toMatchObject(outage);
      const { origin } = new URL(server.replace('postgres:', 'http:'));
      const foreign = `${origin.replace('http:', 'postgres:')}/no_such_database`;
      await expect(reading(foreign.replace('//', '//postgres@'))).rejects.toMatchObject(outage);
    });

    it('after the end are outages', async () => {
      const { url, drop } = await createSchema(server);
      const executor = openPostgres({ url });
      await executor.close();
      await expect(names(executor)).rejects.toMatchObject(outage);
      await drop();
    });
  });

  describe('the server, ended and started again,', () => {
    it('keeps what was committed, and is used again', { timeout: 120_000 }, async () => {
      const own = await startPostgres();
      onTestFinished(() => own.close());
      const { executor } = await anExecutor(own.url);
      await add(executor, 'before');
      const working = Array.from({ length: 20 }, (_, number) =>
        executor.transact(function* () {
          yield* run(insert(executor, `during ${number}`));
          yield* run(raw(executor, 'select pg_sleep(3)'));
        }),
      );
      const all = Promise.allSettled(working);
      await delay(300);
      await own.end('SIGQUIT');
      for (const one of await all) expect(one).toMatchObject({ status: 'rejected', reason: outage });
      await expect(add(executor, 'away')).rejects.toMatchObject(outage);
      await own.again();
      await add(executor, 'after');
      expect(await names(executor)).toEqual(['after', 'before']);
    });
  });

  describe('what is stored', () => {
    it('has no U+0000, which PostgreSQL refuses', async () => {
      const { executor } = await anExecutor(server);
      const { feeds, polls } = await openStore(executor);
      await feeds.put([aFeed()]);
      const now = '2025-10-20T10:00:00.000Z';
      await polls.take(aFeed().id, { now, until: now, token: 'a' }, () => 'ask');
      const error = { code: 'x', message: 'nul \0 and \ud83d' };
      await polls.settle('a', {
        health: 'failing',
        polledAt: now,
        nextPollAt: now,
        nextPollReason: { code: 'pace' },
        arrivals: [],
        polls: 1,
        failures: 1,
        error,
        validators: { etag: '"\0"' },
        seen: ['a\0b'],
      });
      const [state] = await polls.get([aFeed().id]);
      expect(state).toMatchObject({ error: { message: 'nul \ufffd and \ufffd' }, seen: ['a\0b'] });
    });

    it('is compared by its bytes, in every column of text', async () => {
      const { executor } = await anExecutor(server);
      const columns = raw(
        executor,
        `select table_name, column_name from information_schema.columns
         where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'`,
      );
      expect(await executor.read(columns)).toEqual([]);
      const some = raw(
        executor,
        `select 1 from information_schema.columns where table_schema = current_schema()`,
      );
      expect((await executor.read(some)).length).toBeGreaterThan(50);
    });
  });

  describe('several processes that open the same data', () => {
    it('make the tables once', async () => {
      const { url, drop } = await createSchema(server);
      const executors = Array.from({ length: 6 }, () => openPostgres({ url }));
      const stores = await Promise.all(executors.map((executor) => openStore(executor)));
      await stores[0]?.feeds.put([aFeed()]);
      expect(await stores[5]?.feeds.get([aFeed().id])).toEqual([aFeed()]);
      await Promise.all(executors.map((executor) => executor.close()));
      await drop();
    });

    it('refuse data of a newer release, and say where without a password', async () => {
      const { executor, url } = await anExecutor(server);
      await query(url, 'update schema_version set version = 99');
      await expect(openStore(executor)).rejects.toMatchObject({
        code: 'folder-too-new',
        details: { found: 99 },
      });
      const secret = openPostgres({ url: 'postgres://me:secret@db.example:5433/news' });
      expect(secret.place).toBe('db.example:5433/news');
      await secret.close();
    });
  });
});

import { DatabaseSync } from 'node:sqlite';
import { failure, instant } from '@newswatch/domain';
import { aFeed, aWatch, anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { copyStore } from './copy-store.ts';
import { sqliteExecutor } from './dialects/sqlite.ts';
import type { Executor } from './executor.ts';
import { fillAll } from './fixtures/use-all.ts';
import { openStore } from './open-store.ts';

/** Derived from the others, of the database itself, or of what is in hand, which is nothing in a folder at rest. */
const NOT_COPIED = /^(sqlite_|schema_version|counters|archive_numbers|archive_words|notes_in_hand)/;

async function anOpenStore() {
  const database = new DatabaseSync(':memory:');
  const executor = sqliteExecutor(database);
  return { database, executor, store: await openStore(executor) };
}

/** A store with a row of every kind, and more articles than are copied at a time. */
async function aFullStore() {
  const full = await anOpenStore();
  const { store } = full;
  await fillAll(store);
  await store.watches.put([aWatch({ name: 'kept' }), aWatch({ name: 'removed' })]);
  await store.watches.remove(aWatch({ name: 'removed' }).id);
  await store.archive.put(
    Array.from({ length: 450 }, (_, number) => ({
      article: anArticle({
        link: `https://news.example/many/${number}`,
        text: `порт ${number}`,
        fetchedAt: instant(number),
      }),
      enrichment: anEnrichment(),
    })),
  );
  return full;
}

const tablesOf = (database: DatabaseSync): readonly string[] =>
  database
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !NOT_COPIED.test(name));

const rowsOf = (database: DatabaseSync): object =>
  Object.fromEntries(
    tablesOf(database).map((table) => [
      table,
      database.prepare(`select * from ${table} order by 1, 2`).all(),
    ]),
  );

/** Fails once so many transactions are committed. */
function failingAfter(executor: Executor, transactions: number): Executor {
  let left = transactions;
  return {
    ...executor,
    transact: async (program, options) => {
      if ((left -= 1) < 0) throw failure('store-unavailable', { problem: 'gone' });
      return executor.transact(program, options);
    },
  };
}

describe('a copy of a store', () => {
  it('holds every row of every table', async () => {
    const [from, to] = [await aFullStore(), await anOpenStore()];
    const { isRepeated, rows } = await copyStore(from.executor, to.executor);
    expect(isRepeated).toBe(false);
    expect(Math.min(...Object.values(rows))).toBeGreaterThan(0);
    expect(rows).toMatchObject({ watches: 2, archive: 451 });
    expect(Object.keys(rows).toSorted()).toEqual(tablesOf(from.database));
    expect(rowsOf(to.database)).toEqual(rowsOf(from.database));
  });

  it('finds articles by their words', async () => {
    const [from, to] = [await aFullStore(), await anOpenStore()];
    await copyStore(from.executor, to.executor);
    const words = { kind: 'word', forms: ['порт'], beginnings: [] } as const;
    const { items } = await to.store.archive.list({ limit: 200, words });
    expect(items).toHaveLength(200);
  });

  it('numbers go on where they were', async () => {
    const [from, to] = [await aFullStore(), await anOpenStore()];
    await copyStore(from.executor, to.executor);
    const before = await to.store.watches.changesSince(0);
    await to.store.watches.put([aWatch({ name: 'new' })]);
    const after = await to.store.watches.changesSince(before.revision);
    expect(after.changed).toEqual([aWatch({ name: 'new' })]);
  });

  it('is made once: what changes afterwards stays as it is', async () => {
    const [from, to] = [await aFullStore(), await anOpenStore()];
    await copyStore(from.executor, to.executor);
    await to.store.feeds.remove(aFeed().id);
    await from.store.feeds.put([aFeed({ url: 'https://late.example/' })]);
    expect(await copyStore(from.executor, to.executor)).toEqual({ isRepeated: true, rows: {} });
    expect((await to.store.feeds.list({ limit: 10 })).items).toEqual([]);
  });

  it('goes on where it was interrupted', async () => {
    const [from, to] = [await aFullStore(), await anOpenStore()];
    for (const transactions of [1, 4, 9, 11]) {
      const copying = copyStore(from.executor, failingAfter(to.executor, transactions));
      await expect(copying).rejects.toMatchObject({ code: 'store-unavailable' });
    }
    expect((await copyStore(from.executor, to.executor)).isRepeated).toBe(false);
    expect(rowsOf(to.database)).toEqual(rowsOf(from.database));
  });

  it('is refused where there is something else', async () => {
    const [from, to] = [await aFullStore(), await anOpenStore()];
    await to.store.feeds.put([aFeed({ url: 'https://other.example/' })]);
    await expect(copyStore(from.executor, to.executor)).rejects.toMatchObject({ code: 'target-in-use' });
    expect((await to.store.feeds.list({ limit: 10 })).items).toHaveLength(1);
  });
});

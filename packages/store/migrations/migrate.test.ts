import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { aFeed, aReceiver, aWatch, anAlert, anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { sqliteExecutor } from '../dialects/sqlite.ts';
import { openStore } from '../open-store.ts';
import { migrations } from './migrate.ts';

const fixture = (version: number): string =>
  readFileSync(join(import.meta.dirname, `../fixtures/version-${version}.sql`), 'utf8');
const schemaOf = (database: DatabaseSync) =>
  database.prepare("select name, sql from sqlite_schema where name not like 'sqlite_%' order by name").all();

/** Versions that were released; each has its fixture. */
const RELEASED = [1];

describe('migrations', () => {
  it('bring every released version of the data up to this one', async () => {
    using fresh = new DatabaseSync(':memory:');
    await openStore(sqliteExecutor(fresh));
    for (const version of RELEASED) {
      using old = new DatabaseSync(':memory:');
      old.exec(fixture(version));
      await openStore(sqliteExecutor(old));
      expect(schemaOf(old)).toEqual(schemaOf(fresh));
      expect(old.prepare('select version from schema_version').all()).toMatchObject([
        { version: migrations.length },
      ]);
    }
  });

  it('keep what a folder of version 1 holds', async () => {
    using old = new DatabaseSync(':memory:');
    old.exec(fixture(1));
    const store = await openStore(sqliteExecutor(old));
    const [article, alert] = [anArticle(), anAlert()];
    expect(await store.feeds.get([aFeed().id])).toEqual([aFeed()]);
    expect(await store.polls.get([aFeed().id])).toMatchObject([
      { health: 'ok', polls: 1, seen: ['one'], nextPollReason: { code: 'interval' }, arrivals: [] },
    ]);
    expect(await store.receivers.get([aReceiver().id])).toEqual([aReceiver()]);
    expect(await store.watches.changesSince(0)).toMatchObject({ changed: [aWatch()], revision: 1 });
    expect(await store.alerts.decided([article.version])).toEqual([{ alert, verdict: { kind: 'raised' } }]);
    expect(await store.archive.get([article.id])).toEqual([{ article, enrichment: anEnrichment() }]);
    expect((await store.deliveries.list({ limit: 10 })).items).toMatchObject([
      { alertIds: [alert.id], status: 'delivered', attempts: 1 },
    ]);
    expect((await store.deadLetters.list({ limit: 10 })).items).toHaveLength(1);
  });

  it('are not run twice', async () => {
    using database = new DatabaseSync(':memory:');
    await openStore(sqliteExecutor(database));
    const before = database.prepare('select total_changes() as changes').get();
    await openStore(sqliteExecutor(database));
    expect(database.prepare('select total_changes() as changes').get()).toEqual(before);
  });

  it('refuse data of a newer release and leave them untouched', async () => {
    using database = new DatabaseSync(':memory:');
    await openStore(sqliteExecutor(database));
    database.exec('update schema_version set version = 99; drop table dead_letters');
    const before = schemaOf(database);
    await expect(openStore(sqliteExecutor(database))).rejects.toMatchObject({
      code: 'folder-too-new',
      details: { found: 99, known: migrations.length },
    });
    expect(schemaOf(database)).toEqual(before);
  });

  it('leave nothing when one of their steps fails', async () => {
    using database = new DatabaseSync(':memory:');
    database.exec('create table decisions (taken text)');
    await expect(openStore(sqliteExecutor(database))).rejects.toMatchObject({ code: 'unexpected' });
    expect(schemaOf(database).map(({ name }) => name)).toEqual(['decisions']);
  });
});

import type { Page, PageQuery } from '@newswatch/ports';
import { type Executor, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, readByIds } from './rows.ts';

interface Entry {
  readonly id: string;
  readonly createdAt: string;
}

export interface Catalogue<T extends Entry> {
  put(entries: readonly T[]): Promise<void>;
  get(ids: readonly T['id'][]): Promise<readonly T[]>;
  list(query: PageQuery): Promise<Page<T>>;
  remove(id: T['id']): Promise<boolean>;
}

/** What people configured and nothing else writes: kept whole, listed in the order of making. */
export function catalogue<T extends Entry>(
  executor: Executor,
  table: 'feeds' | 'receivers',
  decode: (text: string) => T,
): Catalogue<T> {
  const { db } = executor;
  const upsert = (entries: readonly T[]) =>
    db
      .insertInto(table)
      .values(
        entries.map((entry) => ({ id: entry.id, created_at: entry.createdAt, body: JSON.stringify(entry) })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((eb) => ({
          created_at: eb.ref('excluded.created_at'),
          body: eb.ref('excluded.body'),
        })),
      );

  return {
    put: (entries) =>
      executor.transact(function* () {
        for (const some of chunksOf(lastByKey(entries, ({ id }) => id))) yield* run(upsert(some));
      }),
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) =>
        db.selectFrom(table).select(['id', 'body']).where('id', 'in', some),
      );
      return rows.map(({ body }) => decode(body));
    },
    async list(query) {
      const after = placeOf(table, query);
      const rows = await executor.read(
        db
          .selectFrom(table)
          .select(['id', 'created_at', 'body'])
          .where(beyond(after, ['created_at', 'id'], '>'))
          .orderBy('created_at')
          .orderBy('id')
          .limit(rowsFor(query)),
      );
      return pageOf(rows, {
        list: table,
        limit: query.limit,
        placeAt: (row) => ({ key: row.created_at, id: row.id }),
        decode: (row) => decode(row.body),
      });
    },
    async remove(id) {
      const removed = await executor.transact(() =>
        run(db.deleteFrom(table).where('id', '=', id).returning('id')),
      );
      return removed.length > 0;
    },
  };
}

import type { Page, PageQuery } from '@newswatch/ports';
import { type Executor, type Program, type Queries, run } from './executor.ts';
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

type CatalogueTable = 'feeds' | 'receivers';

/** What people configured and nothing else writes: kept whole, listed in the order of making. */
export function catalogue<T extends Entry>(
  executor: Executor,
  table: CatalogueTable,
  decode: (text: string) => T,
): Catalogue<T> {
  const { db } = executor;
  return {
    put: (entries) => executor.transact(() => put(db, table, entries)),
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) =>
        db.selectFrom(table).select(['id', 'body']).where('id', 'in', some),
      );
      return rows.map(({ body }) => decode(body));
    },
    async list(query) {
      const rows = await executor.read(listed(db, table, query));
      return pageOf(rows, {
        list: table,
        limit: query.limit,
        placeAt: (row) => ({ key: row.created_at, id: row.id }),
        decode: (row) => decode(row.body),
      });
    },
    async remove(id) {
      const removal = db.deleteFrom(table).where('id', '=', id).returning('id');
      return (await executor.transact(() => run(removal))).length > 0;
    },
  };
}

const listed = (db: Queries, table: CatalogueTable, query: PageQuery) =>
  db
    .selectFrom(table)
    .select(['id', 'created_at', 'body'])
    .where(beyond(placeOf(table, query), ['created_at', 'id'], '>'))
    .orderBy('created_at')
    .orderBy('id')
    .limit(rowsFor(query));

function* put(db: Queries, table: CatalogueTable, entries: readonly Entry[]): Program<void> {
  const rows = lastByKey(entries, ({ id }) => id).map((entry) => ({
    id: entry.id,
    created_at: entry.createdAt,
    body: JSON.stringify(entry),
  }));
  for (const some of chunksOf(rows))
    yield* run(
      db
        .insertInto(table)
        .values(some)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            created_at: eb.ref('excluded.created_at'),
            body: eb.ref('excluded.body'),
          })),
        ),
    );
}

import { type Watch, type WatchId, watchIdSchema, watchSchema } from '@newswatch/domain';
import type { Watches } from '@newswatch/ports';
import { decoderOf } from './decode.ts';
import { type Executor, type Program, type Queries, advance, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, readByIds } from './rows.ts';

const decode = decoderOf('watch', watchSchema);

/** Every change takes the next revision in its own transaction; a removed watch stays as a tombstone without content. */
export function watchRepository(executor: Executor): Watches {
  const { db } = executor;
  return {
    put: (watches) => executor.transact(() => put(db, watches)),
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) => present(db).where('id', 'in', some));
      return rows.map((row) => decode(row.watch));
    },
    async list(query) {
      const after = placeOf('watches', query);
      const rows = await executor.read(
        present(db)
          .where(beyond(after, ['created_at', 'id'], '>'))
          .orderBy('created_at')
          .orderBy('id')
          .limit(rowsFor(query)),
      );
      return pageOf(rows, {
        list: 'watches',
        limit: query.limit,
        placeAt: (row) => ({ key: row.created_at, id: row.id }),
        decode: (row) => decode(row.watch),
      });
    },
    remove: (id) => executor.transact(() => remove(db, id)),
    async changesSince(revision) {
      const changes = db.selectFrom('watches').selectAll().where('revision', '>', revision);
      const rows = await executor.read(changes.orderBy('revision').orderBy('id'));
      return {
        revision: rows.at(-1)?.revision ?? revision,
        changed: rows.flatMap(({ watch }) => (watch === null ? [] : [decode(watch)])),
        removed: rows.flatMap(({ id, watch }) => (watch === null ? [watchIdSchema.parse(id)] : [])),
      };
    },
  };
}

const present = (db: Queries) =>
  db
    .selectFrom('watches')
    .select(['id', 'created_at', (eb) => eb.ref('watch').$notNull().as('watch')])
    .where('watch', 'is not', null);

function* put(db: Queries, watches: readonly Watch[]): Program<void> {
  if (watches.length === 0) return;
  const revision = yield* advance(db, 'watches', 1);
  const rows = lastByKey(watches, ({ id }) => id).map((watch) => ({
    id: watch.id,
    created_at: watch.createdAt,
    revision,
    watch: JSON.stringify(watch),
  }));
  for (const some of chunksOf(rows))
    yield* run(
      db
        .insertInto('watches')
        .values(some)
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            created_at: eb.ref('excluded.created_at'),
            revision: eb.ref('excluded.revision'),
            watch: eb.ref('excluded.watch'),
          })),
        ),
    );
}

function* remove(db: Queries, id: WatchId): Program<boolean> {
  const revision = yield* advance(db, 'watches', 1);
  const removed = yield* run(
    db
      .updateTable('watches')
      .set({ revision, watch: null })
      .where('id', '=', id)
      .where('watch', 'is not', null)
      .returning('id'),
  );
  return removed.length > 0;
}

import { dataSchema, eventIdSchema } from '@newswatch/domain';
import type { DeadLetter, DeadLetters, PageQuery } from '@newswatch/ports';
import { decoderOf } from './decode.ts';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, pruneInSteps } from './rows.ts';

const decode = decoderOf('dead letter', dataSchema('event.dead-lettered').extend({ id: eventIdSchema }));

export function deadLetterRepository(executor: Executor): DeadLetters {
  const { db } = executor;
  return {
    put: (letters) => executor.transact(() => put(db, letters)),
    async list(query) {
      const rows = await executor.read(listed(db, query));
      return pageOf(rows, {
        list: 'dead-letters',
        limit: query.limit,
        placeAt: (row) => ({ key: row.failed_at, id: row.id }),
        decode: ({ letter }) => decode(letter),
      });
    },
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(db, before, limit)),
  };
}

function* put(db: Queries, letters: readonly DeadLetter[]): Program<void> {
  const rows = lastByKey(letters, ({ id }) => id).map((letter) => ({
    id: letter.id,
    failed_at: letter.failedAt,
    letter: JSON.stringify(letter),
  }));
  for (const some of chunksOf(rows))
    yield* run(
      db
        .insertInto('dead_letters')
        .values(some)
        .onConflict((conflict) => conflict.column('id').doNothing()),
    );
}

const listed = (db: Queries, query: PageQuery) =>
  db
    .selectFrom('dead_letters')
    .selectAll()
    .where(beyond(placeOf('dead-letters', query), ['failed_at', 'id'], '<'))
    .orderBy('failed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(rowsFor(query));

function* pruneStep(db: Queries, before: string, limit: number): Program<number> {
  const old = db.selectFrom('dead_letters').select('id').where('failed_at', '<', before);
  const gone = yield* run(
    db.deleteFrom('dead_letters').where('id', 'in', old.orderBy('failed_at').limit(limit)).returning('id'),
  );
  return gone.length;
}

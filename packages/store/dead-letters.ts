import { dataSchema, eventIdSchema } from '@newswatch/domain';
import type { DeadLetter, DeadLetters } from '@newswatch/ports';
import { decoderOf } from './decode.ts';
import { type Executor, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, pruneInSteps } from './rows.ts';

const decode = decoderOf('dead letter', dataSchema('event.dead-lettered').extend({ id: eventIdSchema }));

export function deadLetterRepository(executor: Executor): DeadLetters {
  const { db } = executor;
  const insert = (letters: readonly DeadLetter[]) =>
    db
      .insertInto('dead_letters')
      .values(
        letters.map((letter) => ({
          id: letter.id,
          failed_at: letter.failedAt,
          letter: JSON.stringify(letter),
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing());

  return {
    put: (letters) =>
      executor.transact(function* () {
        for (const some of chunksOf(lastByKey(letters, ({ id }) => id))) yield* run(insert(some));
      }),
    async list(query) {
      const after = placeOf('dead-letters', query);
      const rows = await executor.read(
        db
          .selectFrom('dead_letters')
          .selectAll()
          .where(beyond(after, ['failed_at', 'id'], '<'))
          .orderBy('failed_at', 'desc')
          .orderBy('id', 'desc')
          .limit(rowsFor(query)),
      );
      return pageOf(rows, {
        list: 'dead-letters',
        limit: query.limit,
        placeAt: (row) => ({ key: row.failed_at, id: row.id }),
        decode: ({ letter }) => decode(letter),
      });
    },
    prune: (before) =>
      pruneInSteps(executor, function* (limit) {
        const old = db.selectFrom('dead_letters').select('id').where('failed_at', '<', before);
        const gone = yield* run(
          db
            .deleteFrom('dead_letters')
            .where('id', 'in', old.orderBy('failed_at').limit(limit))
            .returning('id'),
        );
        return gone.length;
      }),
  };
}

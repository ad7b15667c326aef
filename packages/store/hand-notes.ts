import type { HandNote, HandNotes } from '@newswatch/ports';
import { type Executor, run } from './executor.ts';

/**
 * Notes of what is in hand, for processes that share a database: whoever takes a lane over finds the note that a death
 * left on it, wherever that was.
 */
export function handNoteRepository(executor: Executor): HandNotes {
  const { db } = executor;
  return {
    take: ({ group, ...note }) =>
      executor.transact(function* () {
        const row = { reader: group, ...note };
        const { first, last, takes } = row;
        yield* run(
          db
            .insertInto('notes_in_hand')
            .values(row)
            .onConflict((conflict) =>
              conflict.columns(['reader', 'lane']).doUpdateSet({ first, last, takes }),
            ),
        );
      }),
    async recall(group, lane) {
      const query = db
        .selectFrom('notes_in_hand')
        .select(['first', 'last', 'takes'])
        .where('reader', '=', group)
        .where('lane', '=', lane);
      const [row] = await executor.read(query);
      return row && ({ group, lane, ...row } satisfies HandNote);
    },
    release: (group, lane) =>
      executor.transact(function* () {
        yield* run(db.deleteFrom('notes_in_hand').where('reader', '=', group).where('lane', '=', lane));
      }),
  };
}

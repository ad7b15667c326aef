import type { HandNote, HandNotes } from '@newswatch/ports';
import type { Executor } from './executor.ts';

/**
 * Notes of what is in hand, for processes that share a database: whoever takes a lane over finds the note that a death
 * left on it, wherever that was. Each is a statement by itself, which is a transaction of one round trip instead of three:
 * there are two for each batch of each stage.
 */
export function handNoteRepository(executor: Executor): HandNotes {
  const { db } = executor;
  return {
    async take({ group, ...note }) {
      const row = { reader: group, ...note };
      const { first, last, takes } = row;
      await executor.read(
        db
          .insertInto('notes_in_hand')
          .values(row)
          .onConflict((conflict) => conflict.columns(['reader', 'lane']).doUpdateSet({ first, last, takes })),
      );
    },
    async recall(group, lane) {
      const query = db
        .selectFrom('notes_in_hand')
        .select(['first', 'last', 'takes'])
        .where('reader', '=', group)
        .where('lane', '=', lane);
      const [row] = await executor.read(query);
      return row && ({ group, lane, ...row } satisfies HandNote);
    },
    async release(group, lane) {
      await executor.read(
        db.deleteFrom('notes_in_hand').where('reader', '=', group).where('lane', '=', lane),
      );
    },
  };
}

import { failure } from '@newswatch/domain';
import { type Compilable, type Executor, type Program, run } from '../executor.ts';
import { archiveWords } from './archive-words.ts';
import { articlePages } from './article-pages.ts';
import { bandsByPrint } from './bands-by-print.ts';
import { bandsInPrints } from './bands-in-prints.ts';
import { firstSchema } from './first-schema.ts';
import { notesInHand } from './notes-in-hand.ts';
import { pollSchedule } from './poll-schedule.ts';

/** Statements, or a program where rows must be read. */
type Migration = (executor: Executor) => readonly Compilable[] | Program<void>;

/** In order; the version of a schema is the number of migrations that made it. */
export const migrations: readonly Migration[] = [
  firstSchema,
  archiveWords,
  notesInHand,
  articlePages,
  pollSchedule,
  bandsByPrint,
  bandsInPrints,
];

/**
 * Brings the data up to this release, all steps or none; run it in one transaction.
 * @throws NewswatchError `folder-too-new`, before anything is touched
 */
export function* migrate(executor: Executor): Program<void> {
  const { db, locks, place } = executor;
  yield* locks.named(['newswatch schema']);
  yield* run(
    db.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.notNull()),
  );
  const [row] = yield* run(db.selectFrom('schema_version').select('version'));
  const found = row?.version ?? 0;
  const known = migrations.length;
  if (found > known) throw failure('folder-too-new', { folder: place, found, known });
  if (found === known) return;
  for (const migration of migrations.slice(found)) {
    const steps = migration(executor);
    yield* 'next' in steps ? steps : runAll(steps);
  }
  yield* run(
    row === undefined
      ? db.insertInto('schema_version').values({ version: known })
      : db.updateTable('schema_version').set({ version: known }),
  );
}

function* runAll(steps: readonly Compilable[]): Program<void> {
  for (const step of steps) yield* run(step);
}

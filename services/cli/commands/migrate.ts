import type { Command } from 'commander';
import { examples } from '../help.ts';
import { outOne } from '../listing.ts';
import type { Session } from '../session.ts';

interface MigrateOptions {
  readonly from: string;
  readonly json?: boolean;
}

export function addMigrateCommand(program: Command, session: Session): void {
  const migrate = program
    .command('migrate')
    .description('Move the data of the embedded profile to the distributed one')
    .requiredOption('--from <folder>', 'data folder of a newswatch that is stopped')
    .option('--json', 'print JSON')
    .action((options: MigrateOptions) => session.perform(() => migrateFolder(session, options)));
  examples(
    migrate,
    `Examples:
  DATABASE_URL=postgres://newswatch@db.example/newswatch newswatch migrate --from /var/lib/newswatch

Feeds with what is known of them, watches, receivers, stories, decisions, deliveries and the archive are carried over;
nothing is alerted or sent again. The folder stays as it is.
`,
  );
}

async function migrateFolder({ terminal, env }: Session, { from, json }: MigrateOptions): Promise<void> {
  const { moveUp } = await import('../profiles/moving-up.ts');
  const moved = await moveUp({ from, env, clock: Date.now });
  const { isRepeated, rows, place } = moved;
  const { feeds = 0, watches = 0, receivers = 0, archive = 0 } = rows;
  const says = isRepeated
    ? `The data were moved to ${place} before; nothing is changed.`
    : `Moved to ${place}: ${feeds} feeds, ${watches} watches, ${receivers} receivers, ${archive} articles.`;
  await outOne(terminal, moved, { json, says });
}

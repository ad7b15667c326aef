import type { Command } from 'commander';
import { examples } from '../help.ts';
import { outOne } from '../listing.ts';
import type { Session } from '../session.ts';
import { configurationChecks } from '../configuration-checks.ts';

export function addBackupCommand(program: Command, session: Session): void {
  const backup = program
    .command('backup')
    .description('Copy the data folder into one file, also while newswatch runs')
    .argument('<file>', 'where to; replaced when it exists')
    .option('--json', 'print JSON')
    .action((file: string, options: { readonly json?: boolean }) =>
      session.perform(() => backUpFolder(session, file, options)),
    );
  examples(
    backup,
    `Examples:
  newswatch backup newswatch.tar
  mkdir restored && tar -xf newswatch.tar -C restored && NEWSWATCH_DATA=restored newswatch start

The file holds secrets, those of receivers among them; it is readable by its owner alone. The distributed profile is
backed up with the tools of its database.
`,
  );
}

async function backUpFolder(
  { terminal, env }: Session,
  file: string,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const { readConfig } = await import('@newswatch/runtime');
  const { backUp } = await import('../profiles/backing-up.ts');
  const { folder } = readConfig(env, configurationChecks);
  const bytes = await backUp({ folder, file, clock: Date.now });
  const size = bytes < 10_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${Math.ceil(bytes / 1_000_000)} MB`;
  await outOne(terminal, { folder, file, bytes }, { json, says: `Copied ${folder} to ${file} (${size}).` });
}

import type { Declared } from '@newswatch/runtime';
import type { Command } from 'commander';
import { watchChecks } from '../watch-checks.ts';
import type { Session } from '../session.ts';
import { outTable } from '../terminal.ts';

export function addConfigCommands(program: Command, session: Session): void {
  program
    .command('config')
    .description('The configuration')
    .command('check')
    .description('Say every mistake in the configuration, or what it comes to; secrets are not shown')
    .option('--json', 'print JSON')
    .action((options: { readonly json?: boolean }) => session.perform(() => checkConfig(session, options)));
}

/** Exits 78 with every mistake by the failure that reading throws. */
async function checkConfig({ terminal, env }: Session, { json }: { readonly json?: boolean }): Promise<void> {
  const { readConfig } = await import('@newswatch/runtime');
  const { declared, apiKey, ...settings } = readConfig(env, watchChecks);
  const shown = {
    ...settings,
    apiKey: apiKey === undefined ? 'none' : 'set',
    feeds: declared.feeds.length,
    watches: declared.watches.length,
    receivers: declared.receivers.length,
  };
  for (const watch of namingOthers(declared))
    terminal.note(
      `The watch ${watch} names a receiver that is not in the file: it must have been added by hand.`,
    );
  if (json === true) return terminal.out(JSON.stringify(shown));
  await terminal.out('The configuration is valid.');
  const rows = Object.entries(shown).map(([setting, value]) => ({ setting, value: String(value) }));
  await outTable(terminal, rows, '');
}

/** Watches of the file with a receiver that may be in the store; only a start looks there. */
function namingOthers({ watches, receivers }: Declared): readonly string[] {
  const inFile = receivers.map(({ id }) => id);
  return watches
    .filter((watch) => watch.receivers.some((id) => !inFile.includes(id)))
    .map(({ name }) => name);
}

import { originOf } from '@newswatch/domain';
import type { Declared, Servers } from '@newswatch/runtime';
import type { Command } from 'commander';
import { configurationChecks } from '../configuration-checks.ts';
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
  const { declared, apiKey, servers, proxies, ...settings } = readConfig(env, configurationChecks);
  const shown = {
    ...settings,
    ...(servers !== undefined && serversShown(servers)),
    httpProxy: proxies.http === undefined ? 'none' : originOf(proxies.http),
    httpsProxy: proxies.https === undefined ? 'none' : originOf(proxies.https),
    noProxy: proxies.except.join(','),
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

/** Without user names and passwords. */
const serversShown = ({ bus, queue, store }: Servers): Readonly<Record<string, string>> => ({
  bus: bus.join(','),
  queue: new URL(queue).host,
  store: `${new URL(store).host}${new URL(store).pathname}`,
});

/** Watches of the file with a receiver that may be in the store; only a start looks there. */
function namingOthers({ watches, receivers }: Declared): readonly string[] {
  const inFile = receivers.map(({ id }) => id);
  return watches
    .filter((watch) => watch.receivers.some((id) => !inFile.includes(id)))
    .map(({ name }) => name);
}

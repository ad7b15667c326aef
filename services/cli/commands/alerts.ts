import { decisionSchema } from '@newswatch/domain';
import type { Command } from 'commander';
import { count } from '../count.ts';
import { outList, readList, readableTime } from '../listing.ts';
import type { Session } from '../session.ts';

interface ListOptions {
  readonly withheld?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

export function addAlertsCommands(program: Command, session: Session): void {
  program
    .command('alerts')
    .description('What was told')
    .command('list')
    .description('List alerts, newest first')
    .option('--withheld', 'the matches that were not told as well, with the reason')
    .option('--limit <n>', 'so many at most', count, 50)
    .option('--json', 'print JSON, one alert per line')
    .action((options: ListOptions) => session.perform(() => listAlerts(session, options)));
}

async function listAlerts(session: Session, { withheld, limit, json }: ListOptions): Promise<void> {
  const path = withheld === true ? '/alerts?withheld=true' : '/alerts';
  const all = await session.withApi((api) => readList(api, path, { item: decisionSchema, most: limit }));
  await outList(session.terminal, all, {
    json,
    none: 'No alerts yet. They begin with what the feeds publish after their first poll.',
    row: ({ alert, verdict }) => ({
      published: readableTime(alert.article.publishedAt),
      watch: alert.watch.name,
      told: verdict.kind === 'raised' ? 'yes' : verdict.reason,
      source: alert.article.source,
      form: alert.matches[0]?.form ?? '',
      headline: alert.article.title,
    }),
  });
}

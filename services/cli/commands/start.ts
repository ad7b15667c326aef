import type { Command } from 'commander';
import { examples } from '../help.ts';
import type { Session } from '../session.ts';

export function addStartCommand(program: Command, session: Session): void {
  const start = program
    .command('start')
    .description('Run newswatch until it is interrupted')
    .action(() =>
      session.perform(async () => {
        session.closesItself();
        const { startAll } = await import('../start-all.ts');
        return startAll(session);
      }),
    );
  examples(
    start,
    `Examples:
  newswatch start
  NEWSWATCH_DATA=/var/lib/newswatch NEWSWATCH_PORT=8090 newswatch start

Configuration comes from the environment and from newswatch.yaml; \`newswatch config check\` shows it.
`,
  );
}

import type { Command } from 'commander';
import { port } from '../count.ts';
import type { DemoOptions } from '../demo/run-demo.ts';
import { examples } from '../help.ts';
import type { Session } from '../session.ts';

export function addDemoCommand(program: Command, session: Session): void {
  const demo = program
    .command('demo')
    .description('Show it at work: a newsroom on this machine publishes, the alerts are printed here')
    .option('--once', 'end when everything is published; exit code 0 when the expected alerts arrived', false)
    .option('--port <n>', 'port of the page; 0 takes a free one', port, 0)
    .action((options: DemoOptions) =>
      session.perform(async () => {
        session.closesItself();
        const { runDemo } = await import('../demo/run-demo.ts');
        return runDemo(session, options);
      }),
    );
  examples(
    demo,
    `Examples:
  newswatch demo
  newswatch demo --once && echo works

No account, no network: everything is on loopback, in a temporary folder that goes at the end.
`,
  );
}

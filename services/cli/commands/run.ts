import { failure } from '@newswatch/domain';
import { Argument, type Command } from 'commander';
import { examples } from '../help.ts';
import { SERVICES, type ServiceName } from '../services.ts';
import type { Session } from '../session.ts';

export function addRunCommand(program: Command, session: Session): void {
  const run = program
    .command('run')
    .description('Run one service until it is interrupted; in the distributed profile only')
    .addArgument(new Argument('<service>', 'which').choices(SERVICES))
    .action((service: ServiceName) => session.perform(() => runService(session, service)));
  examples(
    run,
    `Examples:
  NEWSWATCH_PROFILE=distributed newswatch run enricher
  NEWSWATCH_PROFILE=distributed NEWSWATCH_PORT=8090 newswatch run api

Every service answers /livez, /readyz and /metrics at NEWSWATCH_HOST and NEWSWATCH_PORT. Several of one kind share the work.
`,
  );
}

async function runService(session: Session, service: ServiceName): Promise<void> {
  if (session.env['NEWSWATCH_PROFILE'] !== 'distributed') throw failure('service-alone', { service });
  session.closesItself();
  const { startAll } = await import('../start-all.ts');
  return startAll(session, [service]);
}

import type { Command } from 'commander';
import { count } from '../count.ts';
import type { Session } from '../session.ts';
import { noteError, outTable } from '../terminal.ts';

interface InitOptions {
  readonly replicas?: number;
  readonly json?: boolean;
}

export function addKafkaCommands(program: Command, session: Session): void {
  program
    .command('kafka')
    .description('The Kafka topics of the distributed profile')
    .command('init')
    .description(
      'Make the topics that are missing, and say what else the cluster needs; asks for KAFKA_BROKERS alone',
    )
    .option('--replicas <n>', 'copies of each partition; 3, or as many as there are brokers', count)
    .option('--json', 'print JSON')
    .action((options: InitOptions) => session.perform(() => initKafka(session, options)));
}

/** Exits 0 also when something is left for the administrator of the cluster; that is said beside the data. */
async function initKafka({ terminal, env }: Session, { replicas, json }: InitOptions): Promise<void> {
  const { readBus, silentLog } = await import('@newswatch/runtime');
  const { checkKafka, createTopics } = await import('@newswatch/kafka');
  const { bus, busAccess, prefix } = readBus(env);
  const connection = { brokers: bus, ...busAccess, prefix, log: silentLog };
  const topics = await createTopics({ ...connection, ...(replicas === undefined ? {} : { replicas }) });
  const findings = await checkKafka(connection);
  if (json === true) {
    const told = findings.map(({ code, message, remedy }) => ({ code, message, remedy }));
    return terminal.out(JSON.stringify({ topics, findings: told }));
  }
  await outTable(
    terminal,
    topics.map(({ topic, done }) => ({ topic, done })),
    '',
  );
  for (const finding of findings) noteError(terminal, finding);
}

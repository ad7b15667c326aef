import { type ChildProcess } from 'node:child_process';
import { createTopics } from '@newswatch/kafka';
import { silentLog } from '@newswatch/runtime';
import type { ServiceName } from '../../services/cli/services.ts';
import { end, printed, startNewswatch } from './command.ts';
import { type StartedKafka, startKafka } from './servers/kafka.ts';
import { type StartedPostgres, startPostgres } from './servers/postgres.ts';
import { type StartedRedis, startRedis } from './servers/redis.ts';

/** Six partitions of every stream, so that two of a kind have three each. */
export const PARTITIONS = 6;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** The distributed profile as it is run: three servers of its own, and each service a process of its own. */
export interface Crew {
  readonly kafka: StartedKafka;
  readonly redis: StartedRedis;
  readonly postgres: StartedPostgres;
  /** What every process of it is told. */
  readonly env: Readonly<Record<string, string>>;
  /** Of the API. */
  readonly url: string;
  /** Starts one more of this service. @returns its process, once it runs */
  start(service: ServiceName): Promise<ChildProcess>;
  /** kill -9 of one of this service. */
  kill(service: ServiceName): Promise<void>;
  /** What ended that was not killed, and the last that every process said; for whoever looks for a fault. */
  report(): string;
  close(): Promise<void>;
}

/** @param services that run from the start; several of a kind share the work */
export async function startCrew(folder: string, services: readonly ServiceName[]): Promise<Crew> {
  await using stack = new AsyncDisposableStack();
  const [kafka, redis, postgres] = await Promise.all([startKafka(), startRedis(), startPostgres()]);
  for (const server of [kafka, redis, postgres]) stack.defer(() => server.close());
  await createTopics({
    brokers: [kafka.url],
    prefix: '',
    partitions: PARTITIONS,
    replicas: 1,
    log: silentLog,
  });
  const env = {
    NEWSWATCH_PROFILE: 'distributed',
    NEWSWATCH_DATA: folder,
    NEWSWATCH_PORT: '0',
    NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    NEWSWATCH_POLL_FLOOR_SECONDS: '1',
    NEWSWATCH_POLLS_PER_HOST: '100',
    NEWSWATCH_LOG_LEVEL: 'warn',
    KAFKA_BROKERS: kafka.url,
    REDIS_URL: redis.url,
    DATABASE_URL: postgres.url,
  };
  const running: Member[] = [];
  stack.defer(async () => {
    await Promise.all(running.map(({ process }) => end(process, 'SIGKILL')));
  });
  const start = async (service: ServiceName): Promise<Member> => {
    const member = memberOf(service, startNewswatch(['run', service], { env }));
    running.push(member);
    await printed(member.process, ADDRESS);
    return member;
  };
  const started = await Promise.all(services.map(start));
  const api = started.find(({ service }) => service === 'api');
  const opened = stack.move();
  return {
    kafka,
    redis,
    postgres,
    env,
    url: ADDRESS.exec(api?.said() ?? '')?.[0] ?? '',
    start: async (service) => (await start(service)).process,
    kill: async (service) => {
      const found = running.find((member) => member.service === service && lives(member));
      if (found !== undefined) await end(found.process, 'SIGKILL');
    },
    report: () => running.map(reportOf).join('\n'),
    close: () => opened.disposeAsync(),
  };
}

interface Member {
  readonly service: ServiceName;
  readonly process: ChildProcess;
  /** All that it has written so far. */
  said(): string;
}

function memberOf(service: ServiceName, process: ChildProcess): Member {
  let text = '';
  for (const stream of [process.stdout, process.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { service, process, said: () => text };
}

const lives = ({ process }: Member): boolean => process.exitCode === null && process.signalCode === null;

function reportOf({ service, process, said }: Member): string {
  const fate = process.exitCode ?? process.signalCode ?? 'runs';
  return `${service} ${process.pid} (${fate}): ${said().slice(-600)}`;
}

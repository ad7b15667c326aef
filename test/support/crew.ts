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

/** The distributed profile as it is run: three servers of its own, and each service a process of its own. */
export interface Crew {
  readonly kafka: StartedKafka;
  readonly redis: StartedRedis;
  readonly postgres: StartedPostgres;
  /** Of the API. */
  readonly url: string;
  /** Starts one more of this service. @returns its process, once it runs */
  start(service: ServiceName): Promise<ChildProcess>;
  /** kill -9 of one of this service. */
  kill(service: ServiceName): Promise<void>;
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
  const running: { readonly service: ServiceName; readonly process: ChildProcess }[] = [];
  stack.defer(async () => {
    await Promise.all(running.map(({ process }) => end(process, 'SIGKILL')));
  });
  let url = '';
  const start = async (service: ServiceName): Promise<ChildProcess> => {
    const process = startNewswatch(['run', service], { env });
    running.push({ service, process });
    const text = await printed(process, /http:\/\/127\.0\.0\.1:\d+/);
    // What it says from now on is read away, or it would wait for a reader.
    process.stdout?.resume();
    process.stderr?.resume();
    if (service === 'api') url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
    return process;
  };
  for (const service of services) await start(service);
  const opened = stack.move();
  return {
    kafka,
    redis,
    postgres,
    url,
    start,
    kill: async (service) => {
      const found = running.find(
        ({ service: its, process }) => its === service && process.exitCode === null && !process.killed,
      );
      if (found !== undefined) await end(found.process, 'SIGKILL');
    },
    close: () => opened.disposeAsync(),
  };
}

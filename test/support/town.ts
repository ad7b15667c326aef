import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { failure } from '@newswatch/domain';
import { createTopics } from '@newswatch/kafka';
import { silentLog } from '@newswatch/runtime';
import { temporaryFolder } from '@newswatch/testkit';
import { end, startNewswatch } from './command.ts';
import { createSchema } from './servers/postgres-schema.ts';
import type { ServerName } from './servers/test-server.ts';
import { eventually } from './world.ts';

/** A newswatch of the distributed profile on shared servers: topics, keys and a schema of its own, and its processes. */
export interface Town {
  readonly prefix: string;
  /** What every process of it is told. */
  readonly env: Readonly<Record<string, string>>;
  /** Starts `newswatch ARGS`; it is killed with the town. */
  start(...args: readonly string[]): Citizen;
  /** Makes the topics that are missing, each with so many partitions. */
  makeTopics(partitions: number): Promise<void>;
  close(): Promise<void>;
}

/** One process. */
export interface Citizen {
  readonly process: ChildProcess;
  /** All that it has written so far. */
  said(): string;
  /** Where it answers, once it does. Rejects when that takes longer than `ms` milliseconds. */
  url(ms?: number): Promise<string>;
  get<T>(path: string): Promise<T>;
  post(path: string, body: object): Promise<void>;
}

export async function startTown(urls: Readonly<Record<ServerName, string>>): Promise<Town> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  const schema = await createSchema(urls.postgres);
  stack.defer(() => schema.drop());
  const prefix = `town-${randomUUID().slice(0, 8)}-`;
  const env = {
    NEWSWATCH_PROFILE: 'distributed',
    NEWSWATCH_PREFIX: prefix,
    NEWSWATCH_DATA: folder.path,
    NEWSWATCH_PORT: '0',
    NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    NEWSWATCH_POLL_FLOOR_SECONDS: '1',
    NEWSWATCH_LOG_LEVEL: 'warn',
    KAFKA_BROKERS: urls.kafka,
    REDIS_URL: urls.redis,
    DATABASE_URL: schema.url,
  };
  const citizens: Citizen[] = [];
  stack.defer(async () => {
    await Promise.all(citizens.map(({ process }) => end(process, 'SIGKILL')));
  });
  const opened = stack.move();
  return {
    prefix,
    env,
    start: (...args) => {
      const citizen = citizenOf(startNewswatch(args, { env }));
      citizens.push(citizen);
      return citizen;
    },
    makeTopics: async (partitions) => {
      const brokers = urls.kafka.split(',');
      await createTopics({ brokers, prefix, partitions, replicas: 1, log: silentLog });
    },
    close: () => opened.disposeAsync(),
  };
}

/** @param process that was just started: all that it writes is read */
function citizenOf(process: ChildProcess): Citizen {
  let text = '';
  for (const stream of [process.stdout, process.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const addressIn = (): string => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
  const url = (ms = 60_000): Promise<string> =>
    eventually(
      () => {
        if (process.exitCode !== null) throw failure('unexpected', { problem: `it has ended:\n${text}` });
        return addressIn();
      },
      (address) => address !== '',
      ms,
    );
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(`${await url()}${path}`, init);
    const answer: unknown = await response.json();
    if (!response.ok) throw failure('unexpected', { problem: `${path}: ${JSON.stringify(answer)}` });
    return answer;
  };
  return {
    process,
    said: () => text,
    url,
    get: async <T>(path: string) => (await ask(`/api/v1${path}`, {})) as T,
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      await ask(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    },
  };
}

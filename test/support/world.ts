import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, failure } from '@newswatch/domain';
import { createTopics } from '@newswatch/kafka';
import type { Closeable, Ports } from '@newswatch/ports';
import { readConfig, silentLog } from '@newswatch/runtime';
import { openPorts } from '../../services/cli/open-ports.ts';
import { startPipeline } from '../../services/cli/start-pipeline.ts';
import { onServers } from './servers/on-server.ts';
import { createSchema } from './servers/postgres-schema.ts';
import type { ServerName } from './servers/test-server.ts';
import { describe } from 'vitest';

/**
 * A newswatch for acceptance scenarios: the real pipeline over real ports, the outside on loopback. Scenarios speak to it
 * through its HTTP API and through what arrives at receivers, so that they run on every profile.
 */
export interface World extends Closeable {
  readonly ports: Ports;
  readonly url: string;
  /** Stops all services and the ports, and starts them again on the same data. */
  restart(): Promise<void>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
}

export interface WorldOptions {
  readonly clock?: Clock;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Profile {
  start(options?: WorldOptions): Promise<World>;
}

/**
 * A scenario on every profile: the embedded one, and the distributed one on real servers. Where those cannot be had it is
 * skipped with the reason, and fails on CI. The test file must belong to a project with the global setup of
 * support/servers.
 */
export function onProfiles(title: string, scenario: (profile: Profile) => void): void {
  describe(`${title}, on the embedded profile`, () => {
    scenario({ start: (options) => startWorld(options, {}) });
  });
  describe(`${title}, on the distributed profile`, () => {
    onServers(['kafka', 'redis', 'postgres'], (urls) =>
      scenario({ start: (options) => startDistributed(urls, options) }),
    );
  });
}

export const startEmbedded = (options?: WorldOptions): Promise<World> => startWorld(options, {});

/** On topics, keys and a schema of its own, which go with it. */
async function startDistributed(
  { kafka, redis, postgres }: Readonly<Record<ServerName, string>>,
  options?: WorldOptions,
): Promise<World> {
  const schema = await createSchema(postgres);
  const prefix = `world-${randomUUID().slice(0, 8)}-`;
  const brokers = kafka.split(',');
  await createTopics({ brokers, prefix, partitions: 3, replicas: 1, log: silentLog });
  const world = await startWorld(options, {
    NEWSWATCH_PROFILE: 'distributed',
    NEWSWATCH_PREFIX: prefix,
    KAFKA_BROKERS: kafka,
    REDIS_URL: redis,
    DATABASE_URL: schema.url,
  });
  return {
    ...world,
    // A spread would read these once.
    get ports() {
      return world.ports;
    },
    get url() {
      return world.url;
    },
    close: async () => {
      await world.close();
      await schema.drop();
    },
  };
}

async function startWorld(
  options: WorldOptions = {},
  profile: Readonly<Record<string, string>>,
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-world-'));
  const config = readConfig({
    NEWSWATCH_DATA: folder,
    NEWSWATCH_PORT: '0',
    NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    NEWSWATCH_POLL_FLOOR_SECONDS: '1',
    ...profile,
    ...options.env,
  });
  const clock = options.clock ?? Date.now;
  const open = async () => {
    const { ports, close } = await openPorts(config, { clock, log: silentLog, onEnd: fail });
    const pipeline = await startPipeline({ ports, config, clock, log: silentLog, random: Math.random });
    const closeAll = async (): Promise<void> => {
      await pipeline.close();
      await close();
    };
    return { ports, url: pipeline.url, close: closeAll };
  };
  let running = await open();
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(`${running.url}/api/v1${path}`, init);
    const answer: unknown = await response.json();
    if (!response.ok)
      throw failure('unexpected', { problem: `${init.method} ${path}: ${JSON.stringify(answer)}` });
    return answer as T;
  };
  return {
    get ports() {
      return running.ports;
    },
    get url() {
      return running.url;
    },
    restart: async () => {
      await running.close();
      running = await open();
    },
    get: (path) => ask(path, { method: 'GET' }),
    post: (path, body = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    close: async () => {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A bus that reads no more fails the run. */
const fail = (error: Error): void => {
  throw error;
};

/** Asks again and again until the answer is good enough. @throws NewswatchError when `ms` milliseconds pass before */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  good: (answer: T) => boolean,
  ms = 20_000,
): Promise<T> {
  const until = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > until)
      throw failure('unexpected', {
        problem: `still ${JSON.stringify(answer)?.slice(0, 2_000)} after ${ms} ms`,
      });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

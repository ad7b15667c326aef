import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, failure } from '@newswatch/domain';
import type { Closeable, Ports } from '@newswatch/ports';
import { readConfig, silentLog } from '@newswatch/runtime';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { startPipeline } from '../../services/cli/start-pipeline.ts';

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
  readonly name: string;
  start(options?: WorldOptions): Promise<World>;
}

/** Every profile that scenarios run on. */
export const profiles: readonly Profile[] = [{ name: 'embedded', start: startEmbedded }];

export async function startEmbedded(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-world-'));
  const config = readConfig({
    NEWSWATCH_DATA: folder,
    NEWSWATCH_PORT: '0',
    NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    NEWSWATCH_POLL_FLOOR_SECONDS: '1',
    ...options.env,
  });
  const clock = options.clock ?? Date.now;
  const open = async () => {
    const { ports, close } = await openPorts({ folder, clock });
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

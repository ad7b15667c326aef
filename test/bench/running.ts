import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Watch } from '@newswatch/domain';
import type { Closeable, Ports } from '@newswatch/ports';
import { readConfig, silentLog } from '@newswatch/runtime';
import { openPorts as openConfigured } from '../../services/cli/open-ports.ts';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { startPipeline } from '../../services/cli/start-pipeline.ts';
import { type Outside, startOutside } from './start-outside.ts';

export interface BenchPorts extends Closeable {
  readonly folder: string;
  readonly ports: Ports;
}

/** Ports on a folder of their own, which goes when they are closed. */
export async function openBenchPorts(): Promise<BenchPorts> {
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-bench-'));
  const { ports, close } = await openPorts({ folder, clock: Date.now });
  return {
    folder,
    ports,
    close: () => close().finally(() => rmSync(folder, { recursive: true, force: true })),
  };
}

export interface Running extends Closeable {
  readonly outside: Outside;
  /** Articles that reached the archive. */
  archived(): number;
}

export interface RunningOptions {
  /** Of the profile; the embedded one unless given. */
  readonly env?: Readonly<Record<string, string>>;
  /** Watches beside the one that is told, whose alerts nobody receives. */
  readonly watches?: readonly Watch[];
}

/** The whole pipeline in one process with the watch «Средний коридор» over these feeds, whose first poll is over. */
export async function startRunning(
  feeds: readonly string[],
  { env = {}, watches = [] }: RunningOptions = {},
): Promise<Running> {
  const outside = await startOutside(feeds);
  const folder = mkdtempSync(join(tmpdir(), 'newswatch-bench-'));
  const config = readConfig({
    NEWSWATCH_DATA: folder,
    NEWSWATCH_PORT: '0',
    NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    NEWSWATCH_POLL_FLOOR_SECONDS: '1',
    NEWSWATCH_POLLS_PER_HOST: '100',
    ...env,
  });
  const { ports, close } = await openConfigured(config, { clock: Date.now, log: silentLog, onEnd: fail });
  for (let at = 0; at < watches.length; at += 500) await ports.store.watches.put(watches.slice(at, at + 500));
  let count = 0;
  const archive: Ports['store']['archive'] = {
    ...ports.store.archive,
    put: async (records) => {
      await ports.store.archive.put(records);
      count += records.length;
    },
  };
  const watched = { ...ports, store: { ...ports.store, archive } };
  const pipeline = await startPipeline({
    ports: watched,
    config,
    log: silentLog,
    clock: Date.now,
    random: Math.random,
  });
  const post = (path: string, body: object) =>
    fetch(`${pipeline.url}/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  await post('/receivers', { name: 'desk', kind: 'webhook', url: outside.webhookUrl });
  await post('/watches', { name: 'corridor', query: 'Средний коридор', receivers: ['desk'] });
  for (const name of feeds) await post('/feeds', { url: outside.feedUrl(name), intervalSeconds: 1 });
  await until(() => feeds.every((name) => outside.polls.includes(`/${name}.xml`)));
  return {
    outside,
    archived: () => count,
    close: async () => {
      await pipeline.close();
      await close();
      await outside.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const fail = (error: Error): void => {
  throw error;
};

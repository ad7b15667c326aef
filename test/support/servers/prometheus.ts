import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '@newswatch/domain';
import { needProgram } from './from-system.ts';
import { freePorts, guardServer } from './server-process.ts';

export interface StartedPrometheus {
  readonly url: string;
  close(): Promise<void>;
}

/** A private Prometheus that scrapes these addresses (`host:port`) every second, as job `newswatch`. */
export async function startPrometheus(targets: readonly string[]): Promise<StartedPrometheus> {
  await needProgram('prometheus', 'prometheus');
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const server = guardServer('prometheus', (folder) => {
    const files = [`--config.file=${join(folder, 'config.yml')}`, `--storage.tsdb.path=${folder}/data`];
    const args = [...files, `--web.listen-address=127.0.0.1:${port}`];
    return { prepare: [], server: { command: 'prometheus', args }, endBy: 'SIGTERM' };
  });
  const config = {
    global: { scrape_interval: '1s' },
    scrape_configs: [{ job_name: 'newswatch', static_configs: [{ targets }] }],
  };
  try {
    // JSON is YAML.
    await writeFile(join(server.folder, 'config.yml'), JSON.stringify(config));
    await server.start();
    await server.ready(() => isReady(url), 30);
  } catch (error) {
    await server.close();
    throw error;
  }
  return { url, close: () => server.close() };
}

async function isReady(url: string): Promise<void> {
  const { status } = await fetch(`${url}/-/ready`);
  if (status !== 200) throw failure('unexpected', { problem: `Prometheus answers ${status}` });
}

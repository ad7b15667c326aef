import type { Ports } from '@newswatch/ports';
import { readConfig, silentLog } from '@newswatch/runtime';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { startPipeline } from '../../services/cli/start-pipeline.ts';

/** The whole pipeline on a folder, over ports that a test has its hands in, until SIGTERM. @returns its address */
export async function live(folder: string, through: (ports: Ports) => Ports): Promise<string> {
  const config = readConfig({
    NEWSWATCH_DATA: folder,
    NEWSWATCH_PORT: '0',
    NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
    NEWSWATCH_POLL_FLOOR_SECONDS: '1',
  });
  const { ports, close } = await openPorts({ folder, clock: Date.now });
  const pipeline = await startPipeline({
    ports: through(ports),
    config,
    log: silentLog,
    clock: Date.now,
    random: Math.random,
  });
  process.once('SIGTERM', () => void pipeline.close().then(close));
  return pipeline.url;
}

/** kill -9, from within: nothing of this process runs after it, not even one more turn. */
export function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

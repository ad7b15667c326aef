/**
 * A newswatch that dies when it passes a point: `node killable.ts FOLDER [POINT]`. It writes every point that it passes
 * to standard output, one a line, before it goes on; without a point it runs until it is ended.
 */
import { writeSync } from 'node:fs';
import { readConfig, silentLog } from '@newswatch/runtime';
import { openPorts } from '../../services/cli/profiles/embedded.ts';
import { startPipeline } from '../../services/cli/start-pipeline.ts';
import { carriesNothing, withPoints } from './points.ts';

const [folder = '', deadly] = process.argv.slice(2);
const config = readConfig({
  NEWSWATCH_DATA: folder,
  NEWSWATCH_PORT: '0',
  NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'true',
  NEWSWATCH_POLL_FLOOR_SECONDS: '1',
});
const { ports, close } = await openPorts({ folder, clock: Date.now });
const reached = (point: string): void => {
  if (carriesNothing(point)) return;
  writeSync(1, `${point}\n`);
  if (point !== deadly) return;
  process.kill(process.pid, 'SIGKILL');
  for (;;); // Nothing of this process may run after its death, not even one more turn.
};
const pipeline = await startPipeline({
  ports: withPoints(ports, reached),
  config,
  log: silentLog,
  clock: Date.now,
  random: Math.random,
});
process.once('SIGTERM', () => void pipeline.close().then(close));

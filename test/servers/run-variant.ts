/**
 * Services of the distributed profile in one process, over ports that a test has its hands in, with the environment of
 * `newswatch run`: `node run-variant.ts VARIANT POINT SERVICE…`. It kills itself when it passes the point, unless that is
 * empty. It writes its address once all runs.
 */
import { createEventBus } from '@newswatch/kafka';
import { readConfig, silentLog } from '@newswatch/runtime';
import { atOnce } from '../../services/cli/opening.ts';
import { openPorts } from '../../services/cli/profiles/distributed.ts';
import { SERVICES } from '../../services/cli/services.ts';
import { startPipeline } from '../../services/cli/start-pipeline.ts';
import { die } from '../faults/live.ts';
import { withPoints } from '../faults/points.ts';
import { isVariant, variants } from './variants.ts';

/** The shortest that Kafka takes: whoever comes after a death waits for no longer. */
const SESSION_MS = 6_000;

const [variant = '', deadly, ...names] = process.argv.slice(2);
const { servers, ...config } = readConfig(process.env);
if (servers === undefined || !isVariant(variant)) process.exit(64);
const onEnd = (): never => process.exit(1);
const { ports } = await openPorts({ servers, opening: atOnce, log: silentLog, onEnd });
const { bus: brokers, prefix } = servers;
const bus = createEventBus({ brokers, prefix, log: silentLog, onEnd, sessionMs: SESSION_MS });
const { url } = await startPipeline({
  ports: withPoints(variants[variant]({ ...ports, bus }), (point) => {
    if (point === deadly) die();
  }),
  config: { ...config, servers },
  services: SERVICES.filter((service) => names.includes(service)),
  log: silentLog,
  clock: Date.now,
  random: Math.random,
});
process.stdout.write(`${url}\n`);

import { join } from 'node:path';
import {
  type Config,
  type Declared,
  createLifecycle,
  createLog,
  fileLedger,
  readConfig,
} from '@newswatch/runtime';
import { writeApiFile } from './api-file.ts';
import { watchChecks } from './watch-checks.ts';
import { type Declaring, startDeclaring } from './declaring.ts';
import { aborted } from './interrupt.ts';
import { suggest } from './next-step.ts';
import { openPorts } from './profiles/embedded.ts';
import type { Session } from './session.ts';
import { CLOSE_WITHIN_MS, startPipeline } from './start-pipeline.ts';
import { version } from './version.ts';
import { warnOfBroad } from './warn-of-broad.ts';

/**
 * Everything in this process, until it is interrupted. An interrupt, even one that comes while it starts, closes
 * everything in order; then the exit code is 0. SIGHUP applies newswatch.yaml again; where it came because the terminal is
 * gone, nobody can be told so, which ends it as well.
 */
export async function startAll({ terminal, env, signal, onHangup }: Session): Promise<void> {
  const read = (): Config => readConfig(env, watchChecks);
  const config = read();
  const secrets = config.apiKey === undefined ? [] : [config.apiKey];
  const log = createLog({ level: config.logLevel, service: 'newswatch', version, secrets });
  await using stack = new AsyncDisposableStack();
  const lifecycle = createLifecycle({ closeWithinMs: CLOSE_WITHIN_MS });
  stack.defer(() => lifecycle.close());
  const { folder } = config;
  const { ports } = await lifecycle.start('data folder', () => openPorts({ folder, clock: Date.now }));
  const ledger = fileLedger(join(config.folder, 'declared.json'));
  const measured = { store: ports.store, clock: Date.now, log };
  const onApplied = (declared: Declared): Promise<void> => warnOfBroad(declared, measured);
  const declaring = await startDeclaring(config, { read, store: ports.store, ledger, terminal, onApplied });
  const sources = { clock: Date.now, random: Math.random };
  const pipeline = await startPipeline({
    ports,
    config,
    declaredIds: declaring.ids,
    log,
    lifecycle,
    ...sources,
  });
  const { url } = pipeline;
  const key = config.apiKey === undefined ? {} : { key: config.apiKey };
  stack.defer(writeApiFile(config.folder, { url, pid: process.pid, ...key }));
  await terminal.out(`newswatch runs; its page is ${url}`);
  const { items } = await ports.store.receivers.list({ limit: 1 });
  if (items.length === 0) await suggest(terminal, 'npx newswatch receivers add slack NAME --url-file FILE');
  await Promise.race([aborted(signal), reappliedOnHangup(declaring, onHangup)]);
}

/** Never resolves. @throws NewswatchError `output-closed` when what came of it can be told to nobody */
function reappliedOnHangup(declaring: Declaring, onHangup: Session['onHangup']): Promise<never> {
  return new Promise((_, reject) => {
    onHangup(() => void declaring.again().catch(reject));
  });
}

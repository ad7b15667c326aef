import { join } from 'node:path';
import { applyDeclared, createLog, fileLedger, readConfig } from '@newswatch/runtime';
import { writeApiFile } from './api-file.ts';
import { checkQuery } from './check-query.ts';
import { aborted } from './interrupt.ts';
import { suggest } from './next-step.ts';
import { openPorts } from './profiles/embedded.ts';
import type { Session } from './session.ts';
import { startPipeline } from './start-pipeline.ts';
import { version } from './version.ts';

/**
 * Everything in this process, until it is interrupted. An interrupt, even one that comes while it starts, closes
 * everything in order; then the exit code is 0.
 */
export async function startAll({ terminal, env, signal }: Session): Promise<void> {
  const config = readConfig(env, { checkQuery });
  const secrets = config.apiKey === undefined ? [] : [config.apiKey];
  const log = createLog({ level: config.logLevel, service: 'newswatch', version, secrets });
  await using stack = new AsyncDisposableStack();
  const opened = await openPorts({ folder: config.folder, clock: Date.now });
  stack.defer(() => opened.close());
  const { ports } = opened;
  const ledger = fileLedger(join(config.folder, 'declared.json'));
  await applyDeclared(config.declared, { store: ports.store, ledger });
  const pipeline = await startPipeline({ ports, config, log, clock: Date.now, random: Math.random });
  stack.defer(() => pipeline.close());
  const { url } = pipeline;
  const key = config.apiKey === undefined ? {} : { key: config.apiKey };
  stack.defer(writeApiFile(config.folder, { url, pid: process.pid, ...key }));
  await terminal.out(`newswatch runs; its page is ${url}`);
  const { items } = await ports.store.receivers.list({ limit: 1 });
  if (items.length === 0) await suggest(terminal, 'npx newswatch receivers add slack NAME --url-file FILE');
  await aborted(signal);
}

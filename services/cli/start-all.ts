import { join } from 'node:path';
import { asFailure, given } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import {
  type Config,
  type Declared,
  type Lifecycle,
  type Log,
  createLifecycle,
  createLog,
  fileLedger,
  readConfig,
} from '@newswatch/runtime';
import { writeApiFile } from './api-file.ts';
import { configurationChecks } from './configuration-checks.ts';
import { type Declaring, startDeclaring } from './declaring.ts';
import { aborted } from './interrupt.ts';
import { suggest } from './next-step.ts';
import { openPorts } from './open-ports.ts';
import { patiently } from './opening.ts';
import type { Session } from './session.ts';
import { SERVICES, type ServiceName } from './services.ts';
import { CLOSE_WITHIN_MS, startPipeline } from './start-pipeline.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';
import { type WaitingRoom, openWaitingRoom } from './waiting-room.ts';
import { warnOfBroad } from './warn-of-broad.ts';

/**
 * Services in this process, all unless said otherwise, until it is interrupted. An interrupt, even one that comes while it
 * starts, closes everything in order; then the exit code is 0. SIGHUP applies newswatch.yaml again; where it came because
 * the terminal is gone, nobody can be told so, which ends it as well. Whoever runs the API applies the file.
 *
 * Where servers are away, it waits for them, and answers probes meanwhile.
 */
export async function startAll(session: Session, services: readonly ServiceName[] = SERVICES): Promise<void> {
  try {
    await runAll(session, services);
  } catch (error) {
    if (!session.signal.aborted || asFailure(error).code !== 'start-interrupted') throw error;
  }
}

async function runAll(
  { terminal, env, signal, onHangup }: Session,
  services: readonly ServiceName[],
): Promise<void> {
  const read = (): Config => readConfig(env, configurationChecks);
  const config = read();
  const log = logOf(config, services);
  await using stack = new AsyncDisposableStack();
  const lifecycle = createLifecycle({ closeWithinMs: CLOSE_WITHIN_MS });
  stack.defer(() => lifecycle.close());
  const end = Promise.withResolvers<never>();
  const waiting = await waitingRoomOf(config, { log, lifecycle });
  const opening = patiently({ log, signal, note: (server, problem) => waiting?.note(server, problem) });
  const { ports } = await lifecycle.start('data', () =>
    openPorts(config, { clock: Date.now, log, onEnd: end.reject, opening }),
  );
  const sources = { clock: Date.now, random: Math.random };
  const takePort = waiting?.leave;
  const running = { ports, config, services, log, lifecycle, ...sources, ...given({ takePort }) };
  if (!services.includes('api')) {
    const { url } = await startPipeline(running);
    await terminal.out(`newswatch runs ${services.join(', ')}; its health and metrics are at ${url}`);
    // Awaited here: what was opened is closed when this function is left.
    await Promise.race([aborted(signal), end.promise]);
    return;
  }
  const ledger = fileLedger(join(config.folder, 'declared.json'));
  const measured = { store: ports.store, clock: Date.now, log };
  const onApplied = (declared: Declared): Promise<void> => warnOfBroad(declared, measured);
  const declaring = await startDeclaring(config, { read, store: ports.store, ledger, terminal, onApplied });
  const { url } = await startPipeline({ ...running, declaredIds: declaring.ids });
  const key = config.apiKey === undefined ? {} : { key: config.apiKey };
  stack.defer(writeApiFile(config.folder, { url, pid: process.pid, ...key }));
  await tellStarted(terminal, url, ports.store);
  await Promise.race([aborted(signal), reappliedOnHangup(declaring, onHangup), end.promise]);
}

/** The embedded profile opens at once what it stands on. */
async function waitingRoomOf(
  config: Config,
  { log, lifecycle }: { readonly log: Log; readonly lifecycle: Lifecycle },
): Promise<WaitingRoom | undefined> {
  if (config.servers === undefined) return undefined;
  return lifecycle.start('waiting room', () => openWaitingRoom(config, log));
}

function logOf({ apiKey, servers, logLevel: level }: Config, services: readonly ServiceName[]): Log {
  const [service] = services;
  const login = servers?.busAccess.sasl?.password;
  const secrets = [apiKey, login, passwordIn(servers?.queue), passwordIn(servers?.store)].filter(
    (secret) => secret !== undefined,
  );
  const name = services.length === 1 ? service : undefined;
  return createLog({ level, service: name ?? 'newswatch', version, secrets });
}

function passwordIn(url: string | undefined): string | undefined {
  const password = url === undefined ? '' : (URL.parse(url)?.password ?? '');
  return password === '' ? undefined : decodeURIComponent(password);
}

async function tellStarted(terminal: Terminal, url: string, store: Store): Promise<void> {
  await terminal.out(`newswatch runs; its page is ${url}`);
  const { items } = await store.receivers.list({ limit: 1 });
  if (items.length === 0) await suggest(terminal, 'npx newswatch receivers add slack NAME --url-file FILE');
}

/** Never resolves. @throws NewswatchError `output-closed` when what came of it can be told to nobody */
function reappliedOnHangup(declaring: Declaring, onHangup: Session['onHangup']): Promise<never> {
  return new Promise((_, reject) => {
    onHangup(() => void declaring.again().catch(reject));
  });
}

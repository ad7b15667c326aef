import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { failure, messageOf } from '@newswatch/domain';

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

export interface ServerSpec {
  /** Run once, one after the other, before the first start. */
  readonly prepare: readonly ServerCommand[];
  readonly server: ServerCommand;
  readonly env?: Readonly<Record<string, string>>;
  /** Whom the server runs as, and whose its folder is; who runs the tests unless given. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** What asks it to end. It is killed ten seconds later. */
  readonly endBy: NodeJS.Signals;
}

/** A server under a guard (guard.ts): it ends with the run that started it, however that ends. */
export interface ServerProcess {
  /** Its own; gone when it is closed. */
  readonly folder: string;
  /** Starts it, the first time or after an end. Rejects with the end of its log when it cannot be started. */
  start(): Promise<void>;
  /** Ends it, its folder stays; SIGKILL leaves it no time for anything. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Resolves once the probe does, asked again and again; rejects with the end of the log when the server has ended. */
  ready(probe: () => Promise<unknown>, seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** @param specOf what to run in this folder, which is new and empty */
export function guardServer(name: string, specOf: (folder: string) => ServerSpec): ServerProcess {
  const folder = mkdtempSync(join(tmpdir(), `newswatch-${name}-`));
  const spec = specOf(folder);
  if (spec.user !== undefined) chownSync(folder, spec.user.uid, spec.user.gid);
  const guard = spawn(
    process.execPath,
    [join(import.meta.dirname, 'guard.ts'), folder, JSON.stringify(spec)],
    { detached: true, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const gone = once(guard, 'exit');
  let isRunning = false;
  let said: () => void = () => undefined;
  createInterface({ input: guard.stdout }).on('line', (line) => {
    isRunning = line.startsWith('started');
    said();
  });
  const order = (text: string): Promise<void> => {
    const answered = new Promise<void>((resolve) => (said = resolve));
    guard.stdin.write(`${text}\n`);
    return answered;
  };
  return {
    folder,
    start: async () => {
      await order('start');
      if (!isRunning) throw ended(name, folder);
    },
    end: async (signal) => {
      if (isRunning) await order(`end ${signal}`);
    },
    ready: async (probe, seconds) => {
      for (const until = Date.now() + seconds * 1_000; isRunning; await delay(50)) {
        const problem = await probe().then(() => undefined, messageOf);
        if (problem === undefined) return;
        if (Date.now() > until) throw failure('unexpected', { problem: `${name} is not ready: ${problem}` });
      }
      throw ended(name, folder);
    },
    close: async () => {
      guard.stdin.end();
      await gone;
    },
  };
}

function ended(name: string, folder: string): Error {
  const log = readFileSync(join(folder, 'log.txt'), 'utf8').trim().split('\n').slice(-5).join('\n');
  return failure('unexpected', { problem: `${name} does not start: ${log}` });
}

/** Ports of 127.0.0.1 that nobody listens on; all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map(portOf));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw failure('unexpected', { problem: 'no port' });
  return address.port;
}

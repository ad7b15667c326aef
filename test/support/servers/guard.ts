import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ServerCommand, ServerSpec } from './server-process.ts';

/**
 * Stands between a run of tests and one server, as a process of its own session, so that the server never outlives the
 * run: when standard input ends, because the run is done or because it was interrupted or killed, the guard ends the server
 * and removes its folder.
 *
 * argv: the folder, and a ServerSpec as JSON. Standard input: `start`, and `end SIGNAL`, one a line. Standard output: one
 * line for each `start` (`started PID`, or `refused`) and one for each end (`ended CODE`). What the server prints lies in
 * log.txt of the folder.
 */
const KILL_AFTER_MS = 10_000;

const [, , folder = '', json = ''] = process.argv;
// Written by server-process.ts.
const spec = JSON.parse(json) as ServerSpec;
const log = openSync(join(folder, 'log.txt'), 'a');
const settings = {
  cwd: folder,
  env: { ...process.env, ...spec.env },
  stdio: ['ignore', log, log] as ['ignore', number, number],
  ...spec.user,
};
let server: ChildProcess | undefined;
let isPrepared = false;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function runs({ command, args }: ServerCommand): boolean {
  const { status, error } = spawnSync(command, [...args], settings);
  if (error !== undefined) appendFileSync(log, `${command}: ${error.message}\n`);
  return status === 0;
}

function start(): void {
  isPrepared ||= spec.prepare.every(runs);
  if (!isPrepared) return say('refused');
  const child = spawn(spec.server.command, [...spec.server.args], settings);
  server = child;
  child.once('error', (error) => {
    server = undefined;
    appendFileSync(log, `${error.message}\n`);
    say('refused');
  });
  child.once('spawn', () => say(`started ${child.pid}`));
  child.once('exit', (code, signal) => {
    server = undefined;
    say(`ended ${code ?? signal}`);
  });
}

/** Resolves when the server is no more. */
async function end(signal: NodeJS.Signals): Promise<void> {
  const child = server;
  if (child === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  await gone;
  clearTimeout(late);
}

// A run that is interrupted must not take the guard with it before the server is ended; nobody may be left to read.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdout.on('error', () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [order, signal] = line.split(' ');
  if (order === 'start') start();
  else void end(signal as NodeJS.Signals);
});
lines.once('close', () => {
  void end(spec.endBy).then(() => rmSync(folder, { recursive: true, force: true }));
});

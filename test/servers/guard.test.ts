import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printed } from '../support/command.ts';
import { type ServerSpec, freePorts, guardServer } from '../support/servers/server-process.ts';

const node = (script: string) => ({ command: process.execPath, args: ['-e', script] });
const spec = (part: Partial<ServerSpec> = {}): ServerSpec => ({
  prepare: [node(`require('fs').writeFileSync('prepared', '')`)],
  server: node(`require('fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000)`),
  endBy: 'SIGTERM',
  ...part,
});
const lives = (pid: number): boolean => existsSync(`/proc/${pid}`);

describe('a guarded server', () => {
  it('starts in a folder of its own, can be ended and started again, and leaves nothing behind', async () => {
    const server = guardServer('test', () => spec());
    const pidFile = join(server.folder, 'pid');
    const pids: number[] = [];
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      await server.start();
      await server.ready(async () => pids.push(Number(await readFile(pidFile, 'utf8'))), 10);
      await rm(pidFile);
      await server.end(signal);
      expect(lives(pids.at(-1) ?? 0)).toBe(false);
    }
    await server.start();
    expect(existsSync(join(server.folder, 'prepared'))).toBe(true);
    await server.close();
    expect(existsSync(server.folder)).toBe(false);
    expect(new Set(pids).size).toBe(2);
  });

  it('that cannot start says why', async () => {
    const bad = [
      spec({ server: node(`console.error('no such setting'); process.exit(1)`) }),
      spec({ server: { command: '/nowhere/server', args: [] } }),
      spec({ prepare: [node(`console.error('no such setting'); process.exit(1)`)] }),
    ];
    for (const each of bad) {
      const server = guardServer('test', () => each);
      const started = server.start().then(() => server.ready(() => Promise.reject(new RangeError()), 10));
      await expect(started).rejects.toThrow(/test does not start: [\s\S]*(no such setting|ENOENT)/);
      await server.close();
    }
  });

  it.each(['SIGKILL', 'SIGINT'] as const)('ends when the run is ended by %s', async (signal) => {
    const run = startRun();
    const [, folder = '', pid = ''] = /(\S+) (\d+)\n/.exec(await printed(run, /\d+\n/)) ?? [];
    expect(lives(Number(pid))).toBe(true);
    run.kill(signal);
    await once(run, 'exit');
    await expect.poll(() => lives(Number(pid)), { timeout: 10_000 }).toBe(false);
    await expect.poll(() => existsSync(folder), { timeout: 10_000 }).toBe(false);
  });

  it('gets ports that differ', async () => {
    expect(new Set(await freePorts(20)).size).toBe(20);
  });
});

/** A process that guards a server, and prints its folder and process id. */
function startRun(): ChildProcess {
  const guarding = join(import.meta.dirname, '../support/servers/server-process.ts');
  const script = `
    const { guardServer } = await import(${JSON.stringify(guarding)});
    const server = guardServer('test', () => (${JSON.stringify(spec())}));
    await server.start();
    const { readFileSync } = await import('node:fs');
    await server.ready(async () => console.log(server.folder + ' ' + BigInt(readFileSync(server.folder + '/pid', 'utf8'))), 10);
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

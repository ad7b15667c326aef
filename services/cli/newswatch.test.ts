import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorTable } from '@newswatch/domain';
import { describe, expect, it, onTestFinished } from 'vitest';

const script = join(import.meta.dirname, 'newswatch.js');

/** Runs the script in a process that says it is an older Node. */
function runAs(version: string): { status: number | null; stdout: string; stderr: string } {
  const disguise = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const preload = `data:text/javascript,${encodeURIComponent(disguise)}`;
  return spawnSync(process.execPath, ['--import', preload, script, '--version'], { encoding: 'utf8' });
}

describe('newswatch.js', () => {
  it.each(['12.22.12', '20.20.2', '23.11.0'])('refuses Node %s with exit 78 and what to do', (version) => {
    const { status, stdout, stderr } = runAs(version);
    expect(status).toBe(78);
    expect(stdout).toBe('');
    const { says, remedy } = errorTable['node-too-old'];
    expect(stderr).toBe(`${says.replace('{version}', version)} (node-too-old)\n${remedy}\n`);
  });

  it('hands over to the command under Node 24', () => {
    const printed = execFileSync(process.execPath, [script, '--version'], { encoding: 'utf8' });
    expect(printed).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('keeps what Node makes of the sources for the next start', () => {
    const cache = mkdtempSync(join(tmpdir(), 'newswatch-compiled-'));
    onTestFinished(() => rmSync(cache, { recursive: true }));
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    execFileSync(process.execPath, [script, '--version'], { env });
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('writes for its owner alone, in a folder that is open to others too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'newswatch-umask-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    chmodSync(folder, 0o755);
    const env = { ...process.env, NEWSWATCH_DATA: folder };
    execFileSync(
      process.execPath,
      [script, 'receivers', 'add', 'webhook', 'desk', '--url', 'https://a.example/'],
      {
        env,
      },
    );
    const open = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
    expect(readdirSync(folder)).toContain('store.db');
    expect(open).toEqual([]);
  });

  it('is executable', () => {
    expect(statSync(script).mode & 0o111).toBe(0o111);
    expect(readFileSync(script, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

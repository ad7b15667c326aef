import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { temporaryFolder } from '@newswatch/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockFolder } from './lock.ts';

describe('lockFolder', () => {
  it('refuses a second opener until the first has closed', async () => {
    await using folder = await temporaryFolder();
    const lock = lockFolder(folder.path);
    expect(() => lockFolder(folder.path)).toThrow(expect.objectContaining({ code: 'folder-locked' }));
    await lock.close();
    await lock.close();
    await lockFolder(folder.path).close();
  });

  it('refuses while another process holds it, and not once that process was killed', async () => {
    await using folder = await temporaryFolder();
    const program = `
      const { lockFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'lock.ts'))});
      lockFolder(${JSON.stringify(folder.path)});
      process.stdout.write('held');
      setInterval(() => undefined, 1_000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    expect(() => lockFolder(folder.path)).toThrow(expect.objectContaining({ code: 'folder-locked' }));
    const died = once(holder, 'close');
    holder.kill('SIGKILL');
    await died;
    await lockFolder(folder.path).close();
  });

  it('says that a folder which is not there is unusable', async () => {
    await using folder = await temporaryFolder();
    const missing = join(folder.path, 'missing');
    expect(() => lockFolder(missing)).toThrow(expect.objectContaining({ code: 'folder-unusable' }));
  });
});

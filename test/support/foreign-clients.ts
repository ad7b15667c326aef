import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { failure, messageOf } from '@newswatch/domain';
import type { TestContext } from 'vitest';
import { installPackage, needProgram } from './servers/from-system.ts';

/** Clients of Kafka that we did not write, to see what others see. */
const run = promisify(execFile);
const KAFKA_PYTHON = '3.0.12';

/** The path of kcat, from the system, or installed by apt where this user is root. */
export const kcat = (context: TestContext): Promise<string> =>
  orSkipped(context, 'kcat (apt-get install kcat)', async () => {
    await needProgram('kcat', 'kcat');
    return 'kcat';
  });

/** A Python with kafka-python, in an environment of its own that is made once for this user. */
export const pythonClient = (context: TestContext): Promise<string> =>
  orSkipped(context, 'Python 3 with venv, and PyPI', async () => {
    const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
    const home = join(cache, 'newswatch', `kafka-python-${KAFKA_PYTHON}`);
    const packages = join(home, 'packages');
    if (!existsSync(packages)) await installInto(home, packages);
    return packages;
  });

async function installInto(home: string, packages: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  const made = await mkdtemp(`${home}-`);
  try {
    const python = join(made, 'venv/bin/python');
    const venv = ['-m', 'venv', '--clear', join(made, 'venv')];
    await run('python3', venv).catch(async () => {
      await installPackage('python3-venv');
      await run('python3', venv);
    });
    const target = join(made, 'packages');
    await run(python, ['-m', 'pip', 'install', '-q', '--target', target, `kafka-python==${KAFKA_PYTHON}`]);
    await mkdir(home, { recursive: true });
    // Another run may have been quicker.
    if (!existsSync(packages)) await rename(target, packages);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

async function orSkipped(
  { skip }: TestContext,
  needed: string,
  open: () => Promise<string>,
): Promise<string> {
  try {
    return await open();
  } catch (error) {
    const problem = `needs ${needed}: ${messageOf(error)}`;
    if (process.env['CI'] === 'true') throw failure('unexpected', { problem }, { cause: error });
    return skip(problem);
  }
}

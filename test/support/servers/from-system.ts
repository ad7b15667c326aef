import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { failure, messageOf } from '@newswatch/domain';

const run = promisify(execFile);

/** A program of the system, installed from Debian's packages where it is missing. Rejects, with the reason, where it cannot be had. */
export async function needProgram(program: string, debianPackage: string): Promise<void> {
  try {
    await run('which', [program]);
  } catch {
    await installPackage(debianPackage);
  }
}

/** Others may be installing at the same time; they are waited for. */
const PATIENCE_MS = 300_000;

/** By apt, for root. The lists of packages are fetched first where there are none or they are too old. */
export async function installPackage(debianPackage: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await delay(2_000)) {
    const problem = await attempt(debianPackage, env);
    if (problem === undefined) return;
    if (!/lock/i.test(problem) || Date.now() > until)
      throw failure('unexpected', { problem: `${debianPackage} cannot be installed by apt: ${problem}` });
  }
}

/** @returns what went wrong */
async function attempt(debianPackage: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env } };
  const install = ['install', '-q', '-y', '--no-install-recommends', debianPackage];
  try {
    await run('apt-get', install, options).catch(async () => {
      await run('apt-get', ['update', '-q'], options);
      await run('apt-get', install, options);
    });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

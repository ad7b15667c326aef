import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { failure, messageOf } from '@newswatch/domain';

const run = promisify(execFile);

/** A program of the system, installed from Debian's packages where it is missing. Rejects, with the reason, where it cannot be had. */
export async function needProgram(program: string, debianPackage: string): Promise<void> {
  try {
    await run(program, ['--version']);
  } catch {
    await install(program, debianPackage);
  }
}

async function install(program: string, debianPackage: string): Promise<void> {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Others may be installing at the moment.
    const options = ['-o', 'DPkg::Lock::Timeout=300', '-y', '--no-install-recommends'];
    await run('apt-get', ['install', ...options, debianPackage], { env });
  } catch (error) {
    throw failure('unexpected', { problem: `${program} is not installed: ${messageOf(error)}` });
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { failure } from '@newswatch/domain';

const root = resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs the `newswatch` command as a person does, as a process of its own, and waits for its end. */
export async function newswatch(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = startNewswatch(args, options);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin?.end(options.input ?? '');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Starts the command and leaves it running; whoever starts it ends it. */
export function startNewswatch(args: readonly string[], options: RunOptions = {}): ChildProcess {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('NEWSWATCH_'));
  return spawn(process.execPath, [join(root, 'services/cli/newswatch.js'), ...args], {
    cwd: root,
    env: { ...Object.fromEntries(clean), NO_COLOR: '1', ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Resolves with the text so far once it satisfies the pattern. Rejects when the process ends before. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolveText, reject) => {
    const look = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      if (pattern.test(text)) resolveText(text);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('close', (code) =>
      reject(failure('unexpected', { problem: `ended with ${code} before it printed ${pattern}:\n${text}` })),
    );
  });
}

/** Asks the process to end and waits until it has. @returns its exit code */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

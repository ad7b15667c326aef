import { readFileSync } from 'node:fs';
import { failure } from '@newswatch/domain';
import { fileProblem } from './file-problem.ts';
import { readAll } from './filters/lines.ts';
import type { Terminal } from './terminal.ts';

/**
 * The content of a file, or of standard input for `-`. Secrets come this way, for other users of the machine can see what
 * a command was called with.
 * @throws NewswatchError `file-unreadable`
 */
export async function contentOf(terminal: Terminal, file: string): Promise<string> {
  if (file === '-') return Buffer.from(await readAll(terminal.input)).toString('utf8');
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw failure('file-unreadable', { file, problem: fileProblem(error) }, { cause: error });
  }
}

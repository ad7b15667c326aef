import { failure } from '@newswatch/domain';
import type { Terminal } from '../terminal.ts';
import type { Input, Label, Unreadable } from './inputs.ts';
import { readArticles, readInputs } from './inputs.ts';

/** How a filter was called. */
export interface FilterOptions {
  readonly json?: boolean;
  readonly batch?: boolean;
}

/**
 * Articles line by line from a program that holds us open, or files and standard input.
 * @throws NewswatchError `usage-wrong` for files beside --batch, which would never be read
 */
export function inputsOf(
  terminal: Terminal,
  files: readonly string[],
  options: FilterOptions,
): AsyncIterable<Input> {
  refuseFilesInBatch(files, options);
  return options.batch === true ? readArticles('-', terminal.input) : readInputs(files, terminal.input);
}

/** @throws NewswatchError `usage-wrong` for files beside --batch, which would never be read */
export function refuseFilesInBatch(files: readonly string[], { batch }: FilterOptions): void {
  const [file] = files.filter((each) => each !== '-');
  if (batch === true && file !== undefined)
    throw failure('usage-wrong', { problem: `--batch reads standard input, not the file ${file}` });
}

/** JSON for programs; the readable form only where a person looks and asks for nothing else. */
export const wantsJson = (terminal: Terminal, { json, batch }: FilterOptions): boolean =>
  json === true || batch === true || !terminal.interactive;

/**
 * Answers each input before the next is read, in order.
 * @returns how many could not be read as a whole (a file that is missing, say); single bad lines are not counted
 */
export async function answerEach<T extends { readonly kind: 'readable' }>(
  inputs: AsyncIterable<T | Unreadable>,
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
  answer: (input: T) => Promise<void>,
): Promise<number> {
  let unreadable = 0;
  for await (const input of inputs) {
    if (input.kind === 'readable') await answer(input);
    else {
      await answerError(terminal, json, input);
      if ('file' in input.label && !('line' in input.label)) unreadable += 1;
    }
  }
  return unreadable;
}

export async function answerError(
  terminal: Terminal,
  json: boolean,
  { label, error }: Unreadable,
): Promise<void> {
  const { code, message } = error;
  if (json) await terminal.out(JSON.stringify({ ...label, err: { code, message } }));
  else terminal.note(`${readableLabel(label)}: ${message} (${code})`);
}

export function readableLabel(label: Label): string {
  if ('id' in label) return String(label.id);
  return 'line' in label ? `${label.file}:${label.line}` : label.file;
}

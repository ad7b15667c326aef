import { type NewswatchError, failure, messageOf } from '@newswatch/domain';
import picocolors from 'picocolors';

/** The outside as commands see it: data go out, messages to people go beside them. */
export interface Terminal {
  /** A person looks at the data: print them readably. Otherwise another program reads them. */
  readonly interactive: boolean;
  readonly paint: Paint;
  readonly input: AsyncIterable<Uint8Array>;
  /** One line of data on standard output. Rejects with `output-closed` when nobody reads any more. */
  out(line: string): Promise<void>;
  /** One line for people on standard error. */
  note(line: string): void;
}
export type Paint = ReturnType<typeof picocolors.createColors>;

export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}
export interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string, done?: (error?: Error | null) => void): unknown;
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

/** Colours only for a terminal, and not for those who ask for none (no-color.org). */
export function openTerminal(streams: Streams, env: NodeJS.ProcessEnv, plain = false): Terminal {
  const { stdin, stdout, stderr } = streams;
  const interactive = stdout.isTTY === true;
  // The failure of a write reaches its caller by the callback; the event, unheard, would end the process.
  for (const stream of [stdout, stderr]) stream.on?.('error', () => undefined);
  return {
    interactive,
    paint: picocolors.createColors(interactive && !plain && !env['NO_COLOR'] && env['TERM'] !== 'dumb'),
    input: stdin,
    out: (line) =>
      new Promise((resolve, reject) => {
        stdout.write(`${line}\n`, (error) => {
          if (error) reject(failure('output-closed', { problem: messageOf(error) }, { cause: error }));
          else resolve();
        });
      }),
    note: (line) => void stderr.write(`${line}\n`),
  };
}

/** Every error in the same two lines: what happened and its code, what to do. */
export function noteError(
  terminal: Terminal,
  error: Pick<NewswatchError, 'message' | 'code' | 'remedy'>,
): void {
  terminal.note(`${error.message} (${error.code})`);
  terminal.note(error.remedy);
}

/** Rows as aligned columns under their names; nothing but `none` where there are no rows. */
export async function outTable(
  terminal: Terminal,
  rows: readonly Readonly<Record<string, string>>[],
  none: string,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return terminal.out(none);
  const names = Object.keys(first);
  const width = (name: string): number =>
    Math.max(name.length, ...rows.map((row) => (row[name] ?? '').length));
  const line = (cell: (name: string) => string): string =>
    names
      .map((name, at) => (at === names.length - 1 ? cell(name) : cell(name).padEnd(width(name))))
      .join('  ')
      .trimEnd();
  await terminal.out(terminal.paint.dim(line((name) => name.toUpperCase())));
  for (const row of rows) await terminal.out(line((name) => row[name] ?? ''));
}

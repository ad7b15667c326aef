import { type NewswatchError, failure, messageOf, systemCode } from '@newswatch/domain';
import picocolors from 'picocolors';

/** The outside as commands see it: data go out, messages to people go beside them. */
export interface Terminal {
  /** A person looks at the data: print them readably. Otherwise another program reads them. */
  readonly interactive: boolean;
  readonly paint: Paint;
  /** How wide a line may be; Infinity where nobody looks. */
  readonly columns: number;
  readonly input: AsyncIterable<Uint8Array>;
  /** One line of data on standard output. Rejects with `output-closed` when nobody reads any more, or `output-failed`. */
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
  readonly columns?: number;
  write(text: string, done?: (error?: Error | null) => void): unknown;
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

/** Colours only for a terminal, and not for those who ask for none (no-color.org). */
export function openTerminal(streams: Streams, env: NodeJS.ProcessEnv, plain = false): Terminal {
  const { stdin, stdout, stderr } = streams;
  const interactive = stdout.isTTY === true;
  const paint = picocolors.createColors(interactive && !plain && !env['NO_COLOR'] && env['TERM'] !== 'dumb');
  const harmless = (line: string): string => withoutCommands(line, paint.isColorSupported);
  // The failure of a write reaches its caller by the callback; the event, unheard, would end the process.
  for (const stream of [stdout, stderr]) stream.on?.('error', () => undefined);
  return {
    interactive,
    paint,
    columns: interactive ? (stdout.columns ?? 80) : Infinity,
    input: stdin,
    out: (line) =>
      new Promise((resolve, reject) => {
        stdout.write(`${harmless(line)}\n`, (error) => {
          if (error) reject(unwritten(error));
          else resolve();
        });
      }),
    note: (line) => void stderr.write(`${harmless(line)}\n`),
  };
}

/** A reader that went away, as `head` does, is normal; a disk that is full loses what was to be kept. */
function unwritten(error: Error): NewswatchError {
  const isClosed = CLOSED.includes(systemCode(error));
  return failure(
    isClosed ? 'output-closed' : 'output-failed',
    { problem: messageOf(error) },
    { cause: error },
  );
}
const CLOSED: readonly string[] = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED'];

/**
 * Texts of feeds and files must not command a terminal, not even later, by a file or pipe: control characters are written
 * as JSON writes them, which leaves lines of JSON what they are. Only our own colours pass, and line breaks and tabs.
 */
function withoutCommands(line: string, colours: boolean): string {
  return line.replace(COLOUR_OR_CONTROL, (found) => {
    const isColour = found.startsWith(ESCAPE) && found.length > 1;
    return colours && isColour ? found : asJson(found.charCodeAt(0)) + found.slice(1);
  });
}
const asJson = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
const ESCAPE = '\u001b';
const COLOUR_OR_CONTROL = /(?![\n\t])\p{Cc}(?:\[\d{1,3}m)?/gu;

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

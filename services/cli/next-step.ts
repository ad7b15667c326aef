import type { Terminal } from './terminal.ts';

/** A word as a shell takes it for one. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The command that a newcomer runs next. A message: beside JSON it goes to standard error. */
export async function suggest(terminal: Terminal, command: string, json?: boolean): Promise<void> {
  const line = `Next: ${terminal.paint.bold(command)}`;
  if (json === true) terminal.note(line);
  else await terminal.out(line);
}

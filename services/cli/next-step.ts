import type { Command } from 'commander';
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

/** The options that a command was given, as its person wrote them; how the answer is printed is none of them. */
export function givenOptions(command: Command): readonly string[] {
  return command.options.flatMap((option): readonly string[] => {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (value === undefined || option.long === '--json') return [];
    if (value === true) return [option.long ?? ''];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((one) => [option.long ?? '', quoted(String(one))]);
  });
}

import type { Command } from 'commander';

/** Examples stand before everything else in the help of a command. */
export function examples(command: Command, text: string): Command {
  return command.addHelpText('before', `${text.trimEnd()}\n`);
}

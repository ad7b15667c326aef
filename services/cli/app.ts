import { type NewswatchError, asFailure, failure } from '@newswatch/domain';
import { CommanderError } from 'commander';
import type { ApiClient } from './api-client.ts';
import { EXIT, type ExitCode, exitOf } from './exit.ts';
import { buildProgram } from './program.ts';
import { openSession } from './session.ts';
import { type Streams, noteError, openTerminal } from './terminal.ts';

export interface Outside extends Streams {
  /** Without the interpreter and the script. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** From then on a hang-up of the terminal, or SIGHUP, calls this. */
  readonly onHangup?: (listener: () => void) => void;
}

/** The whole command: never rejects, answers the exit code. An interrupt ends what does not close itself at once. */
export async function run(outside: Outside): Promise<ExitCode> {
  const { argv, env, signal, onHangup = () => undefined } = outside;
  const terminal = openTerminal(outside, env, argv.includes('--no-color'));
  const session = openSession({ terminal, env, signal, onHangup, openApi: () => openApi(env) });
  try {
    const command = buildProgram(session).parseAsync([...argv], { from: 'user' });
    await Promise.race([command, interrupted(signal, () => session.ending.closesItself)]);
    if (signal.aborted && !session.ending.closesItself) return EXIT.interrupted;
    return session.ending.exit;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT.ok;
    const error = fromCommander(thrown);
    // Whoever closed the output knows, and help was already shown.
    if (error.code !== 'output-closed' && !isHelp(thrown)) noteError(terminal, error);
    return exitOf(error);
  }
}

/** Loaded when it is needed: most of newswatch stands behind it, and filters do without. */
async function openApi(env: NodeJS.ProcessEnv): Promise<ApiClient> {
  const { openApiClient } = await import('./api-client.ts');
  return openApiClient(env);
}

function interrupted(signal: AbortSignal, isLeftToCommand: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      if (!isLeftToCommand()) resolve();
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}

const isHelp = (thrown: unknown): boolean =>
  thrown instanceof CommanderError && thrown.code === 'commander.help';

function fromCommander(thrown: unknown): NewswatchError {
  if (!(thrown instanceof CommanderError)) return asFailure(thrown);
  return failure('usage-wrong', { problem: thrown.message.replace(/^error: /, '') }, { cause: thrown });
}

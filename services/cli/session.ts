import type { ApiClient } from './api-client.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** What one call of the command has at hand. */
export interface Session {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C and by SIGTERM. */
  readonly signal: AbortSignal;
  /** Takes SIGHUP, which otherwise interrupts. */
  readonly onHangup: (listener: () => void) => void;
  /** Opens the API of the newswatch that runs, or of the data folder when none does, for as long as `use` takes. */
  readonly withApi: <T>(use: (api: ApiClient) => Promise<T>) => Promise<T>;
  /** Runs the work of a command and keeps its exit code. */
  perform(work: () => Promise<ExitCode | void>): Promise<void>;
  /** For commands that run until they are interrupted and then close what they opened: they are waited for. */
  readonly closesItself: () => void;
}

export interface Ending {
  exit: ExitCode;
  /** An interrupt is left to the command. */
  closesItself: boolean;
}

export interface SessionParts {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onHangup: (listener: () => void) => void;
  readonly openApi: () => Promise<ApiClient>;
}

export function openSession(parts: SessionParts): Session & { readonly ending: Readonly<Ending> } {
  const ending: Ending = { exit: EXIT.ok, closesItself: false };
  return {
    ...parts,
    ending,
    async withApi(use) {
      const api = await parts.openApi();
      try {
        return await use(api);
      } finally {
        await api.close();
      }
    },
    async perform(work) {
      ending.exit = (await work()) ?? EXIT.ok;
    },
    closesItself() {
      ending.closesItself = true;
    },
  };
}

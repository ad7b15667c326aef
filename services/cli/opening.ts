import { type NewswatchError, SECOND, asFailure, failure } from '@newswatch/domain';
import type { Log } from '@newswatch/runtime';
import { pause } from './interrupt.ts';

/** What of the servers is opened before anything runs; the bus is opened without waiting for its brokers. */
export type OpenedServer = 'store' | 'queue';

/** Opens a server, or does not. */
export type Opening = <T>(server: OpenedServer, open: () => Promise<T>) => Promise<T>;

export const atOnce: Opening = (_, open) => open();

export interface Patience {
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Told why a server is not open yet, each time, and by `undefined` that it is. */
  readonly note: (server: OpenedServer, problem: NewswatchError | undefined) => void;
}

/** Between attempts to open what is away. */
const AGAIN_MS = SECOND;

/**
 * Waits for servers that are away, as they may be when everything starts at once; says so once for each, and that it is
 * over. What is no outage ends the waiting for all of them.
 * @throws what is no outage; `start-interrupted` once the signal is aborted
 */
export function patiently({ log, signal, note }: Patience): Opening {
  const failed = new AbortController();
  const ended = AbortSignal.any([signal, failed.signal]);
  return async (server, open) => {
    for (let isSaid = false; ; isSaid = true) {
      const opened = await attempt(open);
      note(server, opened.problem);
      if (opened.problem === undefined) {
        if (isSaid) log.info('The server is there', { server });
        return opened.value;
      }
      if (opened.problem.retry !== 'soon') failed.abort();
      if (failed.signal.aborted) throw opened.problem;
      if (!isSaid) log.warn('Waits for a server', { server, error: opened.problem });
      await pause(AGAIN_MS, ended);
      if (signal.aborted) throw failure('start-interrupted', { part: server });
    }
  };
}

type Attempt<T> = { readonly problem: undefined; readonly value: T } | { readonly problem: NewswatchError };

async function attempt<T>(open: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { problem: undefined, value: await open() };
  } catch (error) {
    return { problem: asFailure(error) };
  }
}

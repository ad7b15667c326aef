import { asFailure } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import type { Observer } from './observer.ts';

export interface RepeatOptions {
  /** Names it in observations: `due-feeds`, `prune-archive`. */
  readonly task: string;
  readonly everyMs: number;
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly observer: Observer;
}

/**
 * Runs a task now and then every `everyMs` after it has finished, never twice at once. A failure is observed and the
 * task runs again at its next turn. Closing waits for the run in hand.
 */
export function repeat(options: RepeatOptions): Closeable {
  const { task, everyMs, run, observer } = options;
  const stop = new AbortController();
  let wake = (): void => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await run(stop.signal).catch((thrown: unknown) =>
        observer.observe({ kind: 'task-failed', task, error: asFailure(thrown) }),
      );
      if (!stop.signal.aborted) await pause();
    }
  };

  const finished = loop();
  return {
    close() {
      stop.abort();
      wake();
      return finished;
    },
  };
}

import type { JobName } from '@newswatch/ports';
import type { NewswatchError } from '@newswatch/domain';
import type { StageName } from './stage.ts';

/**
 * The one place where logs and counters attach. The runner states what happened; the runtime turns it into metrics and
 * log lines. Times in seconds.
 */
export interface Observer {
  observe(observation: Observation): void;
}

export type Observation =
  | {
      readonly kind: 'batch-handled';
      readonly stage: StageName;
      readonly taken: number;
      readonly emitted: number;
      readonly filtered: Readonly<Record<string, number>>;
      readonly seconds: number;
    }
  | {
      readonly kind: 'dead-lettered';
      readonly stage: StageName | JobName;
      readonly stream: string;
      readonly error: NewswatchError;
    }
  | {
      readonly kind: 'paused';
      readonly stage: StageName;
      readonly error: NewswatchError;
      readonly retryAfterMs: number;
    }
  | {
      readonly kind: 'job-done';
      readonly job: JobName;
      readonly id: string;
      readonly outcome: string;
      readonly seconds: number;
      /** From our first fetch of what it tells until it was told. */
      readonly endToEnd?: number;
      /** What somebody should know of though the job is done. */
      readonly error?: NewswatchError;
    }
  | {
      readonly kind: 'job-failed';
      readonly job: JobName;
      readonly id: string;
      readonly error: NewswatchError;
    }
  /** A repeating task (due rows, retention) failed; it runs again at its next turn. */
  | { readonly kind: 'task-failed'; readonly task: string; readonly error: NewswatchError };

/** For tests and tools that do not look. */
export const silentObserver: Observer = { observe: () => undefined };

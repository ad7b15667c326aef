import { type Clock, DAY, HOUR, instant } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import type { Observer } from './observer.ts';
import { repeat } from './repeat.ts';

export interface PruneOptions {
  /** Names it in observations: `prune-archive`. */
  readonly task: string;
  readonly repository: { prune(before: string): Promise<number> };
  /** Days that its rows are kept. */
  readonly days: number;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** Lets a repository forget what is older than so many days, at once and then each hour. */
export function pruneHourly({ task, repository, days, clock, observer }: PruneOptions): Closeable {
  const run = async (): Promise<void> => {
    await repository.prune(instant(clock() - days * DAY));
  };
  return repeat({ task, everyMs: HOUR, observer, run });
}

import type { Clock } from '@newswatch/domain';
import { type Observer, pruneHourly, runStage, together } from '@newswatch/pipeline';
import type { Archive, Closeable, DeadLetters, EventBus, HandNotes } from '@newswatch/ports';
import { archiveStage } from './archive.ts';

const ARTICLES_DAYS = 365;
const DEAD_LETTERS_DAYS = 90;

export interface ArchiverOptions {
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly archive: Archive;
  readonly deadLetters: DeadLetters;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** Keeps articles and dead letters, and forgets them when their time has come. */
export async function startArchiver(options: ArchiverOptions): Promise<Closeable> {
  const { archive, deadLetters } = options;
  return together(
    await runStage({ ...options, stage: archiveStage(options) }),
    pruneHourly({ ...options, task: 'prune-archive', repository: archive, days: ARTICLES_DAYS }),
    pruneHourly({
      ...options,
      task: 'prune-dead-letters',
      repository: deadLetters,
      days: DEAD_LETTERS_DAYS,
    }),
  );
}

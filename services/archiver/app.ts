import { type Clock, DAY, HOUR, instant } from '@newswatch/domain';
import { type Observer, repeat, runStage } from '@newswatch/pipeline';
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
  /** Days that articles are kept; 365 unless said otherwise. */
  readonly retentionDays?: number;
}

/** Keeps articles and dead letters, and forgets them when their time has come. */
export async function startArchiver(options: ArchiverOptions): Promise<Closeable> {
  const { archive, deadLetters, clock, observer, retentionDays = ARTICLES_DAYS } = options;
  const stage = await runStage({ ...options, stage: archiveStage(options) });
  const daysAgo = (days: number): string => instant(clock() - days * DAY);
  const prune = repeat({
    task: 'prune-archive',
    everyMs: HOUR,
    observer,
    run: async () => {
      await archive.prune(daysAgo(retentionDays));
      await deadLetters.prune(daysAgo(DEAD_LETTERS_DAYS));
    },
  });
  return {
    close: async () => {
      await Promise.all([prune.close(), stage.close()]);
    },
  };
}

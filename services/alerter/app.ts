import type { Clock, Random } from '@newswatch/domain';
import { type Observer, pruneHourly, runStage, together } from '@newswatch/pipeline';
import type { Alerts, Closeable, EventBus, HandNotes, Watches } from '@newswatch/ports';
import { alertStage } from './alert.ts';
import { createWatchList } from './watch-list.ts';

/** Decisions are kept so long; longer windows than this are not remembered. */
const RETENTION_DAYS = 90;

export interface AlerterOptions {
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly watches: Pick<Watches, 'changesSince'>;
  readonly alerts: Alerts;
  readonly clock: Clock;
  readonly random: Random;
  readonly observer: Observer;
}

/** Matches articles against the watches and decides what is told. */
export async function startAlerter(options: AlerterOptions): Promise<Closeable> {
  const { watches, alerts, clock, random, observer } = options;
  const watchList = createWatchList({ watches, observer, seed: seedOf(random()) });
  const stage = await runStage({ ...options, stage: alertStage({ watchList, alerts, clock }) });
  const prune = pruneHourly({ ...options, task: 'prune-alerts', repository: alerts, days: RETENTION_DAYS });
  return together(stage, prune);
}

/** From 0 to 1 → 32 bits. */
const seedOf = (random: number): number => Math.floor(random * 2 ** 32) | 0;

import { type Clock, DAY, HOUR, instant } from '@newswatch/domain';
import { type Observer, repeat, runStage } from '@newswatch/pipeline';
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
  readonly observer: Observer;
}

/** Matches articles against the watches and decides what is told. */
export async function startAlerter(options: AlerterOptions): Promise<Closeable> {
  const { watches, alerts, clock, observer } = options;
  const watchList = createWatchList({ watches, observer });
  const stage = await runStage({ ...options, stage: alertStage({ watchList, alerts, clock }) });
  const prune = repeat({
    task: 'prune-alerts',
    everyMs: HOUR,
    observer,
    run: async () => {
      await alerts.prune(instant(clock() - RETENTION_DAYS * DAY));
    },
  });
  return {
    close: async () => {
      await Promise.all([prune.close(), stage.close()]);
    },
  };
}

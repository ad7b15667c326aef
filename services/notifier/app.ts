import { type Clock, type Random, SECOND, instant } from '@newswatch/domain';
import { type Observer, pruneHourly, repeat, runJobs, runStage, together } from '@newswatch/pipeline';
import type {
  Alerts,
  Closeable,
  Deliveries,
  EventBus,
  HandNotes,
  JobQueue,
  Receivers,
} from '@newswatch/ports';
import type { Means } from '@newswatch/receivers';
import { notifyStage } from './notify.ts';
import { sendDelivery } from './send-delivery.ts';

const DEADLINE_MS = 15 * SECOND;
const DUE_AT_ONCE = 500;
/** Days that settled deliveries are kept. */
const RETENTION_DAYS = 90;

export interface NotifierOptions extends Means {
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly queue: JobQueue;
  readonly deliveries: Deliveries;
  readonly receivers: Receivers;
  readonly alerts: Alerts;
  readonly clock: Clock;
  readonly random: Random;
  readonly observer: Observer;
}

/** Delivers alerts: plans them, sends what is due, tries again by the schedule until a receiver has them or five days are over. */
export async function startNotifier(options: NotifierOptions): Promise<Closeable> {
  const { deliveries, queue, clock, observer, deadlineMs = DEADLINE_MS } = options;
  const stage = await runStage({ ...options, stage: notifyStage(options) });
  const jobs = await runJobs({ ...options, handler: sendDelivery({ ...options, deadlineMs }) });
  const due = repeat({
    task: 'due-deliveries',
    everyMs: SECOND,
    observer,
    run: async () => {
      const ids = await deliveries.due(instant(clock()), DUE_AT_ONCE);
      if (ids.length > 0) await queue.enqueue(ids.map((id) => ({ name: 'send-delivery', id })));
    },
  });
  const prune = pruneHourly({
    ...options,
    task: 'prune-deliveries',
    repository: deliveries,
    days: RETENTION_DAYS,
  });
  return together(stage, jobs, due, prune);
}

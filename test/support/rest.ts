import { instant } from '@newswatch/domain';
import { type StageName, groupOf } from '@newswatch/pipeline';
import type { EventBus, Ports } from '@newswatch/ports';

const STAGES: readonly StageName[] = ['normalize', 'enrich', 'alert', 'notify', 'archive'];
/** Later than any attempt is put off. */
const EVER = instant(Date.UTC(2100, 0));

/** What a newswatch has still to do, seen from outside. */
export interface Unfinished {
  /** Events that a stage has still to acknowledge, by stage. */
  readonly lag: Readonly<Record<string, number>>;
  /** Deliveries that wait in the queue. */
  readonly queued: number;
  /** Deliveries in the ledger that are not settled and announced: due, put off, or in somebody's hands. */
  readonly unsettled: number;
}

/** Asks the ports of a newswatch that others run. */
export async function unfinishedIn({ bus, queue, store }: Ports): Promise<Unfinished> {
  const [lag, depth, rows] = await Promise.all([
    lagIn(bus),
    queue.depth(),
    store.deliveries.due(EVER, 10_000),
  ]);
  return { lag, queued: depth['send-delivery'], unsettled: rows.length };
}

export async function lagIn(bus: Pick<EventBus, 'lag'>): Promise<Readonly<Record<string, number>>> {
  const lags = await Promise.all(
    STAGES.map(async (stage) => [stage, await bus.lag(groupOf(stage))] as const),
  );
  return Object.fromEntries(lags);
}

export const sumOf = (lag: Readonly<Record<string, number>>): number =>
  Object.values(lag).reduce((sum, count) => sum + count, 0);

/** Nothing is left to handle, and every delivery is settled. */
export const isAtRest = ({ lag, queued, unsettled }: Unfinished): boolean =>
  sumOf(lag) === 0 && queued === 0 && unsettled === 0;

import type { StageName } from '@newswatch/pipeline';
import { groupOf } from '@newswatch/pipeline';
import type { Readings } from '@newswatch/runtime';
import type { Context } from './context.ts';
import { walk } from './paging.ts';

const stages: readonly StageName[] = ['normalize', 'enrich', 'alert', 'notify', 'archive'];

/** More than so many waiting deliveries are told as so many. */
const MOST_PENDING = 2_000;

/** How things stand now: for the metrics, when they are asked for, and for `/stats`. */
export async function readNow({
  store,
  bus,
  queue,
}: Pick<Context, 'store' | 'bus' | 'queue'>): Promise<Readings> {
  const feeds: Record<string, number> = { new: 0, ok: 0, failing: 0, muted: 0 };
  for await (const { health } of walk((query) => store.polls.list(query)))
    feeds[health] = (feeds[health] ?? 0) + 1;
  let deliveriesPending = 0;
  const pending = walk((query) => store.deliveries.list({ ...query, status: 'pending' }), MOST_PENDING);
  for await (const _ of pending) deliveriesPending += 1;
  const lags = await Promise.all(
    stages.map(async (stage) => [groupOf(stage), await bus.lag(groupOf(stage))] as const),
  );
  return { feeds, deliveriesPending, lag: Object.fromEntries(lags), queued: await queue.depth() };
}

import { groupOf } from '@newswatch/pipeline';
import type { EventBus, JobQueue, Store } from '@newswatch/ports';
import { type Health, createHealth } from '@newswatch/runtime';

export interface Depended {
  readonly store: Pick<Store, 'feeds'>;
  readonly bus: Pick<EventBus, 'lag'>;
  readonly queue: Pick<JobQueue, 'depth'>;
}

/** Whether what every service stands on answers. */
export function healthOf({ store, bus, queue }: Depended): Health {
  return createHealth({
    store: () => store.feeds.list({ limit: 1 }),
    bus: () => bus.lag(groupOf('alert')),
    queue: () => queue.depth(),
  });
}

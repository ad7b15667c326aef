import type { NewswatchError } from '@newswatch/domain';
import { createEventBus } from '@newswatch/kafka';
import { openClaims, openJobQueue, refuseUnsafe } from '@newswatch/redis';
import type { Log, Servers } from '@newswatch/runtime';
import { handNoteRepository, openPostgres, openStore } from '@newswatch/store';
import type { OpenPorts } from './embedded.ts';

export interface DistributedOptions {
  readonly servers: Servers;
  readonly log: Log;
  /** The process has to end, so that whoever started it starts it again: a group reads no more, and nothing cures it. */
  readonly onEnd: (error: NewswatchError) => void;
}

/**
 * The distributed profile: bus on Kafka, queue and claims on Redis, store and notes of what is in hand on PostgreSQL, all
 * shared with other processes.
 * @throws NewswatchError `store-unavailable`, `queue-unavailable`, `claims-unavailable`: outages; `queue-unsafe`,
 *   `folder-too-new`
 */
export async function openPorts({ servers, log, onEnd }: DistributedOptions): Promise<OpenPorts> {
  await using stack = new AsyncDisposableStack();
  const database = openPostgres({ url: servers.store });
  stack.defer(() => database.close());
  const store = await openStore(database);
  const redis = {
    url: servers.queue,
    prefix: `{${servers.prefix}newswatch}`,
    onTrouble: (problem: string) => log.debug('the queue server', { problem }),
  };
  for (const problem of (await refuseUnsafe(redis)).warnings) log.warn('the queue server', { problem });
  const queue = await openJobQueue(redis);
  stack.defer(() => queue.close());
  const claims = await openClaims(redis);
  stack.defer(() => claims.close());
  const bus = createEventBus({ brokers: servers.bus, prefix: servers.prefix, log, onEnd });
  stack.defer(() => bus.close());
  const opened = stack.move();
  const ports = { bus, queue, claims, store, handNotes: handNoteRepository(database) };
  return { ports, close: () => opened.disposeAsync() };
}

import type { NewswatchError } from '@newswatch/domain';
import { createEventBus } from '@newswatch/kafka';
import { openClaims, openJobQueue, refuseUnsafe } from '@newswatch/redis';
import type { Log, Servers } from '@newswatch/runtime';
import { handNoteRepository, openPostgres, openStore } from '@newswatch/store';
import type { Opening } from '../opening.ts';
import type { OpenPorts } from './embedded.ts';

export interface DistributedOptions {
  readonly servers: Servers;
  readonly log: Log;
  /** The process has to end, so that whoever started it starts it again: a group reads no more, and nothing cures it. */
  readonly onEnd: (error: NewswatchError) => void;
  readonly opening: Opening;
}

/**
 * The distributed profile: bus on Kafka, queue and claims on Redis, store and notes of what is in hand on PostgreSQL, all
 * shared with other processes. Redis and PostgreSQL are opened side by side; Kafka may be away.
 * @throws NewswatchError `store-unavailable`, `queue-unavailable`, `claims-unavailable`: outages; `queue-unsafe`,
 *   `folder-too-new`
 */
export async function openPorts({ opening, ...options }: DistributedOptions): Promise<OpenPorts> {
  await using stack = new AsyncDisposableStack();
  const store = opening('store', () => openOnPostgres(options));
  const queue = opening('queue', () => openOnRedis(options));
  // One that is open is closed again where the other cannot be.
  for (const result of await Promise.allSettled([store, queue]))
    if (result.status === 'fulfilled') stack.defer(() => result.value.close());
  const ports = { ...(await store).ports, ...(await queue).ports };
  const { servers, log, onEnd } = options;
  const { bus: brokers, busAccess, prefix } = servers;
  const bus = createEventBus({ brokers, ...busAccess, prefix, log, onEnd });
  stack.defer(() => bus.close());
  const opened = stack.move();
  return { ports: { ...ports, bus }, close: () => opened.disposeAsync() };
}

type Opened = Pick<DistributedOptions, 'servers' | 'log'>;

async function openOnPostgres({ servers }: Opened) {
  await using stack = new AsyncDisposableStack();
  const database = openPostgres({ url: servers.store });
  stack.defer(() => database.close());
  const store = await openStore(database);
  const opened = stack.move();
  const ports = { store, handNotes: handNoteRepository(database) };
  return { ports, close: () => opened.disposeAsync() };
}

async function openOnRedis({ servers, log }: Opened) {
  await using stack = new AsyncDisposableStack();
  const redis = {
    url: servers.queue,
    prefix: `{${servers.prefix}newswatch}`,
    onTrouble: (problem: string) => log.debug('the queue server', { problem }),
  };
  const { warnings } = await refuseUnsafe(redis);
  const queue = await openJobQueue(redis);
  stack.defer(() => queue.close());
  const claims = await openClaims(redis);
  stack.defer(() => claims.close());
  for (const problem of warnings) log.warn('the queue server', { problem });
  const opened = stack.move();
  return { ports: { queue, claims }, close: () => opened.disposeAsync() };
}

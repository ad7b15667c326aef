import { failure } from '@newswatch/domain';
import type { Closeable, Store } from '@newswatch/ports';
import { type Connection, connect } from './connection.ts';
import type { Rules } from './messages.ts';
import { storeOver } from './store-over.ts';

export interface StoreThreadOptions {
  /** A script that calls `serveStore` with the same rules. */
  readonly thread: URL;
  /** What the script opens the store by; it may be that it has to open it again. */
  readonly data: (isFirst: boolean) => unknown;
  /** What runs in the thread, by name; any other function is asked back, while the thread stands still. */
  readonly rules: Rules;
}

export interface StoreThread extends Closeable {
  readonly store: Store;
}

/**
 * A store in a thread of its own: what blocks there, a commit above all, holds up nobody here. Calls are performed in
 * the order in which they are made, and those of one turn of the event loop reach the store together.
 *
 * Guarantee: that of the store itself; what is answered is durable. A thread that dies fails all that wait for it with
 * `store-unavailable`, written or not, which the callers take for an outage; the next call starts another one. Closing
 * waits for what was asked before.
 * @throws NewswatchError what the script throws when it opens the store
 */
export async function openStoreThread(options: StoreThreadOptions): Promise<StoreThread> {
  let connection: Connection = connect({ ...options, data: options.data(true) });
  let isClosing = false;
  await connection.opened;
  const live = (): Connection => {
    if (isClosing) throw failure('store-unavailable', { problem: 'it is being closed' });
    if (connection.isOver()) connection = connect({ ...options, data: options.data(false) });
    return connection;
  };
  return {
    store: storeOver(async (repository, method, args) => live().ask({ repository, method, args })),
    async close() {
      isClosing = true;
      await connection.close();
    },
  };
}

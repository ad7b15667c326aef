import type { Clock } from '@newswatch/domain';
import type { Closeable, Ports } from '@newswatch/ports';
import { openEmbedded } from '@newswatch/sqlite';
import { openStoreThread } from '@newswatch/store';
import type { StoreData } from './store-data.ts';
import { storeRules } from './store-rules.ts';

export interface OpenPorts extends Closeable {
  readonly ports: Ports;
}

/**
 * The embedded profile: everything on one folder, for this process alone. The store has a thread of its own (decision
 * 0021); the folder is given up after it has ended.
 * @throws NewswatchError `folder-locked`, `folder-unusable`, `folder-too-new`, `data-damaged`, `sqlite-too-old`
 */
export async function openPorts(options: {
  readonly folder: string;
  readonly clock: Clock;
}): Promise<OpenPorts> {
  const embedded = await openEmbedded(options);
  try {
    const { bus, queue, claims, handNotes } = embedded;
    const thread = await openStoreThread({
      thread: new URL('store-thread.ts', import.meta.url),
      // The lock on the folder is ours: at first no process lives that could hold a lease. Later we may.
      data: (isFirst): StoreData => ({ folder: options.folder, alone: isFirst }),
      rules: storeRules,
    });
    const close = async (): Promise<void> => {
      await embedded.drain();
      await thread.close();
      await embedded.close();
    };
    return { ports: { bus, queue, claims, handNotes, store: thread.store }, close };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

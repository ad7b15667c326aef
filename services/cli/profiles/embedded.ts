import type { Clock } from '@newswatch/domain';
import type { Closeable, Ports } from '@newswatch/ports';
import { openEmbedded } from '@newswatch/sqlite';
import { openStore, sqliteExecutor } from '@newswatch/store';

export interface OpenPorts extends Closeable {
  readonly ports: Ports;
}

/**
 * The embedded profile: everything on one folder, for this process alone.
 * @throws NewswatchError `folder-locked`, `folder-unusable`, `folder-too-new`, `data-damaged`, `sqlite-too-old`
 */
export async function openPorts(options: {
  readonly folder: string;
  readonly clock: Clock;
}): Promise<OpenPorts> {
  const embedded = await openEmbedded(options);
  try {
    const { bus, queue, claims, handNotes, database } = embedded;
    // The lock on the folder is ours: no process that could hold a lease lives.
    const store = await openStore(sqliteExecutor(database), { alone: true });
    return { ports: { bus, queue, claims, handNotes, store }, close: () => embedded.close() };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

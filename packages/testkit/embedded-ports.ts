import type { Clock } from '@newswatch/domain';
import type { Closeable, Ports } from '@newswatch/ports';
import { openEmbedded, openStoreFile } from '@newswatch/sqlite';
import { openStore, sqliteExecutor } from '@newswatch/store';
import { temporaryFolder } from './temporary-folder.ts';

/** The real ports of the embedded profile, on a folder that goes when they are closed. */
export async function openEmbeddedPorts(clock: Clock = Date.now): Promise<Ports & Closeable> {
  const folder = await temporaryFolder();
  const { bus, queue, claims, handNotes, ...embedded } = await openEmbedded({ folder: folder.path, clock });
  const database = openStoreFile(folder.path);
  return {
    bus,
    queue,
    claims,
    handNotes,
    store: await openStore(sqliteExecutor(database)),
    async close() {
      await embedded.drain();
      database.close();
      await embedded.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

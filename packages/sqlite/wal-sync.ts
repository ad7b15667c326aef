import { type FileHandle, open } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { NewswatchError, failure, messageOf } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';

/**
 * Syncs what was committed beside the event loop. A connection that syncs by itself (FULL) does the same to the same
 * file within the commit, and everything else in the process waits for the disk meanwhile.
 *
 * Every transaction of the file lies in one log: what is synced is all that was committed before, so the death of the
 * machine takes back the last transactions, and never one without those behind it.
 *
 * Pages that could not be written count as written for the system, and a later sync would pass over them. So what
 * follows a failed one is a checkpoint, which reads the log and writes and syncs the file itself.
 */
export interface WalSync extends Closeable {
  /**
   * Resolves when all that was committed before the call is on the disk. Whoever asks while a sync is on its way shares
   * the next.
   * @throws NewswatchError `bus-unavailable`
   */
  sync(): Promise<void>;
}

/** Of a file, as far as it is used here. */
export type SyncedFile = Pick<FileHandle, 'datasync' | 'close'>;

/**
 * @param database in WAL mode
 * @param openLog its log, which is there after the first commit; by default the file beside `path`
 */
export function createWalSync(
  database: DatabaseSync,
  path: string,
  openLog = (): Promise<SyncedFile> => open(`${path}-wal`, 'r+'),
): WalSync {
  let file: Promise<SyncedFile> | undefined;
  let hasFailed = false;
  const write = async (): Promise<void> => {
    if (hasFailed) return bringIn(database);
    file ??= openLog();
    await (await file).datasync();
  };
  const run = async (): Promise<void> => {
    try {
      await write();
      hasFailed = false;
    } catch (error) {
      hasFailed = true;
      file = undefined;
      throw error instanceof NewswatchError
        ? error
        : failure('bus-unavailable', { problem: messageOf(error) }, { cause: error });
    }
  };
  const share = shared(run);
  return {
    sync: share.ask,
    close: async () => {
      await share.idle();
      await (await file)?.close();
    },
  };
}

/** @throws NewswatchError `bus-unavailable` where it cannot be brought in whole */
function bringIn(database: DatabaseSync): void {
  const answer = database.prepare('pragma wal_checkpoint(truncate)').get();
  if (answer?.['busy'] !== 0)
    throw failure('bus-unavailable', { problem: 'what could not be synced is being read by somebody else' });
}

/** Runs one at a time. Whoever asks while one runs waits for another, which begins after it, together with all others. */
function shared(run: () => Promise<void>): { ask(): Promise<void>; idle(): Promise<void> } {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    next = undefined;
    const begun = run().finally(() => {
      if (running === begun) running = undefined;
    });
    return (running = begun);
  };
  const ask = (): Promise<void> =>
    running === undefined ? begin() : (next ??= Promise.allSettled([running]).then(begin));
  return { ask, idle: async () => void (await Promise.allSettled([running, next])) };
}

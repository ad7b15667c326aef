import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failure, messageOf } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';

const SQLITE_BUSY = 5;

/**
 * Holds the folder for this process: an exclusive SQLite transaction on a file in it that is never committed. The
 * system drops the lock when the process dies, however it dies; nothing has to be cleaned up.
 *
 * Nobody may open the file by other means in this process: POSIX drops a process's locks on a file when any of its
 * descriptors for it is closed.
 * @throws NewswatchError `folder-locked`, `folder-unusable`
 */
export function lockFolder(folder: string): Closeable {
  using opening = new DisposableStack();
  try {
    const lock = opening.use(new DatabaseSync(join(folder, 'lock'), { timeout: 0 }));
    lock.exec('begin exclusive');
    const held = opening.move();
    return {
      close: async () => {
        held.dispose();
      },
    };
  } catch (error) {
    throw isBusy(error)
      ? failure('folder-locked', { folder }, { cause: error })
      : failure('folder-unusable', { folder, problem: messageOf(error) }, { cause: error });
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

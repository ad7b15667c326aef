import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failure, messageOf } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';

const SQLITE_BUSY = 5;
/** A command holds the folder for a moment only; whoever holds it longer runs. Nothing else goes on in this process yet. */
const PATIENCE_MS = 3_000;

/** All that are held: what nobody refers to is collected as garbage, and its lock would go with it. */
const locks = new Set<Disposable>();

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
    const lock = opening.use(new DatabaseSync(join(folder, 'lock'), { timeout: PATIENCE_MS }));
    lock.exec('begin exclusive');
    const held = opening.move();
    locks.add(held);
    return {
      close: async () => {
        locks.delete(held);
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

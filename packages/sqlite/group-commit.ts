/**
 * Gathers what arrives in one turn of the event loop and commits it together, so that many small publications share
 * one commit and one sync to disk. Each promise settles only after the sync; where the commit fails, none of the turn was
 * written.
 */
export interface GroupCommit<T> {
  add(values: readonly T[]): Promise<void>;
  /** Commits at once what has been gathered, and waits until all is synced, or cannot be. */
  finish(): Promise<void>;
}

interface Waiting<T> {
  readonly values: readonly T[];
  readonly settled: PromiseWithResolvers<void>;
}

export interface GroupCommitOptions<T> {
  /** @returns what is to be done once it is synced and whoever added the values has been told */
  readonly commit: (values: readonly T[]) => () => void;
  /** Resolves when what was committed before is on the disk. */
  readonly sync: () => Promise<void>;
}

export function createGroupCommit<T>({ commit, sync }: GroupCommitOptions<T>): GroupCommit<T> {
  let gathered: Waiting<T>[] = [];
  const unsynced = new Set<Promise<void>>();
  const commitAll = async (group: readonly Waiting<T>[]): Promise<() => void> => {
    const then = commit(group.flatMap(({ values }) => values));
    await sync();
    return then;
  };
  const flush = async (): Promise<void> => {
    const group = gathered;
    gathered = [];
    if (group.length === 0) return;
    try {
      const then = await commitAll(group);
      for (const { settled } of group) settled.resolve();
      then();
    } catch (error) {
      for (const { settled } of group) settled.reject(error);
    }
  };
  const begin = (): void => {
    const flushing = flush().finally(() => unsynced.delete(flushing));
    unsynced.add(flushing);
  };
  return {
    add: async (values) => {
      if (values.length === 0) return;
      const settled = Promise.withResolvers<void>();
      if (gathered.length === 0) setImmediate(begin);
      gathered.push({ values, settled });
      await settled.promise;
    },
    finish: async () => {
      begin();
      await Promise.all(unsynced);
    },
  };
}

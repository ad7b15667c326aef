/**
 * Gathers what arrives in one turn of the event loop and commits it together, so that many small publications share
 * one sync to disk. Each promise settles only after the commit; where it fails, none of the turn was written.
 */
export interface GroupCommit<T> {
  add(values: readonly T[]): Promise<void>;
  /** Commits at once what has been gathered. */
  flush(): void;
}

interface Waiting<T> {
  readonly values: readonly T[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createGroupCommit<T>(commit: (values: readonly T[]) => void): GroupCommit<T> {
  let gathered: Waiting<T>[] = [];
  const flush = (): void => {
    const group = gathered;
    gathered = [];
    if (group.length === 0) return;
    try {
      commit(group.flatMap(({ values }) => values));
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  return {
    add: async (values) => {
      if (values.length === 0) return;
      await new Promise<void>((resolve, reject) => {
        if (gathered.length === 0) setImmediate(flush);
        gathered.push({ values, resolve, reject });
      });
    },
    flush,
  };
}

import type { Compilable, Executor, Program } from './executor.ts';

/** Rows in one statement: SQL engines limit its parameters, and a statement of few shapes stays prepared. */
const TOGETHER = 50;
/** Rows that one transaction of `pruneInSteps` forgets, so that the work between is never held up for long. */
const STEP = 200;

export function chunksOf<T>(list: readonly T[], size = TOGETHER): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

/**
 * Each key once, the last value of it: one statement must not write a row twice. In the order of the keys, so that two
 * who write the same rows never wait for one another.
 */
export function lastByKey<T>(list: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const byKey = new Map(list.map((value) => [keyOf(value), value]));
  return [...byKey].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

/** Reads rows by id, in the order of the ids; those that are not there are left out. */
export async function readByIds<Row extends { readonly id: string }>(
  executor: Executor,
  ids: readonly string[],
  query: (ids: readonly string[]) => Compilable<Row>,
): Promise<readonly Row[]> {
  const found = await Promise.all(chunksOf([...new Set(ids)]).map((some) => executor.read(query(some))));
  const byId = new Map(found.flat().map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** @param step forgets so many rows at most and says how many */
export async function pruneInSteps(
  executor: Executor,
  step: (limit: number) => Program<number>,
): Promise<number> {
  let pruned = 0;
  for (;;) {
    const count = await executor.transact(() => step(STEP));
    pruned += count;
    if (count < STEP) return pruned;
  }
}

import { failure } from '@newswatch/domain';
import { type Dialect, DummyDriver, Kysely, type KyselyPlugin } from 'kysely';
import type { Queries } from './executor.ts';
import type { Tables } from './tables.ts';

/** Compiles only: executing through Kysely would hide results and failures, so it is refused. */
export function queryBuilder(
  dialect: Omit<Dialect, 'createDriver'>,
  plugins: readonly KyselyPlugin[] = [],
): Queries {
  const driver = Object.assign(new DummyDriver(), {
    acquireConnection: async () => {
      throw failure('unexpected', { problem: 'a query was executed outside the executor' });
    },
  });
  return new Kysely<Tables>({ dialect: { ...dialect, createDriver: () => driver }, plugins: [...plugins] });
}

import type { NewswatchError } from '@newswatch/domain';
import { checkKafka } from '@newswatch/kafka';
import { inspectRedis } from '@newswatch/redis';
import { type Servers, silentLog } from '@newswatch/runtime';
import { inspectDatabase, openPostgres } from '@newswatch/store';

/** What a server is like. It throws where it is away. */
export interface Examined {
  readonly says: string;
  /** Why it may not be used. */
  readonly refusal?: string;
  readonly warnings: readonly string[];
}

export async function examineStore({ store }: Servers): Promise<Examined> {
  const database = openPostgres({ url: store, connections: 1 });
  try {
    const { version, warnings } = await inspectDatabase(database);
    return { says: `PostgreSQL ${version} answers.`, warnings };
  } finally {
    await database.close();
  }
}

export async function examineQueue({ queue }: Servers): Promise<Examined> {
  const { version, ...findings } = await inspectRedis({ url: queue, onTrouble: () => undefined });
  return { says: `Redis ${version} answers.`, ...findings };
}

/** @returns what is wrong with the cluster or its topics; nothing when all is well */
export const examineBus = ({ bus, busAccess, prefix }: Servers): Promise<readonly NewswatchError[]> =>
  checkKafka({ brokers: bus, ...busAccess, prefix, log: silentLog });

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, failure, messageOf } from '@newswatch/domain';
import { type StageName, groupOf } from '@newswatch/pipeline';
import type { EventBus } from '@newswatch/ports';
import { openEmbedded, openStoreFile } from '@newswatch/sqlite';
import { type Copied, copyStore, openPostgres, openStore, sqliteExecutor } from '@newswatch/store';

const STAGES: readonly StageName[] = ['normalize', 'enrich', 'alert', 'notify', 'archive'];

export interface Move {
  /** Data folder of the embedded profile. */
  readonly from: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
}

export interface Moved extends Copied {
  /** Where the data are now. */
  readonly place: string;
}

/**
 * From the embedded profile to the distributed one: all that the store of a folder holds, into an empty database. The
 * folder stays as it is. Its bus is not carried over, so nothing must be left in it.
 * @throws NewswatchError `usage-wrong`, `folder-unusable`, `folder-locked`, `folder-not-drained`, `target-in-use`,
 *   `store-unavailable`
 */
export async function moveUp({ from, env, clock }: Move): Promise<Moved> {
  const url = databaseUrl(env);
  requireFolder(from);
  const { bus, close } = await openEmbedded({ folder: from, clock });
  await using closing = new AsyncDisposableStack();
  closing.defer(close);
  await refuseUndrained(bus, from);
  const source = sqliteExecutor(closing.use(openStoreFile(from)));
  await openStore(source, { alone: true });
  const target = openPostgres({ url });
  closing.defer(() => target.close());
  await openStore(target);
  return { ...(await copyStore(source, target)), place: target.place };
}

/** Opening a folder would make it. */
function requireFolder(folder: string): void {
  try {
    statSync(join(folder, 'store.db'));
  } catch (error) {
    throw failure('folder-unusable', { folder, problem: messageOf(error) }, { cause: error });
  }
}

/** @throws NewswatchError `folder-not-drained` */
async function refuseUndrained(bus: EventBus, folder: string): Promise<void> {
  const lags = await Promise.all(STAGES.map((stage) => bus.lag(groupOf(stage))));
  const count = lags.reduce((sum, lag) => sum + lag, 0);
  if (count > 0) throw failure('folder-not-drained', { folder, count });
}

/** As the distributed profile has it: the address, or a file that holds it. */
function databaseUrl(env: NodeJS.ProcessEnv): string {
  const { DATABASE_URL: url, DATABASE_URL_FILE: path } = env;
  if (url) return url;
  if (path) return readFileSync(path, 'utf8').trim();
  throw failure('usage-wrong', { problem: 'DATABASE_URL must name the PostgreSQL database to move to' });
}

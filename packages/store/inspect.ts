import { sql } from 'kysely';
import type { Executor } from './executor.ts';

/** What the database server says of itself, as far as it matters here. */
export interface DatabaseFindings {
  readonly version: string;
  /** What it may do to us, and what to set against it. */
  readonly warnings: readonly string[];
}

interface SettingsRow {
  readonly version: string;
  readonly number: number;
  readonly fsync: string;
  readonly commit: string;
  readonly full_page: string;
}

const LEAST = 13;

/**
 * Version and settings of a PostgreSQL server. Without `fsync` a crash can damage the data; without
 * `synchronous_commit` the last transactions before it are lost though we were told that they are safe.
 * @throws NewswatchError `store-unavailable`
 */
export async function inspectDatabase(executor: Executor): Promise<DatabaseFindings> {
  const query = sql<SettingsRow>`select current_setting('server_version') as version,
    current_setting('server_version_num')::int as number, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as full_page`;
  const [row] = await executor.read({ compile: () => query.compile(executor.db) });
  return row === undefined ? { version: 'unknown', warnings: [] } : findingsIn(row);
}

const OFF = {
  fsync: 'fsync is off: set it to on, or a crash of its machine damages the data',
  commit: 'synchronous_commit is off: set it to on, or a crash forgets what was decided and told',
  full_page: 'full_page_writes is off: set it to on, or a crash damages the data',
} as const;

function findingsIn(row: SettingsRow): DatabaseFindings {
  const tooOld = `it is PostgreSQL ${row.version}, and ${LEAST} is the least`;
  return {
    version: row.version,
    warnings: [
      ...(row.number < LEAST * 10_000 ? [tooOld] : []),
      ...(['fsync', 'commit', 'full_page'] as const).flatMap((setting) =>
        row[setting] === 'off' ? [OFF[setting]] : [],
      ),
    ],
  };
}

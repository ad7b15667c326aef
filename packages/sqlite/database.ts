import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failure, messageOf, systemCode } from '@newswatch/domain';

/** The first release that cannot corrupt a WAL when it is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const;
/** How long a statement waits for another process (a backup, a shell) that holds the write lock. */
const BUSY_MS = 5_000;
/** A WAL that one large transaction made grow is cut back to this at the next reset. */
const WAL_BYTES = 64 * 1024 * 1024;
/**
 * Each connection keeps so much of its file at hand. What is found by a hash (stories by their bands) lies all over it:
 * with the 2 MiB of SQLite, pages are read and written anew within one transaction.
 */
const CACHE_KIB = 32 * 1024;
/**
 * Rows are found by keys that lie all over a file: small pages, written many times before they are copied into it. A log
 * is appended to by messages of some kilobytes, by the dozen: in few large pages, copied early, while they are in the caches
 * of the machine, that took a third less of its thread's time.
 */
const LAYOUTS = {
  rows: { pageBytes: 4_096, checkpointBytes: 16 * 1024 * 1024 },
  log: { pageBytes: 16_384, checkpointBytes: 6 * 1024 * 1024 },
} as const;

export interface DatabaseOptions {
  /** FULL (the default) also survives the death of the machine, NORMAL only that of the process. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** What the file holds above all; rows, unless told. The pages of one that is there stay as they are. */
  readonly layout?: keyof typeof LAYOUTS;
  /** Brings the schema up to date; without it the schema is the caller's. */
  readonly migrations?: readonly string[];
}

/**
 * The one opener of SQLite files: WAL, foreign keys, made when missing.
 * @throws NewswatchError `sqlite-too-old`, `folder-too-new`, `folder-unusable`, `data-damaged`
 */
export function openDatabase(path: string, options: DatabaseOptions = {}): DatabaseSync {
  using opening = new DisposableStack();
  try {
    const database = opening.use(new DatabaseSync(path, { timeout: BUSY_MS }));
    refuseOldSqlite(String(database.prepare('select sqlite_version() as version').get()?.['version']));
    if (options.migrations !== undefined) refuseNewerSchema(database, path, options.migrations.length);
    configure(database, options);
    migrate(database, options.migrations ?? []);
    opening.move();
    return database;
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    if (isDamage(error))
      throw failure('data-damaged', { problem: `${path}: ${messageOf(error)}` }, { cause: error });
    throw failure('folder-unusable', { folder: dirname(path), problem: messageOf(error) }, { cause: error });
  }
}

/** @throws NewswatchError `sqlite-too-old` */
export function refuseOldSqlite(version: string): void {
  const found = version.split('.').map(Number);
  const differing = OLDEST_SQLITE.findIndex((wanted, part) => found[part] !== wanted);
  if (differing >= 0 && !((found[differing] ?? 0) > (OLDEST_SQLITE[differing] ?? 0))) {
    throw failure('sqlite-too-old', { version });
  }
}

/**
 * Runs `work` in one write transaction. It is synchronous on purpose: no transaction spans an await, so nothing that
 * another task writes meanwhile can vanish with its rollback.
 */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    // SQLite has rolled back by itself after some errors, a full disk among them.
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/** What SQLite throws, as an outage of the part that rests on it, or of all for damage; anything else stays what it is. */
export function orUnavailable<T>(code: UnavailableCode, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    throw failure(isDamage(error) ? 'data-damaged' : code, { problem: messageOf(error) }, { cause: error });
  }
}

export type UnavailableCode = 'bus-unavailable' | 'queue-unavailable' | 'store-unavailable';

/** A database that is closed answers ERR_INVALID_STATE. */
const isSqliteError = (error: unknown): boolean =>
  ['ERR_SQLITE_ERROR', 'ERR_INVALID_STATE'].includes(systemCode(error));

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) & 0xff);

function configure(database: DatabaseSync, { synchronous = 'FULL', layout = 'rows' }: DatabaseOptions): void {
  const { pageBytes, checkpointBytes } = LAYOUTS[layout];
  database.exec(`pragma page_size = ${pageBytes};
    pragma journal_mode = wal; pragma synchronous = ${synchronous};
    pragma foreign_keys = on; pragma journal_size_limit = ${WAL_BYTES};
    pragma cache_size = -${CACHE_KIB};`);
  const pages = Math.round(checkpointBytes / numberOf(database, 'page_size'));
  database.exec(`pragma wal_autocheckpoint = ${pages}`);
}

/** The schema's version is the number of migrations that made it. Asked before anything in the file is touched. */
function refuseNewerSchema(database: DatabaseSync, path: string, known: number): void {
  const found = schemaVersion(database);
  if (found > known) throw failure('folder-too-new', { folder: dirname(path), found, known });
}

/** Each migration and the version that it leads to are one transaction: a death between two loses neither. */
function migrate(database: DatabaseSync, migrations: readonly string[]): void {
  for (let version = schemaVersion(database); version < migrations.length; version += 1) {
    transact(database, () => {
      database.exec(migrations[version] ?? '');
      database.exec(`pragma user_version = ${version + 1}`);
    });
  }
}

const schemaVersion = (database: DatabaseSync): number => numberOf(database, 'user_version');

const numberOf = (database: DatabaseSync, pragma: 'user_version' | 'page_size'): number =>
  Number(database.prepare(`pragma ${pragma}`).get()?.[pragma]);

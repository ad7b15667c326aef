import { NewswatchError, failure, messageOf, systemCode } from '@newswatch/domain';
import { type CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import { dirname } from 'node:path';
import type { Executor, Locks, Program, Queries } from '../executor.ts';
import { queryBuilder } from '../query-builder.ts';
import { sqliteBands } from './sqlite-bands.ts';
import { sqliteWords } from './sqlite-words.ts';

/** What is needed of a synchronous SQLite connection; `DatabaseSync` of Node is one. */
export interface SyncDatabase {
  readonly isOpen: boolean;
  /** False again when SQLite has rolled back by itself, as it does when the disk is full. */
  readonly isTransaction: boolean;
  exec(text: string): void;
  prepare(text: string): { all(...parameters: SyncValue[]): readonly unknown[] };
  /** Path of the file; null for a database in memory. */
  location(): string | null;
}
export type SyncValue = string | number | null | Uint8Array;

/** The most programs in one commit: what comes after them waits for the next turn, so that other work gets its turn. */
const MOST_TOGETHER = 100;
/** Statements kept prepared. */
const MOST_PREPARED = 256;

/**
 * Runs programs on one SQLite connection, each in one go.
 *
 * Guarantee: a promise resolves only after the commit. Programs that arrive in one turn of the event loop are committed
 * together, so that many small ones share one sync to disk; one that fails is rolled back alone, and the others may run
 * a second time for it. When the database
 * itself fails, none of the turn was written and all of it is rejected with `store-unavailable`.
 */
export function sqliteExecutor(database: SyncDatabase): Executor {
  const location = database.location();
  const { execute, control } = statementsOf(database);
  control('pragma foreign_keys = on');
  const db = sqliteQueries();
  return {
    db,
    place: location === null || location === '' ? 'in memory' : dirname(location),
    clustered: (table) => table.modifyEnd(sql`without rowid`),
    locks: alone,
    words: sqliteWords(db),
    bands: sqliteBands(db),
    textOf: (utf8) => sql<string>`cast(${utf8} as text)`,
    // The compiled query carries the type of its rows.
    read: async <Row>(query: { compile(): CompiledQuery<Row> }) => execute(query.compile()) as readonly Row[],
    transact: groupCommit({ execute, control, isBegun: () => database.isOpen && database.isTransaction }),
  };
}

const sqliteQueries = (): Queries =>
  queryBuilder({
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  });

/** The one connection runs one program at a time. */
const alone: Locks = {
  holding: (query) => query,
  passingBy: (query) => query,
  *named() {},
};

interface Statements {
  readonly execute: (query: CompiledQuery) => readonly unknown[];
  readonly control: (text: string) => void;
}

function statementsOf(database: SyncDatabase): Statements {
  const prepared = new Map<string, ReturnType<SyncDatabase['prepare']>>();
  const prepare = (text: string): ReturnType<SyncDatabase['prepare']> => {
    const statement = prepared.get(text) ?? database.prepare(text);
    // Deleted and set again, so that the map stays ordered by last use.
    prepared.delete(text);
    prepared.set(text, statement);
    const [oldest] = prepared.keys();
    if (oldest !== undefined && prepared.size > MOST_PREPARED) prepared.delete(oldest);
    return statement;
  };
  return {
    execute: ({ sql: text, parameters }) =>
      // The tables' columns have no other types, and SQLite refuses any other value.
      translated(() => prepare(text).all(...(parameters as readonly SyncValue[]))),
    control: (text) => translated(() => database.exec(text)),
  };
}

interface Transactions extends Statements {
  readonly isBegun: () => boolean;
}

interface Waiting {
  /** Runs the program. @returns what to do once it is durable */
  readonly attempt: () => () => void;
  readonly reject: (error: unknown) => void;
}

function groupCommit(transactions: Transactions): Executor['transact'] {
  let waiting: Waiting[] = [];
  const commit = (): void => {
    const group = waiting.slice(0, MOST_TOGETHER);
    waiting = waiting.slice(MOST_TOGETHER);
    if (waiting.length > 0) setImmediate(commit);
    commitTogether(transactions, group);
  };
  return <T>(program: () => Program<T>) =>
    new Promise<T>((resolve, reject) => {
      const attempt = (): (() => void) => {
        const result = drive(transactions, program());
        return () => resolve(result);
      };
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ attempt, reject });
    });
}

function commitTogether(transactions: Transactions, group: readonly Waiting[]): void {
  const { control, isBegun } = transactions;
  try {
    const settlements = attemptAll(transactions, group);
    control('commit');
    for (const settle of settlements) settle();
  } catch (error) {
    for (const { reject } of group) reject(error);
    if (isBegun()) control('rollback');
  }
}

/**
 * Hardly any program fails, and a savepoint for each costs a copy of every page that it touches: only where one has
 * failed, the others run again, each in a savepoint of its own. They leave the transaction open.
 * @returns what to do once they are durable
 * @throws NewswatchError `store-unavailable` or `data-damaged`, which ends the whole group
 */
function attemptAll(transactions: Transactions, group: readonly Waiting[]): readonly (() => void)[] {
  const { control } = transactions;
  control('begin immediate');
  const settlements: (() => void)[] = [];
  try {
    for (const { attempt } of group) settlements.push(attempt());
    return settlements;
  } catch (error) {
    if (isOutage(error)) throw error;
    control('rollback');
    control('begin immediate');
    const failed = group[settlements.length];
    return group.map((member) =>
      member === failed ? () => member.reject(error) : attemptAlone(transactions, member),
    );
  }
}

/** @throws as `attemptAll` */
function attemptAlone({ control }: Transactions, member: Waiting): () => void {
  control('savepoint program');
  try {
    const settle = member.attempt();
    control('release program');
    return settle;
  } catch (error) {
    if (isOutage(error)) throw error;
    control('rollback to program');
    control('release program');
    return () => member.reject(error);
  }
}

const isOutage = (error: unknown): boolean => error instanceof NewswatchError && error.retry === 'soon';

function drive<T>({ execute }: Statements, program: Program<T>): T {
  let step = program.next([]);
  while (!step.done) step = program.next(execute(step.value));
  return step.value;
}

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreFailure(error);
  }
}

/** Primary result codes of an outage: perm, busy, locked, nomem, readonly, interrupt, ioerr, full, cantopen, protocol. */
const OUTAGES = new Set([3, 5, 6, 7, 8, 9, 10, 13, 14, 15]);
/** Corrupt, notadb: waited for as well, but no waiting helps. */
const DAMAGES = new Set([11, 26]);

/** A constraint, a type or a syntax that is wrong fails again and must not look like an outage, which is waited for. */
function asStoreFailure(error: unknown): NewswatchError {
  return failure(codeOf(error), { problem: messageOf(error) }, { cause: error });
}

function codeOf(error: unknown): 'store-unavailable' | 'data-damaged' | 'unexpected' {
  // Closed, as it is while newswatch ends.
  if (systemCode(error) === 'ERR_INVALID_STATE') return 'store-unavailable';
  const result = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  if (result === undefined) return 'unexpected';
  if (DAMAGES.has(result)) return 'data-damaged';
  return OUTAGES.has(result) ? 'store-unavailable' : 'unexpected';
}

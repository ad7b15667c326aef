import { NewswatchError } from '@newswatch/domain';
import type { Closeable } from '@newswatch/ports';
import { type CompiledQuery, sql } from 'kysely';
import { Client, type ClientBase, type ClientConfig, Pool, type QueryResultRow, types } from 'pg';
import { type Compilable, type Executor, type Locks, type Program, type Queries, run } from '../executor.ts';
import { asStoreFailure, isCollision } from './postgres-failure.ts';
import { postgresQueries } from './postgres-queries.ts';
import { postgresBands } from './postgres-bands.ts';
import { postgresWords } from './postgres-words.ts';
import { createTurns } from './turns.ts';

export interface PostgresOptions {
  /** As libpq and `DATABASE_URL` have it. */
  readonly url: string;
  /** The most connections at once. */
  readonly connections?: number;
  /** Milliseconds that a statement may take, waiting for locks included. */
  readonly statementMs?: number;
}

const CONNECTIONS = 10;
const STATEMENT_MS = 30_000;
const CONNECT_MS = 5_000;
/** The server speaks first about what took too long; where the network is silent, we give up by ourselves. */
const GRACE_MS = 5_000;
/** A program hands back at once what it was given: idle in a transaction is a client that hangs or is gone. */
const IDLE_MS = 60_000;
/** How often a program runs that collides with others; each time one of them gets through. */
const ATTEMPTS = 10;

/**
 * Runs programs on PostgreSQL, each on a connection of its own, with a round trip for each query.
 *
 * Guarantee: a promise resolves only after the commit. Transactions are READ COMMITTED, and a program locks what it must
 * not find changed; one that meets a deadlock runs again. When the connection is lost, or a statement takes too long,
 * it is rejected with `store-unavailable`: it was not written, but for a COMMIT whose answer was lost, so whoever tries
 * again must find what it wrote.
 */
export function openPostgres(options: PostgresOptions): Executor & Closeable {
  const pool = openPool(options);
  const db = postgresQueries();
  return {
    db,
    place: placeOf(options),
    clustered: (table) => table,
    locks: locksOf(db),
    words: postgresWords(db),
    bands: postgresBands(db),
    textOf: (utf8) => sql<string>`convert_from(${utf8}, 'UTF8')`,
    read: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      return pool.use((client) => execute<Row>(client, compiled));
    },
    async transact<T>(program: () => Program<T>, { patient = false } = {}) {
      for (let attempt = 1; ; attempt += 1) {
        const connections = patient ? unhurried(options) : pool;
        const end = await connections.use((client) => attemptOn(client, program));
        if (end.kind === 'committed') return end.result;
        if (attempt === ATTEMPTS) throw end.error;
      }
    },
    close: () => pool.close(),
  };
}

/** Where it is, without user and password. */
function placeOf({ url }: PostgresOptions): string {
  const { host, port, database } = new Client({ connectionString: url });
  return `${host}:${port}/${database}`;
}

/** Whoever waits for a turn waits for others of this process; the pool's deadline is for the server alone. */
function openPool(options: PostgresOptions): Connections & Closeable {
  const { connections = CONNECTIONS, statementMs = STATEMENT_MS } = options;
  const pool = new Pool({
    ...settingsOf(options),
    max: connections,
    statement_timeout: statementMs,
    query_timeout: statementMs + GRACE_MS,
  });
  const turns = createTurns(connections);
  // A connection that is lost while nothing is asked of it is told by the next query, or forgotten by the pool.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    async use(work) {
      await turns.take();
      try {
        return await connected(() => pool.connect(), work);
      } finally {
        turns.giveBack();
      }
    },
    close: () => pool.end(),
  };
}

const settingsOf = ({ url }: PostgresOptions): ClientConfig => ({
  connectionString: url,
  application_name: 'newswatch',
  connectionTimeoutMillis: CONNECT_MS,
  idle_in_transaction_session_timeout: IDLE_MS,
  keepAlive: true,
  types: { getTypeParser },
});

/** Counters are `bigint` and stay below 2^53. */
const getTypeParser: typeof types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  id === types.builtins.INT8 ? Number : types.getTypeParser(id, format);

interface Connections {
  /** @throws NewswatchError `store-unavailable` when there is no connection, and what the work throws */
  use<T>(work: (client: Connection) => Promise<T>): Promise<T>;
}

interface Connection extends Pick<ClientBase, 'query'> {
  /** @param isBroken not to be used again */
  release(isBroken: boolean): void;
}

/** A connection without a deadline, for one program. */
const unhurried = (options: PostgresOptions): Connections => ({
  use: (work) =>
    connected(async () => {
      const client = new Client(settingsOf(options));
      client.on('error', () => undefined);
      await client.connect();
      return Object.assign(client, { release: () => void client.end() });
    }, work),
});

async function connected<T>(
  connect: () => Promise<Connection>,
  work: (client: Connection) => Promise<T>,
): Promise<T> {
  const client = await translated(connect());
  let isBroken = false;
  try {
    return await work(client);
  } catch (error) {
    isBroken = isOutage(error);
    throw error;
  } finally {
    client.release(isBroken);
  }
}

type End<T> =
  { readonly kind: 'committed'; readonly result: T } | { readonly kind: 'collided'; readonly error: unknown };

async function attemptOn<T>(client: Connection, program: () => Program<T>): Promise<End<T>> {
  try {
    await control(client, 'begin isolation level read committed');
    const result = await drive(client, program());
    await control(client, 'commit');
    return { kind: 'committed', result };
  } catch (error) {
    const hasCollided = error instanceof NewswatchError && isCollision(error.cause);
    // The server takes back what an outage broke off.
    if (isOutage(error) && !hasCollided) throw error;
    await control(client, 'rollback');
    if (!hasCollided) throw error;
    return { kind: 'collided', error };
  }
}

const isOutage = (error: unknown): boolean => error instanceof NewswatchError && error.retry === 'soon';

async function drive<T>(client: Connection, program: Program<T>): Promise<T> {
  let step = program.next([]);
  while (!step.done) step = program.next(await execute(client, step.value));
  return step.value;
}

const control = (client: Connection, text: string): Promise<unknown> => translated(client.query(text));

async function execute<Row>(client: Connection, query: CompiledQuery<Row>): Promise<readonly Row[]> {
  const values = query.parameters.map(storable);
  const { rows } = await translated(client.query<Row & QueryResultRow>(query.sql, values));
  return rows;
}

/** Text in PostgreSQL never holds U+0000. */
function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  return typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value;
}

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asStoreFailure(error);
  }
}

const locksOf = (db: Queries): Locks => ({
  holding: (query) => query.forUpdate(),
  passingBy: (query) => query.forUpdate().skipLocked(),
  *named(names) {
    // In one order, so that two programs never wait for one another.
    const query = sql`select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(name, 0) as key
      from unnest(${[...names]}::text[]) as given (name) order by key) as keys`;
    yield* run({ compile: () => query.compile(db) });
  },
});

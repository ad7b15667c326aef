import type { CompiledQuery, CreateTableBuilder, Kysely, RawBuilder, SelectQueryBuilder } from 'kysely';
import type { BandIndex } from './band-index.ts';
import type { Tables } from './tables.ts';
import type { WordIndex } from './word-index.ts';

/** Builds queries; executes none. */
export type Queries = Kysely<Tables>;

/**
 * Where queries run. Kysely types and compiles them; it never executes any.
 *
 * A transaction is a program: a generator that yields compiled queries and receives their rows. It awaits nothing, so
 * that an embedded database runs it in one go and no write transaction ever spans an await; a server is driven with
 * awaits by its own executor. A program may run more than once before it is committed: it keeps nothing outside itself.
 */
export interface Executor {
  /** In the dialect of the database. */
  readonly db: Queries;
  /** Where the data are, for messages to people. */
  readonly place: string;
  /** Lays a table out by its primary key, where the dialect can. */
  readonly clustered: Clustered;
  readonly locks: Locks;
  readonly words: WordIndex;
  readonly bands: BandIndex;
  /** A text that is there as UTF-8 already. */
  readonly textOf: (utf8: Uint8Array) => RawBuilder<string>;
  /** Whole numbers come as numbers. @throws NewswatchError `store-unavailable`: an outage; `unexpected`: a mistake in the query */
  read<Row>(query: Compilable<Row>): Promise<readonly Row[]>;
  /** All or nothing; resolves once it is durable. @throws as `read`, and what the program throws */
  transact<T>(program: () => Program<T>, options?: TransactOptions): Promise<T>;
}

export interface TransactOptions {
  /** Its queries may take as long as they need. */
  readonly patient?: boolean;
}

/**
 * What keeps several writers apart. A statement sees what was committed before it began, so a program that reads before
 * it writes locks first. Where one connection writes at a time there is nothing to do.
 */
export interface Locks {
  /** The rows found stay as they are until the transaction ends; a query of a program. */
  readonly holding: Locked;
  /** Leaves out the rows that another transaction has in hand just now, and waits for nobody. */
  readonly passingBy: Locked;
  /** Programs that name the same thing run one after the other. Names at most 50 things. */
  named(names: readonly string[]): Program<void>;
}

export type Locked = <DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
) => SelectQueryBuilder<DB, TB, O>;

export type Clustered = <T extends string>(table: CreateTableBuilder<T>) => CreateTableBuilder<T>;

export type Program<T> = Generator<CompiledQuery, T, readonly unknown[]>;

export interface Compilable<Row = unknown> {
  compile(): CompiledQuery<Row>;
}

/** One query of a program: `const rows = yield* run(query)`. */
export function* run<Row>(query: Compilable<Row>): Program<readonly Row[]> {
  // The compiled query carries the type of its rows; the executor passes them on as they are.
  return (yield query.compile()) as readonly Row[];
}

/**
 * Adds to a counter and answers its new value. The row stays locked until the transaction ends, so whatever is numbered
 * by it is committed in the order of its numbers, and programs that begin with it run one after the other.
 */
export function* advance(db: Queries, name: string, by: number): Program<number> {
  const [row] = yield* run(
    db
      .insertInto('counters')
      .values({ name, value: by })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', by) })),
      )
      .returning('value'),
  );
  return Number(row?.value);
}

import { articleSchema, failure } from '@newswatch/domain';
import { type RawBuilder, sql } from 'kysely';
import type { BandsOfPrint } from './band-index.ts';
import { decoderOf, stringList } from './decode.ts';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import type { IndexedWords } from './word-index.ts';
import { wordsOf } from './words.ts';

/**
 * Carries a store over into another one, rows as they are: what was decided, told, seen and sent stays so, and nothing
 * is done again.
 *
 * Guarantee: a counter of the target says how far it is. Copying that was interrupted goes on; what was copied once is
 * not copied again, whatever happened to either store since. A target that holds anything else is refused.
 */
export interface Copied {
  /** Was done before: nothing is changed. */
  readonly isRepeated: boolean;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What is copied, with its key; a row that refers to another comes behind it. */
const TABLES = {
  feeds: ['id'],
  polls: ['feed_id'],
  poll_hosts: ['host'],
  article_pages: ['id'],
  receivers: ['id'],
  watches: ['id'],
  story_prints: ['version'],
  decisions: ['version', 'watch_id'],
  deliveries: ['id'],
  archive: ['version'],
  dead_letters: ['id'],
} as const;

const COUNTER = 'copied';
const BEGUN = 1;
const DONE = 2;
/** Rows in memory at a time. */
const TOGETHER = 200;

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Both are open stores of this release, and nobody else uses either.
 * @throws NewswatchError `target-in-use`, `store-unavailable`, `data-damaged`
 */
export async function copyStore(from: Executor, to: Executor): Promise<Copied> {
  const state = await to.transact(() => begin(to));
  if (state === DONE) return { isRepeated: true, rows: {} };
  const rows: Record<string, number> = {};
  for (const [table, keys] of Object.entries(TABLES)) {
    let count = 0;
    for await (const page of pagesOf(from, table, keys)) {
      await to.transact(() => insert(to, table, page));
      count += page.length;
    }
    rows[table] = count;
  }
  const counters = await from.read(from.db.selectFrom('counters').selectAll());
  await to.transact(() => finish(to.db, counters));
  return { isRepeated: false, rows };
}

/** @returns how far copying is */
function* begin(to: Executor): Program<number> {
  const { db, locks, place } = to;
  yield* locks.named(['newswatch copying']);
  const [found] = yield* run(db.selectFrom('counters').select('value').where('name', '=', COUNTER));
  if (found !== undefined) return found.value;
  for (const table of Object.keys(TABLES)) {
    const some = yield* run(raw(db, sql`select 1 from ${sql.table(table)} limit 1`));
    if (some.length > 0) throw failure('target-in-use', { place });
  }
  yield* run(db.insertInto('counters').values({ name: COUNTER, value: BEGUN }));
  return BEGUN;
}

async function* pagesOf(
  { db, read }: Executor,
  table: string,
  keys: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  let after = sql`true`;
  for (;;) {
    const page = await read<Row>(
      raw(
        db,
        sql<Row>`select * from ${sql.table(table)} where ${after} order by ${columns} limit ${TOGETHER}`,
      ),
    );
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < TOGETHER) return;
    after = sql`(${columns}) > (${sql.join(keys.map((key) => last[key]))})`;
  }
}

function* insert({ db, words, bands }: Executor, table: string, page: readonly Row[]): Program<void> {
  const columns = Object.keys(page[0] ?? {});
  const values = page.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  yield* run(
    raw(
      db,
      sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
        values ${sql.join(values)} on conflict do nothing`,
    ),
  );
  if (table === 'archive') yield* words.write(page.map(indexedWordsOf));
  if (table === 'story_prints') yield* bands.add(page.map(bandsOfPrint));
}

const indexedWordsOf = ({ version, article }: Row): IndexedWords => ({
  version: String(version),
  words: wordsOf(decodeArticle(String(article))),
});

const bandsOfPrint = ({ number, bands }: Row): BandsOfPrint => ({
  number: Number(number),
  bands: stringList('list of bands', String(bands)),
});

const decodeArticle = decoderOf('article', articleSchema);

/** Numbers go on where the source left off. */
function* finish(
  db: Queries,
  counters: readonly { readonly name: string; readonly value: number }[],
): Program<void> {
  for (const { name, value } of counters.filter((counter) => counter.name !== COUNTER))
    yield* run(
      db
        .insertInto('counters')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
    );
  yield* run(db.updateTable('counters').set({ value: DONE }).where('name', '=', COUNTER));
}

const raw = <T>(db: Queries, query: RawBuilder<T>) => ({ compile: () => query.compile(db) });

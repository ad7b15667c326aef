import { sql } from 'kysely';
import { type Compilable, type Program, type Queries, run } from '../executor.ts';
import { chunksOf } from '../rows.ts';
import { sameShape } from '../same-shape.ts';
import type { IndexedWords, WordIndex } from '../word-index.ts';
import { type WordSyntax, written } from '../words.ts';

/**
 * A full-text table that keeps no texts; its rows are numbers, so a table beside it numbers the versions. The tokenizer
 * splits at spaces and takes all else as it comes, but for capitals of ASCII, of which folded words have none.
 */
export function sqliteWords(db: Queries): WordIndex {
  const writes = writesOf(db);
  const raw = (query: ReturnType<typeof sql>) => ({ compile: () => query.compile(db) });
  return {
    schema: [
      db.schema
        .createTable('archive_numbers')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('version', 'text', (column) => column.notNull().unique()),
      raw(sql`create virtual table archive_words using fts5(
        words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars ''''")`),
    ],
    *write(entries) {
      for (const some of chunksOf(entries)) yield* writeSome(db, some, writes);
    },
    *forget(versions) {
      const numbers = db.selectFrom('archive_numbers').select('number').where('version', 'in', versions);
      yield* run(raw(sql`delete from archive_words where rowid in (${numbers})`));
      yield* run(db.deleteFrom('archive_numbers').where('version', 'in', versions));
    },
    *narrow(query) {
      const text = written(query, syntax);
      if (text === undefined) return { condition: sql<boolean>`false`, isSelective: true };
      const some = sql<{ readonly hits: number }>`select count(*) as hits from (
        select rowid from archive_words where archive_words match ${text} limit ${MANY + 1})`;
      const [row] = yield* run({ compile: () => some.compile(db) });
      const hits = row?.hits ?? 0;
      return { condition: hits > MANY ? isThere(text) : isAmong(text), isSelective: hits <= FEW };
    },
  };
}

/**
 * SQLite does not know how frequent a word is. Measured on half a million articles: so few are found and put in order at
 * once; so many are met soon on the way through the articles, newest first; of those between, the list is kept at hand.
 */
const FEW = 1_000;
const MANY = 20_000;

const isAmong = (text: string) => sql<boolean>`version in (
  select version from archive_numbers
  where number in (select rowid from archive_words where archive_words match ${text}))`;

const isThere = (text: string) => sql<boolean>`exists (
  select 1 from archive_numbers cross join archive_words
  where archive_numbers.version = archive.version and archive_words.rowid = archive_numbers.number
    and archive_words match ${text})`;

interface Writes {
  readonly number: (rows: readonly { readonly version: string }[]) => Compilable;
  readonly index: (rows: readonly { readonly number: number; readonly words: string }[]) => Compilable;
}

const writesOf = (db: Queries): Writes => ({
  number: sameShape((rows) =>
    db
      .insertInto('archive_numbers')
      .values([...rows])
      .onConflict((conflict) => conflict.column('version').doNothing()),
  ),
  index: sameShape((rows) => {
    const values = rows.map(({ number, words }) => sql`(${number}, ${words})`);
    const query = sql`insert or replace into archive_words (rowid, words) values ${sql.join(values)}`;
    return { compile: () => query.compile(db) };
  }),
});

function* writeSome(
  db: Queries,
  entries: readonly IndexedWords[],
  { number: numbering, index }: Writes,
): Program<void> {
  const wordsOf = new Map(entries.map(({ version, words }) => [version, words]));
  const versions = [...wordsOf.keys()];
  yield* run(numbering(versions.map((version) => ({ version }))));
  const rows = yield* run(db.selectFrom('archive_numbers').selectAll().where('version', 'in', versions));
  yield* run(index(rows.map(({ number, version }) => ({ number, words: wordsOf.get(version) ?? '' }))));
}

const syntax: WordSyntax = {
  word: (text) => `"${text}"`,
  beginning: (text) => `"${text}"*`,
  and: ' AND ',
  or: ' OR ',
};

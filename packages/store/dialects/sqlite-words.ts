import { sql } from 'kysely';
import { type Program, type Queries, run } from '../executor.ts';
import type { IndexedWords, WordIndex } from '../word-index.ts';
import { type WordSyntax, written } from '../words.ts';

/**
 * A full-text table that keeps no texts; its rows are numbers, so a table beside it numbers the versions. The tokenizer
 * splits at spaces and takes all else as it comes, but for capitals of ASCII, of which folded words have none.
 */
export function sqliteWords(db: Queries): WordIndex {
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
      for (const entry of entries) yield* writeOne(db, entry);
    },
    *forget(versions) {
      const numbers = db.selectFrom('archive_numbers').select('number').where('version', 'in', versions);
      yield* run(raw(sql`delete from archive_words where rowid in (${numbers})`));
      yield* run(db.deleteFrom('archive_numbers').where('version', 'in', versions));
    },
    matching(query) {
      const text = written(query, syntax);
      if (text === undefined) return sql<boolean>`false`;
      const numbers = sql<number>`(select rowid from archive_words where archive_words match ${text})`;
      const versions = db.selectFrom('archive_numbers').select('version').where('number', 'in', numbers);
      return sql<boolean>`version in (${versions})`;
    },
  };
}

function* writeOne(db: Queries, { version, words }: IndexedWords): Program<void> {
  yield* run(
    db
      .insertInto('archive_numbers')
      .values({ version })
      .onConflict((conflict) => conflict.column('version').doNothing()),
  );
  const query = sql`insert or replace into archive_words (rowid, words)
    select number, ${words.join(' ')} from archive_numbers where version = ${version}`;
  yield* run({ compile: () => query.compile(db) });
}

const syntax: WordSyntax = {
  word: (text) => `"${text}"`,
  beginning: (text) => `"${text}"*`,
  and: ' AND ',
  or: ' OR ',
};

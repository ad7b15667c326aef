import { sql } from 'kysely';
import { type Queries, run } from '../executor.ts';
import type { WordIndex } from '../word-index.ts';
import { type WordSyntax, written } from '../words.ts';

/** A table of word vectors beside the archive, so that neither is read for the other; a row goes with its version. */
export function postgresWords(db: Queries): WordIndex {
  const raw = (query: ReturnType<typeof sql>) => ({ compile: () => query.compile(db) });
  return {
    schema: [
      raw(sql`create table archive_words (
        version text collate "C" primary key references archive (version) on delete cascade,
        words tsvector not null)`),
      raw(sql`create index archive_words_by_words on archive_words using gin (words)`),
    ],
    *write(entries) {
      if (entries.length === 0) return;
      const versions = entries.map(({ version }) => version);
      const words = entries.map((entry) => entry.words);
      yield* run(
        raw(sql`insert into archive_words (version, words)
          select version, array_to_tsvector(string_to_array(words, ' '))
          from unnest(${versions}::text[], ${words}::text[]) as given (version, words)
          on conflict (version) do update set words = excluded.words`),
      );
    },
    // The key of the table does it.
    *forget() {},
    // The planner counts words, and chooses the way by itself.
    // oxlint-disable-next-line require-yield
    *narrow(query) {
      const text = written(query, syntax);
      const condition =
        text === undefined
          ? sql<boolean>`false`
          : sql<boolean>`version in (select version from archive_words where words @@ ${text}::tsquery)`;
      return { condition, isSelective: false };
    },
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const syntax: WordSyntax = {
  word: quoted,
  beginning: (text) => `${quoted(text)}:*`,
  and: ' & ',
  or: ' | ',
};

import { type Article, articleSchema, enrichmentSchema, jsonOf } from '@newswatch/domain';
import type { Archive, ArchivedArticle } from '@newswatch/ports';
import { editedAmong, writeChanges } from './archive-changes.ts';
import { decoderOf } from './decode.ts';
import { sql } from 'kysely';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, pruneInSteps, readByIds } from './rows.ts';
import { sameShape } from './same-shape.ts';
import type { Narrowing } from './word-index.ts';
import { wordsOf } from './words.ts';

const decodeArticle = decoderOf('article', articleSchema);
const decodeEnrichment = decoderOf('enrichment', enrichmentSchema);

/** An article as it is kept. Its JSON is that of the event that brought it, where this process wrote that. */
export interface WrittenArticle {
  readonly row: Readonly<Record<'version' | 'article_id' | 'fetched_at' | 'source' | 'language', string>> & {
    readonly newest: 1;
    readonly article: Uint8Array;
    readonly enrichment: Uint8Array;
  };
  /** What is looked for in it. */
  readonly read: Pick<Article, 'title' | 'text'>;
}

export interface WrittenArchive extends Archive {
  /** As `put`. */
  putWritten(records: readonly WrittenArticle[]): Promise<void>;
}

export function writtenArticle({ article, enrichment }: ArchivedArticle): WrittenArticle {
  const { title, text } = article;
  return {
    row: {
      version: article.version,
      article_id: article.id,
      fetched_at: article.fetchedAt,
      newest: 1,
      source: article.source,
      language: enrichment.language.code,
      article: jsonOf(article),
      enrichment: jsonOf(enrichment),
    },
    read: { title, text },
  };
}

/**
 * One row per version. `newest` marks the version of each article that was first fetched last, whatever the order of
 * arrival, so that a version delivered again does not come back as the newest. An edited article says what changed.
 */
export function archiveRepository(executor: Executor): WrittenArchive {
  const { db } = executor;
  const upsert = upsertInto(executor);
  const putWritten: WrittenArchive['putWritten'] = async (records) => {
    const chunks = chunksOf(lastByKey(records, ({ row }) => row.version));
    await Promise.all(chunks.map((some) => executor.transact(() => put(executor, some, upsert))));
  };
  return {
    put: (records) => putWritten(records.map(writtenArticle)),
    putWritten,
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) => newest(db).where('article_id', 'in', some));
      return rows.map(recordOf);
    },
    async list(query) {
      const rows = await read(executor, query);
      return pageOf(rows, {
        list: 'archive',
        limit: query.limit,
        placeAt: (row) => ({ key: row.fetched_at, id: row.version }),
        decode: recordOf,
      });
    },
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(executor, before, limit)),
  };
}

const columns = ['article_id as id', 'version', 'fetched_at', 'article', 'enrichment'] as const;

const newest = (db: Queries) => db.selectFrom('archive').select(columns).where('newest', '=', 1);

/** Two who put versions of one article do so one after the other, for each marks the newest of all that it sees. */
function* put(
  { db, locks, words }: Executor,
  records: readonly WrittenArticle[],
  upsert: ReturnType<typeof upsertInto>,
): Program<void> {
  const ids = [...new Set(records.map(({ row }) => row.article_id))];
  yield* locks.named(ids);
  yield* run(upsert(records.map(({ row }) => row)));
  // Most articles have one version, which came in as the newest: their long rows are written once.
  const edited = yield* editedAmong(db, ids);
  if (edited.length > 0) yield* run(markNewest(db, [...new Set(edited.map(({ articleId }) => articleId))]));
  yield* writeChanges(db, edited, new Set(records.map(({ row }) => row.version)));
  yield* words.write(records.map(({ row, read }) => ({ version: row.version, words: wordsOf(read) })));
}

type ListQuery = Parameters<Archive['list']>[0];

/** Where words are asked for, it is looked up first how many articles have them. */
function read(executor: Executor, query: ListQuery) {
  const { words } = query;
  if (words === undefined) return executor.read(listed(executor.db, query));
  return executor.transact(function* () {
    return yield* run(listed(executor.db, query, yield* executor.words.narrow(words)));
  });
}

function listed(db: Queries, query: ListQuery, narrowing?: Narrowing) {
  const { language, source, from, to } = query;
  return (
    db
      .selectFrom('archive')
      .select(columns)
      // The sign keeps the index in order of time from being walked.
      .where(narrowing?.isSelective === true ? sql<number>`+newest` : sql.ref<number>('newest'), '=', 1)
      .$if(narrowing !== undefined, (select) => select.where(narrowing?.condition ?? sql<boolean>`true`))
      .$if(language !== undefined, (select) => select.where('language', '=', language ?? ''))
      .$if(source !== undefined, (select) => select.where('source', '=', source ?? ''))
      .$if(from !== undefined, (select) => select.where('fetched_at', '>=', from ?? ''))
      .$if(to !== undefined, (select) => select.where('fetched_at', '<', to ?? ''))
      .where(beyond(placeOf('archive', query), ['fetched_at', 'version'], '<'))
      .orderBy('fetched_at', 'desc')
      .orderBy('version', 'desc')
      .limit(rowsFor(query))
  );
}

const upsertInto = ({ db, textOf }: Executor) =>
  sameShape((rows: readonly WrittenArticle['row'][]) =>
    db
      .insertInto('archive')
      .values(
        rows.map((row) => ({
          ...row,
          article: textOf(row.article),
          enrichment: textOf(row.enrichment),
        })),
      )
      .onConflict((conflict) =>
        conflict.column('version').doUpdateSet((eb) => ({
          fetched_at: eb.ref('excluded.fetched_at'),
          source: eb.ref('excluded.source'),
          language: eb.ref('excluded.language'),
          article: eb.ref('excluded.article'),
          enrichment: eb.ref('excluded.enrichment'),
        })),
      ),
  );

/** Marks the newest versions of these articles anew. */
function markNewest(db: Queries, ids: readonly string[]) {
  const later = db
    .selectFrom('archive as later')
    .select('later.version')
    .where(sql<boolean>`later.article_id = archive.article_id`)
    .where(sql<boolean>`(later.fetched_at, later.version) > (archive.fetched_at, archive.version)`);
  return db
    .updateTable('archive')
    .set((eb) => ({ newest: eb.case().when(eb.exists(later)).then(eb.lit(0)).else(eb.lit(1)).end() }))
    .where('article_id', 'in', ids);
}

function* pruneStep({ db, words }: Executor, before: string, limit: number): Program<number> {
  const old = yield* run(
    db
      .selectFrom('archive')
      .select('version')
      // Names the first column of the index that finds them.
      .where('newest', 'in', [0, 1])
      .where('fetched_at', '<', before)
      .limit(limit),
  );
  const versions = old.map(({ version }) => version);
  for (const some of chunksOf(versions)) {
    yield* words.forget(some);
    yield* run(db.deleteFrom('archive').where('version', 'in', some));
  }
  return versions.length;
}

const recordOf = (row: { readonly article: string; readonly enrichment: string }): ArchivedArticle => ({
  article: decodeArticle(row.article),
  enrichment: decodeEnrichment(row.enrichment),
});

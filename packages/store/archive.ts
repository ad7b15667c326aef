import { articleSchema, enrichmentSchema } from '@newswatch/domain';
import type { Archive, ArchivedArticle } from '@newswatch/ports';
import { decoderOf } from './decode.ts';
import { sql } from 'kysely';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, pruneInSteps, readByIds } from './rows.ts';

const decodeArticle = decoderOf('article', articleSchema);
const decodeEnrichment = decoderOf('enrichment', enrichmentSchema);

/**
 * One row per version. `newest` marks the version of each article that was first fetched last, whatever the order of
 * arrival, so that a version delivered again does not come back as the newest.
 */
export function archiveRepository(executor: Executor): Archive {
  const { db } = executor;
  return {
    put: (records) =>
      executor.transact(function* () {
        for (const some of chunksOf(lastByKey(records, ({ article }) => article.version))) {
          yield* run(upsert(db, some));
          yield* run(markNewest(db, [...new Set(some.map(({ article }) => article.id))]));
        }
      }),
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) => newest(db).where('article_id', 'in', some));
      return rows.map(recordOf);
    },
    async list(query) {
      const rows = await executor.read(listed(db, query));
      return pageOf(rows, {
        list: 'archive',
        limit: query.limit,
        placeAt: (row) => ({ key: row.fetched_at, id: row.version }),
        decode: recordOf,
      });
    },
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(db, before, limit)),
  };
}

const newest = (db: Queries) =>
  db
    .selectFrom('archive')
    .select(['article_id as id', 'version', 'fetched_at', 'article', 'enrichment'])
    .where('newest', '=', 1);

function listed(db: Queries, query: Parameters<Archive['list']>[0]) {
  const { language, source, from, to } = query;
  return newest(db)
    .$if(language !== undefined, (select) => select.where('language', '=', language ?? ''))
    .$if(source !== undefined, (select) => select.where('source', '=', source ?? ''))
    .$if(from !== undefined, (select) => select.where('fetched_at', '>=', from ?? ''))
    .$if(to !== undefined, (select) => select.where('fetched_at', '<', to ?? ''))
    .where(beyond(placeOf('archive', query), ['fetched_at', 'version'], '<'))
    .orderBy('fetched_at', 'desc')
    .orderBy('version', 'desc')
    .limit(rowsFor(query));
}

const upsert = (db: Queries, records: readonly ArchivedArticle[]) =>
  db
    .insertInto('archive')
    .values(records.map(rowOf))
    .onConflict((conflict) =>
      conflict.column('version').doUpdateSet((eb) => ({
        fetched_at: eb.ref('excluded.fetched_at'),
        source: eb.ref('excluded.source'),
        language: eb.ref('excluded.language'),
        article: eb.ref('excluded.article'),
        enrichment: eb.ref('excluded.enrichment'),
      })),
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
    .set((eb) => ({ newest: eb.case().when(eb.exists(later)).then(0).else(1).end() }))
    .where('article_id', 'in', ids);
}

function* pruneStep(db: Queries, before: string, limit: number): Program<number> {
  const old = db
    .selectFrom('archive')
    .select('version')
    // Names the first column of the index that finds them.
    .where('newest', 'in', [0, 1])
    .where('fetched_at', '<', before);
  const gone = yield* run(
    db.deleteFrom('archive').where('version', 'in', old.limit(limit)).returning('version'),
  );
  return gone.length;
}

const rowOf = ({ article, enrichment }: ArchivedArticle) => ({
  version: article.version,
  article_id: article.id,
  fetched_at: article.fetchedAt,
  newest: 0,
  source: article.source,
  language: enrichment.language.code,
  article: JSON.stringify(article),
  enrichment: JSON.stringify(enrichment),
});

const recordOf = (row: { readonly article: string; readonly enrichment: string }): ArchivedArticle => ({
  article: decodeArticle(row.article),
  enrichment: decodeEnrichment(row.enrichment),
});

import { articleSchema, enrichmentSchema } from '@newswatch/domain';
import type { Archive, ArchivedArticle } from '@newswatch/ports';
import { decoderOf } from './decode.ts';
import { type Executor, run } from './executor.ts';
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
  const newest = () =>
    db
      .selectFrom('archive')
      .select(['article_id as id', 'version', 'fetched_at', 'article', 'enrichment'])
      .where('newest', '=', 1);
  const upsert = (records: readonly ArchivedArticle[]) =>
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
  const markNewest = (records: readonly ArchivedArticle[]) =>
    db
      .updateTable('archive')
      .set((eb) => ({
        newest: eb
          .case()
          .when(
            eb.not(
              eb.exists(
                eb
                  .selectFrom('archive as later')
                  .select('later.version')
                  .whereRef('later.article_id', '=', 'archive.article_id')
                  .where((is) =>
                    is(
                      is.refTuple('later.fetched_at', 'later.version'),
                      '>',
                      is.refTuple('archive.fetched_at', 'archive.version'),
                    ),
                  ),
              ),
            ),
          )
          .then(1)
          .else(0)
          .end(),
      }))
      .where('article_id', 'in', [...new Set(records.map(({ article }) => article.id))]);

  return {
    put: (records) =>
      executor.transact(function* () {
        for (const some of chunksOf(lastByKey(records, ({ article }) => article.version))) {
          yield* run(upsert(some));
          yield* run(markNewest(some));
        }
      }),
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) => newest().where('article_id', 'in', some));
      return rows.map(recordOf);
    },
    async list(query) {
      const { language, source, from, to } = query;
      const after = placeOf('archive', query);
      const rows = await executor.read(
        newest()
          .$if(language !== undefined, (select) => select.where('language', '=', language ?? ''))
          .$if(source !== undefined, (select) => select.where('source', '=', source ?? ''))
          .$if(from !== undefined, (select) => select.where('fetched_at', '>=', from ?? ''))
          .$if(to !== undefined, (select) => select.where('fetched_at', '<', to ?? ''))
          .where(beyond(after, ['fetched_at', 'version'], '<'))
          .orderBy('fetched_at', 'desc')
          .orderBy('version', 'desc')
          .limit(rowsFor(query)),
      );
      return pageOf(rows, {
        list: 'archive',
        limit: query.limit,
        placeAt: (row) => ({ key: row.fetched_at, id: row.version }),
        decode: recordOf,
      });
    },
    prune: (before) =>
      pruneInSteps(executor, function* (limit) {
        const old = db
          .selectFrom('archive')
          .select('version')
          .where('newest', 'in', [0, 1])
          .where('fetched_at', '<', before);
        const gone = yield* run(
          db.deleteFrom('archive').where('version', 'in', old.limit(limit)).returning('version'),
        );
        return gone.length;
      }),
  };
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

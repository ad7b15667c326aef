import { articleSchema, changeBetween } from '@newswatch/domain';
import { decoderOf } from './decode.ts';
import { type Program, type Queries, run } from './executor.ts';
import { chunksOf } from './rows.ts';

const decodeArticle = decoderOf('article', articleSchema);

/** A version and the one before it. */
interface Edit {
  readonly before: string;
  readonly after: string;
}

/**
 * Writes into articles of the archive what each edit changed: into these versions, and into those that follow them.
 *
 * Compared are neighbours in the order in which versions were first fetched, whatever the order of arrival. The answer
 * follows from what the archive holds, so it is the same however often a version is put; a version that comes late
 * corrects that of its successor.
 *
 * @param versions that are in the archive, of these articles
 */
export function* writeChanges(
  db: Queries,
  ids: readonly string[],
  versions: ReadonlySet<string>,
): Program<void> {
  const edits = yield* editsOf(db, ids, versions);
  for (const some of chunksOf(edits, 10)) {
    const needed = [...new Set(some.flatMap(({ before, after }) => [before, after]))];
    const rows = yield* run(
      db.selectFrom('archive').select(['version', 'article']).where('version', 'in', needed),
    );
    const articles = new Map(rows.map(({ version, article }) => [version, decodeArticle(article)]));
    for (const { before, after } of some) {
      const [earlier, later] = [articles.get(before), articles.get(after)];
      if (earlier === undefined || later === undefined) continue;
      const article = JSON.stringify({ ...later, changed: changeBetween(earlier, later) });
      yield* run(db.updateTable('archive').set({ article }).where('version', '=', after));
    }
  }
}

/** Reads no text: most articles have one version. */
function* editsOf(
  db: Queries,
  ids: readonly string[],
  versions: ReadonlySet<string>,
): Program<readonly Edit[]> {
  const rows = yield* run(
    db
      .selectFrom('archive')
      .select(['article_id', 'version'])
      .where('article_id', 'in', ids)
      .orderBy('article_id')
      .orderBy('fetched_at')
      .orderBy('version'),
  );
  return rows.flatMap(({ article_id: id, version }, at): readonly Edit[] => {
    const before = rows[at - 1];
    if (before?.article_id !== id || !(versions.has(version) || versions.has(before.version))) return [];
    return [{ before: before.version, after: version }];
  });
}

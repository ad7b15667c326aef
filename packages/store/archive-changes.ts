import { articleSchema, changeBetween } from '@newswatch/domain';
import { decoderOf } from './decode.ts';
import { type Program, type Queries, run } from './executor.ts';
import { chunksOf } from './rows.ts';

const decodeArticle = decoderOf('article', articleSchema);

export interface ArchivedVersion {
  readonly articleId: string;
  readonly version: string;
}

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
 * @param edited see `editedAmong`
 * @param versions those of them that came just now
 */
export function* writeChanges(
  db: Queries,
  edited: readonly ArchivedVersion[],
  versions: ReadonlySet<string>,
): Program<void> {
  const edits = editsAmong(edited, versions);
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

/** All versions of those of these articles that have several, in order for each article. Reads no text. */
export function* editedAmong(db: Queries, ids: readonly string[]): Program<readonly ArchivedVersion[]> {
  const rows = yield* run(
    db
      .selectFrom('archive')
      .select(['article_id as articleId', 'version'])
      .where('article_id', 'in', ids)
      .orderBy('article_id')
      .orderBy('fetched_at')
      .orderBy('version'),
  );
  const isSame = (at: number, articleId: string): boolean => rows[at]?.articleId === articleId;
  return rows.filter(({ articleId }, at) => isSame(at - 1, articleId) || isSame(at + 1, articleId));
}

const editsAmong = (edited: readonly ArchivedVersion[], versions: ReadonlySet<string>): readonly Edit[] =>
  edited.flatMap(({ articleId, version }, at): readonly Edit[] => {
    const before = edited[at - 1];
    if (before?.articleId !== articleId || !(versions.has(version) || versions.has(before.version)))
      return [];
    return [{ before: before.version, after: version }];
  });

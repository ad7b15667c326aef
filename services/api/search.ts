import { setImmediate } from 'node:timers/promises';
import { given } from '@newswatch/domain';
import { createWatchIndex, documentOf, parseQuery, wordsAskedFor } from '@newswatch/matching';
import type { Archive, ArchivedArticle, Page } from '@newswatch/ports';

/** The most pages of the archive that are looked through for one page of an answer. */
const MOST_PAGES = 20;

/**
 * The articles that a query matches as a watch would, newest first. The words of the query lead to those that may match;
 * a page may hold fewer than asked for, even none, and another come all the same.
 * @throws NewswatchError `watch-does-not-parse`
 */
export async function searchArticles(
  archive: Pick<Archive, 'list'>,
  q: string,
  query: Parameters<Archive['list']>[0],
): Promise<Page<ArchivedArticle>> {
  const words = wordsAskedFor(parseQuery(q));
  const index = createWatchIndex();
  index.put({ id: 'search', query: q });
  const items: ArchivedArticle[] = [];
  let { cursor } = query;
  for (let page = 0; page < MOST_PAGES && items.length < query.limit; page += 1) {
    const limit = query.limit - items.length;
    const found = await archive.list({ ...query, ...given({ words, cursor }), limit });
    items.push(
      ...found.items.filter(
        ({ article, enrichment }) => index.match(documentOf(article, enrichment)).length > 0,
      ),
    );
    cursor = found.nextCursor;
    if (cursor === undefined) break;
    await setImmediate();
  }
  return { items, ...given({ nextCursor: cursor }) };
}

import { type Article, type EventData, given, versionId } from '@newswatch/domain';
import { itemBody, plainLine, publishedOf } from '@newswatch/feeds';
import { splitDateline } from './dateline.ts';
import { identityOf } from './identity.ts';

/** As BCP 47 writes them, near enough; feeds write anything here. */
const isLanguage = (given: string | undefined): boolean =>
  given !== undefined && /^[a-z]{2,3}(?:[-_]\w{2,8}){0,3}$/i.test(given);

/** The article of a fetched item; undefined where it has neither title nor text. Pure. */
export function toArticle({
  feed,
  item,
  fetchedAt,
  backlog,
}: EventData<'item.fetched'>): Article | undefined {
  const title = plainLine(item.title ?? '');
  const { text, dateline } = splitDateline(itemBody(item));
  if (title === '' && text === '') return undefined;
  const identity = identityOf(item, feed);
  const author = plainLine(item.author ?? '');
  const declaredLanguage = [item.language, feed.language].find(isLanguage);
  return {
    ...identity,
    version: versionId(identity.id, { title, text }),
    feed: given({ id: feed.id, title: feed.title }),
    title,
    text,
    ...(author !== '' && { author }),
    ...given({ declaredLanguage }),
    ...publishedOf(item, { fetchedAt, timezone: feed.timezone }),
    fetchedAt,
    ...given({ dateline }),
    tags: [...new Set(item.tags.map(plainLine).filter((tag) => tag !== ''))],
    backlog,
  };
}

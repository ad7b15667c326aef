import { type Article, type EventData, type Item, type LeftOut, given, versionId } from '@newswatch/domain';
import { itemImages, plainLine, publishedOf, readBody } from '@newswatch/feeds';
import { authorOf } from './author.ts';
import { splitBoilerplate } from './boilerplate.ts';
import { splitDateline } from './dateline.ts';
import { saysMore } from './display-html.ts';
import { type Identity, identityOf } from './identity.ts';

/** As BCP 47 writes them, near enough; feeds write anything here. */
const isLanguage = (given: string | undefined): boolean =>
  given !== undefined && /^[a-z]{2,3}(?:[-_]\w{2,8}){0,3}$/i.test(given);

/** The article of a fetched item; undefined where it has neither title nor text. Pure. */
export function toArticle(fetched: EventData<'item.fetched'>): Article | undefined {
  const { feed, item, fetchedAt, backlog } = fetched;
  const dates = { fetchedAt, timezone: feed.timezone };
  const published = publishedOf(item, dates);
  const ofItem = item.page === undefined ? published : publishedOf(withoutPage(item), dates);
  const { title: own, ...identity } = identityOf(item, feed, ofItem);
  const title = own === '' ? plainLine(item.page?.title ?? '') : own;
  const told = tellingOf(fetched, title, identity);
  if (title === '' && told.text === '') return undefined;
  const declaredLanguage = [item.language, feed.language].find(isLanguage);
  return {
    ...identity,
    version: versionId(identity.id, { title, text: told.text }),
    feed: given({ id: feed.id, title: feedTitle(feed) }),
    title,
    ...told,
    ...authorOf(item.author),
    ...given({ declaredLanguage }),
    ...published,
    fetchedAt,
    tags: [...new Set(item.tags.map(plainLine).filter((tag) => tag !== ''))],
    backlog,
  };
}

/** What its page says never gives an article another identity: it was told before the page was there. */
const withoutPage = ({ page: _page, ...item }: Item): Item => item;

type Telling = Pick<Article, 'text' | 'textFrom' | 'html' | 'leftOut' | 'dateline' | 'images'>;

/** What an item tells, and in which form. */
function tellingOf(
  { feed, item }: EventData<'item.fetched'>,
  title: string,
  { source, outlet, link = feed.url }: Omit<Identity, 'title'>,
): Telling {
  const base = item.page?.url ?? link;
  const { text: whole, html, links } = readBody(item, base);
  const names = [feedTitle(feed), outlet, source.split('.')[0]].filter((name) => name !== undefined);
  const { text: body, leftOut: lines } = splitBoilerplate(whole, { title, links, names });
  const { text, dateline } = splitDateline(body);
  const leftOut = withDateline(lines, body.slice(0, body.length - text.length));
  const images = itemImages(item, base);
  return {
    text,
    ...(item.page !== undefined && { textFrom: 'page' }),
    ...given({ html: html !== undefined && saysMore(html) ? html : undefined, dateline }),
    ...(leftOut.length > 0 && { leftOut }),
    ...(images.length > 0 && { images }),
  };
}

/** The dateline stands behind the lines that began the text; others may stand between it and what follows. */
function withDateline(lines: readonly LeftOut[], dateline: string): readonly LeftOut[] {
  const length = dateline.length;
  if (length === 0) return lines;
  let done = 0;
  const pieces = lines
    .filter(({ at }) => at > 0 && at < length)
    .flatMap((line): LeftOut[] => {
      const piece = dateline.slice(done, line.at);
      done = line.at;
      return [
        { kind: 'dateline', at: 0, text: piece },
        { ...line, at: 0 },
      ];
    });
  return [
    ...lines.filter(({ at }) => at === 0),
    ...pieces,
    { kind: 'dateline', at: 0, text: dateline.slice(done) },
    ...lines.filter(({ at }) => at >= length).map((line) => ({ ...line, at: line.at - length })),
  ];
}

function feedTitle({ title }: EventData<'item.fetched'>['feed']): string | undefined {
  const plain = plainLine(title ?? '');
  return plain === '' ? undefined : plain;
}

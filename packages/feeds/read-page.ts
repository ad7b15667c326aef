import { type Item, type PageSelectors, failure, given } from '@newswatch/domain';
import type { FeedDocument } from './feed-reader.ts';
import { pictureEnclosure } from './item-parts.ts';
import {
  type PageElement,
  attributeOf,
  innerHtml,
  lineOf,
  pageAddress,
  baseAddressOf,
  parsePage,
  select,
  selectFirst,
} from './page-document.ts';
import { readDate } from './parse-date.ts';

export interface PageOrigin {
  readonly url: string;
  readonly selectors: PageSelectors;
  /** Somebody tries the selectors: those of date and summary must find something too. */
  readonly strict?: boolean | undefined;
}

/**
 * A page without a feed as a feed: each element that `selectors.item` finds is an item, and what belongs to it is looked
 * up inside it.
 *
 * - link: the element that the selector finds, or the first link in it; without a selector the item itself, or its first
 *   link that has a text. An item without a link is left out; of two with the same link the first stays.
 * - title: without a selector the text of the link, else its `title` or `aria-label`, else a heading of the item.
 * - date: `datetime` or `content` before the text; without a selector the first `time`. It stays as written, without the
 *   words around it; its zone is that of the feed.
 * - summary: its HTML. The first picture is an enclosure.
 *
 * A selector that finds nothing in any item is told, because then the page has changed; that of date or summary only when
 * somebody tries it, since what is there is news all the same.
 *
 * @throws NewswatchError `selector-invalid`, `selector-finds-nothing`
 */
export function readPage(html: string, { url, selectors, strict }: PageOrigin): FeedDocument {
  const page = parsePage(html);
  const elements = select(selectors.item, page).slice(0, MOST_ITEMS);
  if (elements.length === 0) throw nothing(url, 'item', selectors.item);
  const base = baseAddressOf(page, url);
  refuseBlind(elements, { url, selectors, strict });
  const items = elements
    .map((element) => itemOf(element, { base, selectors }))
    .filter((item) => item !== undefined);
  const seen = new Set<string | undefined>();
  const title = lineOf(selectFirst('title', page));
  const language = attributeOf(selectFirst('html', page), 'lang');
  return {
    format: 'html',
    feed: { link: url, ...given({ title: title === '' ? undefined : title, language }) },
    items: items.filter(({ link }) => !seen.has(link) && seen.add(link)),
  };
}

/** No page of news has as many; the first are the newest. */
const MOST_ITEMS = 1_000;

const nothing = (url: string, what: string, selector: string): ReturnType<typeof failure> =>
  failure('selector-finds-nothing', { url, what, selector });

function refuseBlind(elements: readonly PageElement[], { url, selectors, strict }: PageOrigin): void {
  const { link, title, date, summary } = selectors;
  const asked = { link, title, ...(strict === true ? { date, summary } : {}) };
  for (const [what, selector] of Object.entries(asked)) {
    if (selector === undefined) continue;
    if (!elements.some((element) => select(selector, element).length > 0)) throw nothing(url, what, selector);
  }
}

interface Within {
  readonly base: string;
  readonly selectors: PageSelectors;
}

function itemOf(element: PageElement, { base, selectors }: Within): Item | undefined {
  const anchor = anchorOf(element, selectors.link);
  const link = pageAddress(attributeOf(anchor, 'href'), base);
  if (link === undefined) return undefined;
  const summary = selectors.summary === undefined ? undefined : selectFirst(selectors.summary, element);
  const picture = pageAddress(pictureIn(element), base);
  return {
    link,
    ...given({
      title: titleOf(element, { anchor, selector: selectors.title }),
      published: dateOf(element, selectors.date),
      summary: summary === undefined ? undefined : innerHtml(summary).trim() || undefined,
    }),
    tags: [],
    enclosures: picture === undefined ? [] : [pictureEnclosure(picture)],
  };
}

function anchorOf(element: PageElement, selector: string | undefined): PageElement | undefined {
  const found = selector === undefined ? element : selectFirst(selector, element);
  if (found === undefined || attributeOf(found, 'href') !== undefined) return found;
  const anchors = select('a[href]', found);
  return anchors.find((anchor) => lineOf(anchor) !== '') ?? anchors[0];
}

interface Titled {
  readonly anchor: PageElement | undefined;
  readonly selector: string | undefined;
}

function titleOf(element: PageElement, { anchor, selector }: Titled): string | undefined {
  if (selector !== undefined) return lineOf(selectFirst(selector, element)) || undefined;
  // A card that is one link has its headline in it beside date and summary.
  const heading = lineOf(selectFirst('h1, h2, h3, h4, h5, h6', element));
  const own = anchor === element && heading !== '' ? heading : lineOf(anchor);
  return own || (attributeOf(anchor, 'title') ?? attributeOf(anchor, 'aria-label') ?? (heading || undefined));
}

function dateOf(element: PageElement, selector: string | undefined): string | undefined {
  const found = selectFirst(selector ?? 'time', element);
  if (found === undefined) return undefined;
  const text = lineOf(found);
  const written = [attributeOf(found, 'datetime'), attributeOf(found, 'content'), text, ...piecesOf(text)];
  const dates = written.filter((one) => one !== undefined && one !== '');
  return dates.find((one) => readDate(one ?? '', SOME_DAY) !== undefined) ?? dates[0];
}

/** Whether a text is a date does not hang on when it is read; on this day all of them can be. */
const SOME_DAY = { now: Date.UTC(2024, 1, 29, 12) };

/** «Опубликовано: 20.10.2025», «20 октября 2025, 14:35 | Экономика». */
const piecesOf = (text: string): readonly string[] => [
  ...text.split(/\s*[|•·]\s*/),
  text.replace(/^[^\d:]{1,40}:\s*/, ''),
  text.replace(/^[^\d]{1,40}[,—–-]\s+/, ''),
];

function pictureIn(element: PageElement): string | undefined {
  const [picture] = select('img', element);
  const lazy = attributeOf(picture, 'data-src');
  return lazy ?? attributeOf(picture, 'src');
}

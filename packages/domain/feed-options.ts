import { z } from 'zod';
import { feedRequestSchema } from './feed-request.ts';
import { timezoneSchema } from './time.ts';

/** CSS selectors, as documents of the web have them. */
const selectorSchema = z.string().min(1).max(500);

/** Where the entries stand on a page that has no feed. All but `item` are looked up inside an item. */
const pageSelectorsSchema = z.strictObject({
  item: selectorSchema,
  /** The link of the item; the first `a[href]` in it, or the item itself, unless said otherwise. */
  link: selectorSchema.optional(),
  /** The text of the link unless said otherwise. */
  title: selectorSchema.optional(),
  /** A `datetime` attribute goes before the text. */
  date: selectorSchema.optional(),
  summary: selectorSchema.optional(),
});
export type PageSelectors = z.infer<typeof pageSelectorsSchema>;

/** Where the text stands on the page of an article, for sites that are not recognised by themselves. */
const articleSelectorsSchema = z.strictObject({
  content: selectorSchema.optional(),
  /** Taken out before the text is read. */
  remove: z.array(selectorSchema).max(50).optional(),
});
export type ArticleSelectors = z.infer<typeof articleSelectorsSchema>;

/** `newswatch` reads all formats; `html` reads a page by its selectors; the other is there for comparison. */
const readerNameSchema = z.enum(['newswatch', 'rss-parser', 'html']);
export type ReaderName = z.infer<typeof readerNameSchema>;

/** `auto`: the page of an item whose own text is short is fetched where its site allows it. */
export const fullTextSchema = z.enum(['auto', 'off']);

/** How a feed is read, beyond its address. */
export const readingOptions = {
  /** `html` when `page` is given, otherwise `newswatch`, unless said otherwise. */
  reader: readerNameSchema.optional(),
  page: pageSelectorsSchema.optional(),
  /** `auto` unless said otherwise. */
  fullText: fullTextSchema.optional(),
  article: articleSelectorsSchema.optional(),
  /** IANA name of the zone of dates that have none; UTC unless said otherwise. */
  timezone: timezoneSchema.optional(),
  /** How its server is asked. */
  request: feedRequestSchema.optional(),
} as const;

interface Reading {
  readonly reader?: ReaderName | undefined;
  readonly page?: PageSelectors | undefined;
}

/** What is wrong with options that are each well formed. */
export const problemOfReading = ({ reader, page }: Reading): string | undefined =>
  reader === 'html' && page === undefined ? 'html reads by selectors: give page.item (--item)' : undefined;

interface Selecting {
  readonly page?: PageSelectors | undefined;
  readonly article?: ArticleSelectors | undefined;
}

/** All selectors of a feed, each with where it stands: `page.item`, `article.remove[0]`. */
export function selectorsOf({
  page,
  article,
}: Selecting): readonly (readonly [at: string, selector: string])[] {
  const inPage = Object.entries(page ?? {}).flatMap(([name, selector]) =>
    selector === undefined ? [] : [[`page.${name}`, selector] as const],
  );
  const { content, remove = [] } = article ?? {};
  return [
    ...inPage,
    ...(content === undefined ? [] : [['article.content', content] as const]),
    ...remove.map((selector, index) => [`article.remove[${index}]`, selector] as const),
  ];
}

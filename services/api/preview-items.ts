import { type Item, instant } from '@newswatch/domain';
import { type FeedPreview, itemBody, parseDate, plainLine } from '@newswatch/feeds';
import { createWatchIndex } from '@newswatch/matching';
import { z } from 'zod';
import type { Context } from './context.ts';
import { walk } from './paging.ts';

const itemSchema = z.object({
  title: z.string(),
  link: z.string().optional(),
  publishedAt: z.string().optional(),
});
export const previewSchema = z.object({
  /** The address to add. */
  url: z.string(),
  title: z.string().optional(),
  language: z.string().optional(),
  format: z.string(),
  items: z.array(itemSchema),
  /** For every watch how many of the items match it, and one of the forms found. */
  watches: z.array(
    z.object({ id: z.string(), name: z.string(), matches: z.int(), form: z.string().optional() }),
  ),
});
type Preview = z.infer<typeof previewSchema>;

/** The items of a feed, and for every watch how many of them match. */
export async function previewItems(
  { url, title, language, format, items }: FeedPreview,
  { store }: Pick<Context, 'store'>,
): Promise<Preview> {
  const texts = items.map((item) => ({ title: plainLine(item.title ?? ''), text: itemBody(item) }));
  const watches: Preview['watches'] = [];
  for await (const { id, name, query } of walk((page) => store.watches.list(page))) {
    const index = createWatchIndex();
    index.put({ id, query });
    const hits = texts.flatMap((text) => index.match(text));
    const form = hits[0]?.matches[0]?.form;
    watches.push({ id, name, matches: hits.length, ...(form === undefined ? {} : { form }) });
  }
  return {
    url,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    format,
    items: items.map(itemView),
    watches,
  };
}

function itemView({ title, link, published }: Item): z.infer<typeof itemSchema> {
  const publishedAt = published === undefined ? undefined : parseDate(published);
  return {
    title: plainLine(title ?? ''),
    ...(link === undefined ? {} : { link }),
    ...(publishedAt === undefined ? {} : { publishedAt: instant(publishedAt) }),
  };
}

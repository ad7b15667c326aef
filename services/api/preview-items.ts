import { type Item, matchSchema } from '@newswatch/domain';
import { type FeedPreview, htmlToText } from '@newswatch/feeds';
import { createWatchIndex } from '@newswatch/matching';
import { z } from 'zod';
import type { Context } from './context.ts';
import { walk } from './paging.ts';

const SHOWN = 10;

export const previewSchema = z.object({
  url: z.string(),
  title: z.string().optional(),
  language: z.string().optional(),
  format: z.string(),
  count: z.int(),
  items: z.array(
    z.object({ title: z.string(), link: z.string().optional(), published: z.string().optional() }),
  ),
  watches: z.array(
    z.object({ id: z.string(), name: z.string(), items: z.int(), matches: z.array(matchSchema) }),
  ),
});

/** The first items of a feed, and for every watch how many of all its items match, with the first matches. */
export async function previewItems(
  { url, title, language, format, items }: FeedPreview,
  { store }: Context,
): Promise<z.infer<typeof previewSchema>> {
  const found = items.map((item) => ({ item, ...plainText(item) }));
  const watches: z.infer<typeof previewSchema>['watches'] = [];
  for await (const { id, name, query } of walk((page) => store.watches.list(page))) {
    const index = createWatchIndex();
    index.put({ id, query });
    const hits = found.flatMap((article) => index.match(article));
    watches.push({ id, name, items: hits.length, matches: [...(hits[0]?.matches ?? [])] });
  }
  return {
    url,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    format,
    count: items.length,
    items: found.slice(0, SHOWN).map(({ item: { link, published }, title: headline }) => ({
      title: headline,
      ...(link === undefined ? {} : { link }),
      ...(published === undefined ? {} : { published }),
    })),
    watches,
  };
}

/** An item as it will be matched: the longer of its texts, without markup. */
function plainText({ title, summary, content }: Item): { readonly title: string; readonly text: string } {
  const texts = [htmlToText(content ?? ''), htmlToText(summary ?? '')];
  const text = texts.reduce((one, other) => (other.length > one.length ? other : one));
  return { title: htmlToText(title ?? '').replace(/\s+/g, ' '), text };
}

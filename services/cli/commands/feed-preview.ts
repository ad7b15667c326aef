import { z } from 'zod';
import { readableTime } from '../listing.ts';
import type { Terminal } from '../terminal.ts';

/** What the API found at an address: the feed, its newest items, and how many of them each watch would have caught. */
export const feedPreviewSchema = z.looseObject({
  url: z.string(),
  title: z.string().optional(),
  items: z.array(z.looseObject({ title: z.string(), publishedAt: z.string().optional() })),
  /** `form` is one of those found. */
  watches: z.array(z.looseObject({ name: z.string(), matches: z.int(), form: z.string().optional() })),
});
export type FeedPreview = z.infer<typeof feedPreviewSchema>;

const SHOWN = 10;

export async function outPreview(terminal: Terminal, found: FeedPreview): Promise<void> {
  const { paint } = terminal;
  const { title, url, items, watches } = found;
  await terminal.out(`Found ${paint.bold(title ?? 'a feed without a title')} at ${url}`);
  await terminal.out(`It has ${items.length === 1 ? '1 item' : `${items.length} items`}:`);
  for (const item of items.slice(0, SHOWN)) {
    const time = item.publishedAt === undefined ? 'no date'.padEnd(16) : readableTime(item.publishedAt);
    await terminal.out(`  ${paint.dim(time)}  ${item.title || '(no headline)'}`);
  }
  if (items.length > SHOWN) await terminal.out(`  and ${items.length - SHOWN} more`);
  if (watches.length === 0) await terminal.out('There are no watches yet that could match them.');
  for (const { name, matches, form } of watches) {
    const example = form === undefined ? '' : `, such as «${form}»`;
    const line = `Watch «${name}»: ${matches} of ${items.length} match${example}`;
    await terminal.out(matches > 0 ? paint.green(line) : line);
  }
}

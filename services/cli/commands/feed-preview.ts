import { z } from 'zod';
import { readableTime } from '../listing.ts';
import type { Terminal } from '../terminal.ts';

/** What the API found at an address: the feed, its newest items, and how many of them each watch would have caught. */
export const feedPreviewSchema = z.looseObject({
  url: z.string(),
  title: z.string().optional(),
  /** How many items it has; `items` are the first of them. */
  count: z.int(),
  items: z.array(z.looseObject({ title: z.string(), published: z.string().optional() })),
  watches: z.array(z.looseObject({ name: z.string(), items: z.int() })),
});
export type FeedPreview = z.infer<typeof feedPreviewSchema>;

export async function outPreview(terminal: Terminal, found: FeedPreview): Promise<void> {
  const { paint } = terminal;
  const { title, url, count, items, watches } = found;
  await terminal.out(`Found ${paint.bold(title ?? 'a feed without a title')} at ${url}`);
  await terminal.out(`It has ${count === 1 ? '1 item' : `${count} items`}:`);
  for (const item of items)
    await terminal.out(`  ${paint.dim(dateOf(item))}  ${item.title || '(no headline)'}`);
  if (count > items.length) await terminal.out(`  and ${count - items.length} more`);
  if (watches.length === 0) await terminal.out('There are no watches yet that could match them.');
  for (const { name, items: matching } of watches) {
    const line = `Watch «${name}»: ${matching} of ${count} match`;
    await terminal.out(matching > 0 ? paint.green(line) : line);
  }
}

/** Feeds write dates in many ways; one that is not understood is shown as it stands. */
function dateOf({ published }: { readonly published?: string | undefined }): string {
  if (published === undefined) return 'no date'.padEnd(16);
  return Number.isNaN(Date.parse(published)) ? published : readableTime(published);
}

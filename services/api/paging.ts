import { setImmediate } from 'node:timers/promises';
import { given } from '@newswatch/domain';
import type { Page, PageQuery } from '@newswatch/ports';
import { z } from 'zod';

/** Every list takes these two. */
export const pageQuerySchema = z.strictObject({
  cursor: z.string().min(1).max(1_000).optional(),
  limit: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be from 1 to 200')
    .max(200, 'must be from 1 to 200')
    .default(50),
});

export const pageSchema = (item: z.ZodType) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });

export const pageOf = <T, V>(page: Page<T>, view: (item: T) => V): Page<V> => ({
  ...page,
  items: page.items.map(view),
});

/** Reads a list page by page, `most` items at most, with a rest between pages in which others get their turn. */
export async function* walk<T>(
  list: (query: PageQuery) => Promise<Page<T>>,
  most = Infinity,
): AsyncGenerator<T> {
  let left = most;
  let cursor: string | undefined;
  do {
    const page = await list(given({ limit: 200, cursor }));
    for (const item of page.items) {
      if (left-- <= 0) return;
      yield item;
    }
    cursor = page.nextCursor;
    await setImmediate();
  } while (cursor !== undefined);
}

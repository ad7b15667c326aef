import { expect } from 'vitest';
import type { Page, PageQuery } from './page.ts';

/** 2025-10-20 at ten, and so many seconds. */
export const at = (seconds: number): string =>
  new Date(Date.UTC(2025, 9, 20, 10) + seconds * 1_000).toISOString();

/** All pages, read with a small limit. */
export async function readAll<T>(list: (query: PageQuery) => Promise<Page<T>>, limit = 3): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await list(cursor === undefined ? { limit } : { limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}

/** What every list refuses. */
export async function expectToRefuseBadPages(list: (query: PageQuery) => Promise<unknown>): Promise<void> {
  const foreign = Buffer.from('["elsewhere","a","b"]').toString('base64url');
  for (const cursor of ['', 'nonsense', '%%%', foreign, Buffer.from('{}').toString('base64url')])
    await expect(list({ limit: 10, cursor })).rejects.toMatchObject({ code: 'request-invalid' });
  for (const limit of [0, -1, 201, 1.5, Number.NaN])
    await expect(list({ limit })).rejects.toMatchObject({ code: 'request-invalid' });
}

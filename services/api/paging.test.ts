import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageQuerySchema, walk } from './paging.ts';

describe('a walk through a list', () => {
  it('reads page by page and lets others work between them', async () => {
    let othersWorked = 0;
    const others = (async () => {
      for (; othersWorked < 3; othersWorked += 1) await setImmediate();
    })();
    const seen: [number, number][] = [];
    const list = async ({ cursor = '0' }: { readonly cursor?: string }) => {
      const at = Number(cursor);
      return at < 2 ? { items: [at], nextCursor: String(at + 1) } : { items: [at] };
    };
    for await (const item of walk(list)) seen.push([item, othersWorked]);
    await others;
    expect(seen).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it('ends where the most is reached', async () => {
    const seen: number[] = [];
    for await (const item of walk(async () => ({ items: [1, 2, 3], nextCursor: 'x' }), 4)) seen.push(item);
    expect(seen).toEqual([1, 2, 3, 1]);
  });
});

describe('the query of a list', () => {
  it('is described as it is parsed', () => {
    const { properties } = z.toJSONSchema(pageQuerySchema, { io: 'input' });
    expect(properties?.['limit']).toMatchObject({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
  });
});

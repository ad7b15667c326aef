import { describe, expect, it } from 'vitest';
import { readFeed } from './read-feed.ts';
import { readInWorker } from './read-in-worker.ts';
import { readerOf } from './readers.ts';

const url = 'https://news.example/rss';
const large = (end: string): string =>
  `<rss><channel>${`<item><title>Порт</title><link>/1</link><description>${'a'.repeat(1_000)}</description></item>`.repeat(2_000)}${end}`;
const fetched = (text: string) => ({ url, headers: {}, body: Buffer.from(text) });

describe('a large document', () => {
  it('is read as a small one is', async () => {
    const { items, format, charset } = await readFeed(readerOf(), fetched(large('</channel></rss>')));
    expect([items.length, items[0]?.link, format, charset.charset]).toEqual([
      2_000,
      'https://news.example/1',
      'rss',
      'utf-8',
    ]);
  });

  it('leaves others their turn', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await readFeed(readerOf('rss-parser'), fetched(large('</channel></rss>')));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });

  it('fails as a small one does', async () => {
    const text = large('<b>&</channel></rss>');
    await expect(readFeed(readerOf('rss-parser'), fetched(text))).rejects.toMatchObject({
      code: 'feed-broken',
      details: { url },
    });
    await expect(readFeed(readerOf(), fetched(`x ${'y'.repeat(2_000_000)}`))).rejects.toMatchObject({
      code: 'not-a-feed',
    });
  });

  it('that takes too long is given up', async () => {
    const task = { reader: 'newswatch', text: large('</channel></rss>'), origin: { url } } as const;
    await expect(readInWorker(task, 5)).rejects.toMatchObject({
      code: 'feed-too-slow',
      retry: 'later',
      details: { url },
    });
  });
});

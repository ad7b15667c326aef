import { recordStreams } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../terminal.ts';
import { feedPreviewSchema, outPreview } from './feed-preview.ts';

/** What is printed of a feed with these items, the line of each. */
async function linesOf(items: readonly object[], origins = true): Promise<readonly string[]> {
  const streams = recordStreams();
  const found = { url: 'https://news.example/rss.xml', items, fullText: { from: 'feed' }, watches: [] };
  await outPreview(openTerminal(streams, { NO_COLOR: '1' }), feedPreviewSchema.parse(found), { origins });
  return streams.stdout.lines.slice(2, 2 + items.length);
}

describe('the items of a feed that is tried', () => {
  const publishedAt = '2025-10-20T09:58:00.000Z';
  const item = { title: 'Порт', publishedAt, publishedFrom: 'item' };

  it.each([
    [
      { ...item, publishedReading: { field: 'published', zone: 'written' } },
      'Порт  (published, with its zone)',
    ],
    [{ ...item, publishedReading: { field: 'updated', zone: 'feed' } }, '(updated, in the zone of the feed)'],
    [{ ...item, publishedReading: { field: 'published', zone: 'utc' } }, '(published, without a zone: UTC)'],
    [{ ...item, publishedFrom: 'url' }, '(the day in its address)'],
    [{ title: 'Порт', publishedFrom: 'fetch', publishedReading: { refused: 'missing' } }, '(it has none)'],
    [
      { title: 'Порт', publishedFrom: 'fetch', publishedReading: { refused: 'in-the-future' } },
      '(in the future, which is not believed)',
    ],
  ])('say where their dates are from: %j', async (given, says) => {
    const [line] = await linesOf([given]);
    expect(line).toContain(says);
    expect((await linesOf([given], false))[0]).not.toContain('(');
  });

  it('are named by their links where they have no headline', async () => {
    expect((await linesOf([{ title: '', link: 'https://news.example/1' }]))[0]).toContain(
      '(no headline) https://news.example/1',
    );
  });
});

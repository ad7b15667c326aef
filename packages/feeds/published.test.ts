import type { Item } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { publishedOf } from './published.ts';

const fetchedAt = '2025-10-20T10:00:00.000Z';
const published = (item: Partial<Item>, timezone?: string) =>
  publishedOf({ tags: [], enclosures: [], ...item }, { fetchedAt, timezone });

describe('when an item was published', () => {
  it('is said by its date, and how that is written', () => {
    expect(published({ published: 'Mon, 20 Oct 2025 09:58:00 MSK' })).toEqual({
      publishedAt: '2025-10-20T06:58:00.000Z',
      publishedFrom: 'item',
      publishedReading: { field: 'published', form: 'words', zone: 'written' },
    });
  });

  it('is in the zone of the feed, or in UTC, where the date names none', () => {
    expect(published({ published: '20.10.2025 13:58' }, 'Asia/Baku')).toMatchObject({
      publishedAt: '2025-10-20T09:58:00.000Z',
      publishedReading: { form: 'figures', zone: 'feed' },
    });
    expect(published({ published: '2025-10-20 09:58' })).toMatchObject({
      publishedAt: '2025-10-20T09:58:00.000Z',
      publishedReading: { form: 'iso', zone: 'utc' },
    });
  });

  it('may count from the moment of the fetch', () => {
    expect(published({ published: '2 часа назад' })).toMatchObject({
      publishedAt: '2025-10-20T08:00:00.000Z',
      publishedReading: { form: 'relative' },
    });
  });

  it('is said by the date of the last change where the first date is of no use', () => {
    expect(published({ published: 'Thu, 01 Jan 1970 00:00:00 GMT', updated: '1760947080' })).toEqual({
      publishedAt: '2025-10-20T07:58:00.000Z',
      publishedFrom: 'item',
      publishedReading: { field: 'updated', form: 'epoch', zone: 'written' },
    });
  });

  it.each([
    [{}, 'missing'],
    [{ published: ' ' }, 'missing'],
    [{ published: 'скоро' }, 'not-understood'],
    [{ updated: 'скоро' }, 'not-understood'],
    [{ published: '31 Dec 1994 23:59 GMT' }, 'too-early'],
    [{ published: '21 Oct 2025 10:01 GMT' }, 'in-the-future'],
  ])('is the moment of the fetch for %j, because it is %s', (item, refused) =>
    expect(published(item)).toEqual({
      publishedAt: fetchedAt,
      publishedFrom: 'fetch',
      publishedReading: { refused },
    }),
  );

  it('is said by its page where its own date is of no use, before the day in its address', () => {
    const page = { url: 'https://news.example/1', published: '2025-10-20T10:00:00+05:00' };
    const link = 'https://news.example/2025/10/19/port';
    expect(published({ link, published: 'скоро', page })).toEqual({
      publishedAt: '2025-10-20T05:00:00.000Z',
      publishedFrom: 'page',
      publishedReading: { form: 'iso', zone: 'written', refused: 'not-understood' },
    });
    expect(published({ published: '2025-10-20 09:00', page })).toMatchObject({ publishedFrom: 'item' });
    expect(published({ link, page: { ...page, published: '1970-01-01' } })).toMatchObject({
      publishedFrom: 'url',
    });
  });

  it('may be up to a day after the fetch, and in 1995', () => {
    expect(published({ published: '21 Oct 2025 10:00 GMT' }).publishedFrom).toBe('item');
    expect(published({ published: '1 Jan 1995 00:00 GMT' }).publishedFrom).toBe('item');
  });

  it.each([
    ['https://news.example/2025/10/19/port', '2025-10-18T20:00:00.000Z'],
    ['https://news.example/news-2024-02-29.html', '2024-02-28T20:00:00.000Z'],
    ['https://news.example/a/20231101/', '2023-10-31T20:00:00.000Z'],
  ])('is the day in its address %s where it has no date', (link, publishedAt) =>
    expect(published({ link }, 'Asia/Baku')).toMatchObject({
      publishedAt,
      publishedFrom: 'url',
      publishedReading: { refused: 'missing' },
    }),
  );

  it.each([
    ['of today', 'https://news.example/2025/10/20/port'],
    ['to come', 'https://news.example/2026/10/20/port'],
    ['that the calendar has not', 'https://news.example/2025/02/30/port'],
    ['that is a number', 'https://news.example/2025101912345'],
    ['of another site', 'nowhere'],
  ])('is the moment of the fetch for a day in the address %s', (_, link) =>
    expect(published({ link })).toMatchObject({ publishedAt: fetchedAt, publishedFrom: 'fetch' }),
  );
});

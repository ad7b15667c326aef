import { DAY, type Item, instant } from '@newswatch/domain';
import { parseDate } from '@newswatch/feeds';

export interface Published {
  readonly publishedAt: string;
  readonly publishedFrom: 'item' | 'fetch';
}

/** Before the first web feeds. */
const EARLIEST = Date.UTC(1995, 0, 1);

/**
 * When an item was published: the first of its dates that can be read and is neither before 1995 nor more than a day
 * after we fetched it (clocks and zones are often wrong by hours); otherwise the moment of the fetch.
 */
export function publishedOf(item: Item, fetchedAt: string): Published {
  const latest = Date.parse(fetchedAt) + DAY;
  const date = [item.published, item.updated]
    .map((text) => (text === undefined ? undefined : parseDate(text)))
    .find((time) => time !== undefined && time >= EARLIEST && time <= latest);
  return date === undefined
    ? { publishedAt: fetchedAt, publishedFrom: 'fetch' }
    : { publishedAt: instant(date), publishedFrom: 'item' };
}

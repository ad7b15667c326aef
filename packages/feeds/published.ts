import { type Article, DAY, type Item, type PublishedReading, instant } from '@newswatch/domain';
import { midnightOf } from './date-context.ts';
import { instantOf, wallTimeAt } from './local-time.ts';
import { type DateFound, readDate } from './parse-date.ts';

/** Of an article, and for people how it was found. */
export type Published = Required<Pick<Article, 'publishedAt' | 'publishedFrom' | 'publishedReading'>>;

export interface PublishedContext {
  /** When we first fetched the item: relative dates count from it, and it stands where no date can be had. */
  readonly fetchedAt: string;
  /** IANA name of the zone of dates that name none; UTC unless given. */
  readonly timezone?: string | undefined;
}

/** Before the first web feeds. */
const EARLIEST = Date.UTC(1995, 0, 1);

/**
 * When an item was published: the first of its dates that can be read and is neither before 1995 nor more than a day
 * after we fetched it (clocks and zones are often wrong by hours); else the date on its page, else the day in its address, if that is before the
 * day of the fetch; else the moment of the fetch. `publishedReading` says how, and why the item's own date was not
 * taken.
 */
export function publishedOf(item: Item, context: PublishedContext): Published {
  const dated = [item.published, item.updated].map((text) => judged(text, context));
  const best = dated.findIndex(({ refused }) => refused === undefined);
  const found = dated[best]?.found;
  if (found !== undefined) {
    const field = best === 0 ? 'published' : 'updated';
    const reading = { field, form: found.form, zone: zoneOf(found, context) } as const;
    return { publishedAt: instant(found.time), publishedFrom: 'item', publishedReading: reading };
  }
  const refused = dated.map((one) => one.refused).find((one) => one !== 'missing') ?? 'missing';
  const { found: onPage, refused: refusedOnPage } = judged(item.page?.published, context);
  if (onPage !== undefined && refusedOnPage === undefined) {
    const reading = { form: onPage.form, zone: zoneOf(onPage, context), refused } as const;
    return { publishedAt: instant(onPage.time), publishedFrom: 'page', publishedReading: reading };
  }
  const day = dayInAddress(item.link ?? '', context);
  return day === undefined
    ? { publishedAt: context.fetchedAt, publishedFrom: 'fetch', publishedReading: { refused } }
    : { publishedAt: instant(day), publishedFrom: 'url', publishedReading: { refused } };
}

interface Judged {
  readonly found?: DateFound;
  readonly refused?: PublishedReading['refused'];
}

function judged(text: string | undefined, { fetchedAt, timezone }: PublishedContext): Judged {
  if (text === undefined || text.trim() === '') return { refused: 'missing' };
  const now = Date.parse(fetchedAt);
  const found = readDate(text, { now, timezone });
  if (found === undefined) return { refused: 'not-understood' };
  if (found.time < EARLIEST) return { refused: 'too-early' };
  return found.time > now + DAY ? { refused: 'in-the-future' } : { found };
}

const zoneOf = ({ zoned }: DateFound, { timezone }: PublishedContext): 'written' | 'feed' | 'utc' =>
  zoned ? 'written' : timezone === undefined ? 'utc' : 'feed';

const DAY_IN_PATH = /[/_-]((?:19|20)\d\d)([/_-]?)(\d\d)\2(\d\d)(?=$|[/_.-])/;

/** The beginning of the day that stands in an address: `/2025/10/20/`. What came today is new, whatever hour it is. */
function dayInAddress(link: string, { fetchedAt, timezone }: PublishedContext): number | undefined {
  const [, year, , month, date] = DAY_IN_PATH.exec(URL.parse(link)?.pathname ?? '') ?? [];
  if (year === undefined) return undefined;
  const midnight = midnightOf({ year: Number(year), month: Number(month) - 1, date: Number(date) });
  if (midnight === undefined || midnight < EARLIEST) return undefined;
  const now = wallTimeAt(Date.parse(fetchedAt), timezone);
  return midnight + DAY <= now ? instantOf(midnight, timezone) : undefined;
}

import { MINUTE } from '@newswatch/domain';
import { type DateContext, type DateForm, midnightOf } from './date-context.ts';
import { type DayFound, dayAtStart } from './day-forms.ts';
import { instantOf } from './local-time.ts';
import { dayFromNow, lastSuchDay, lastSuchTime, spanAgo } from './relative-date.ts';
import { type TimeOfDay, timeOfDay } from './time-of-day.ts';
import { zoneMinutes } from './time-zone.ts';

export interface DateFound {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly form: DateForm;
  /** Whether the date itself names its zone. */
  readonly zoned: boolean;
}

/**
 * Dates as feeds and pages write them. Read: ISO 8601; RFC 822 and its relatives with a month name in any language of
 * the region ("Пн, 20 окт 2025 10:00:00 +0300", "20 oktyabr 2025, 14:35", "October 20, 2025"); year first ("2025 жылғы
 * 20 қазан"); time first ("14:35, 20.10.2025"); day, month and year in figures (20.10.2025, 20/10/2025); seconds and
 * milliseconds since 1970; and, where `now` is given, what counts from it ("2 часа назад", "сегодня в 14:35",
 * "20 октября", "14:35").
 *
 * What is not understood to the last word is undefined: no guess, never the current day, never the zone of the process.
 * The name of the weekday is not read. 24:00 is the beginning of the next day.
 */
export function readDate(text: string, context: DateContext = {}): DateFound | undefined {
  if (text.length > LONGEST) return undefined;
  const clean = text.normalize('NFC').replace(/\s+/g, ' ').replaceAll('\u2212', '-').trim();
  // No span has a colon in it.
  const ago =
    context.now === undefined || clean.includes(':')
      ? undefined
      : spanAgo(clean, { ...context, now: context.now });
  if (ago !== undefined) return { time: ago, form: 'relative', zoned: true };
  return epoch(clean) ?? dayAndTime(clean, context) ?? timeFirst(clean, context);
}

/** The same, as milliseconds since the epoch alone. */
export const parseDate = (text: string, context: DateContext = {}): number | undefined =>
  readDate(text, context)?.time;

/** UTF-16 units. Longer texts are no dates, and regular expressions take their time over them. */
const LONGEST = 100;

function epoch(text: string): DateFound | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  return { time: Number(text) * (text.length === 10 ? 1_000 : 1), form: 'epoch', zoned: true };
}

function dayAndTime(text: string, context: DateContext): DateFound | undefined {
  const { now } = context;
  const found = dayAtStart(text);
  const midnight = found === undefined ? undefined : midnightIn(found.day, context);
  if (found !== undefined && midnight !== undefined) {
    const time = timeOfDay(found.rest);
    return time === undefined ? undefined : moment({ midnight, form: found.form, time }, context);
  }
  if (now === undefined) return undefined;
  const relative = dayFromNow(text, { ...context, now });
  const time = timeOfDay(relative === undefined ? text : relative.rest);
  if (time === undefined || (relative === undefined && text === '')) return undefined;
  const day = relative?.midnight ?? lastSuchTime(time.sinceMidnight, { ...context, now });
  return moment({ midnight: day, form: 'relative', time }, context);
}

function midnightIn({ year, ...day }: DayFound['day'], context: DateContext): number | undefined {
  if (year !== undefined) return midnightOf({ ...day, year });
  return context.now === undefined ? undefined : lastSuchDay(day, { ...context, now: context.now });
}

/** «14:35, 20 октября 2025». */
function timeFirst(text: string, context: DateContext): DateFound | undefined {
  const found = /^(\d{1,2}:\d{2}(?::\d{2})?) ?[,|/•·–—-]? ?(?=[\p{L}\d])(.+)$/u.exec(text);
  return found === null ? undefined : dayAndTime(`${found[2]} ${found[1]}`, context);
}

interface Moment {
  readonly midnight: number;
  readonly form: DateForm;
  readonly time: TimeOfDay;
}

function moment({ midnight, form, time }: Moment, { timezone }: DateContext): DateFound | undefined {
  const wallTime = midnight + time.sinceMidnight;
  if (time.zone === '') return { time: instantOf(wallTime, timezone), form, zoned: false };
  const zone = zoneMinutes(time.zone, wallTime);
  return zone === undefined ? undefined : { time: wallTime - zone * MINUTE, form, zoned: true };
}

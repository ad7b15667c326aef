import { MINUTE } from '@newswatch/domain';
import { monthNamed } from './month-names.ts';
import { timeOfDay } from './time-of-day.ts';
import { zoneMinutes } from './time-zone.ts';

/**
 * Dates as feeds write them. Read: ISO 8601; RFC 822 and its relatives with a month name in any language of the region
 * ("Пн, 20 окт 2025 10:00:00 +0300", "20 oktyabr 2025, 14:35", "October 20, 2025"); year first ("2025 жылғы 20 қазан");
 * day, month and year in figures (20.10.2025, 20/10/2025); seconds and milliseconds since 1970.
 *
 * What is not understood to the last word is undefined: no guess, never the current day, never the zone of the process.
 * The name of the weekday is not read. 24:00 is the beginning of the next day.
 *
 * @param defaultZone minutes east of UTC for a date that names no zone
 * @returns milliseconds since the epoch
 */
export function parseDate(text: string, defaultZone = 0): number | undefined {
  if (text.length > LONGEST) return undefined;
  const clean = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  if (/^\d{10}$/.test(clean)) return Number(clean) * 1_000;
  if (/^\d{13}$/.test(clean)) return Number(clean);
  const day = dayOf(clean);
  if (day === undefined) return undefined;
  const midnight = utcMidnight(day);
  const time = timeOfDay(day.rest);
  if (midnight === undefined || time === undefined) return undefined;
  const wallTime = midnight + time.sinceMidnight;
  const zone = time.zone === '' ? defaultZone : zoneMinutes(time.zone, wallTime);
  return zone === undefined ? undefined : wallTime - zone * MINUTE;
}

/** UTF-16 units. Longer texts are no dates, and regular expressions take their time over them. */
const LONGEST = 100;

interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly date: number;
  /** Time and zone. */
  readonly rest: string;
}

const WEEKDAY = String.raw`(?:\p{L}+\.?(?:\s*,\s*|\s+))?`;
const YEAR = String.raw`(\d{4}|\d{2})(?!\d)`;
/** Words that stand around a year: «2025 г.», «2025 года», «2025 жылғы», «2025-ci il», «2025 року». */
const YEAR_WORD = String.raw`(?:\s*-?\s*(?:г\.|года|год|року|жылғы|жылы|ж\.|c[iıuü]\s+il(?:in)?|yil(?:i|gi)?|йил)(?![\p{L}\d]))?`;

const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => Omit<Day, 'rest'> | undefined])[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ,])/i, ([year, month, date]) => inFigures(year, month, date)],
  [/^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/, ([date, , month, year]) => inFigures(year, month, date)],
  [
    new RegExp(
      String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[ .-]+(\p{L}+)\.?,?[ -]+${YEAR}${YEAR_WORD}`,
      'u',
    ),
    ([date, month, year]) => byName(year, month, date),
  ],
  [
    new RegExp(String.raw`^${WEEKDAY}(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)`, 'u'),
    ([month, date, year]) => byName(year, month, date),
  ],
  [
    new RegExp(String.raw`^(\d{4})${YEAR_WORD},? (\d{1,2})[ -]+(\p{L}+)`, 'u'),
    ([year, date, month]) => byName(year, month, date),
  ],
];

function dayOf(text: string): Day | undefined {
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    const day = found === null ? undefined : read(found.slice(1));
    if (found !== null && day !== undefined) return { ...day, rest: text.slice(found[0].length) };
  }
  return undefined;
}

const inFigures = (year = '', month = '', date = ''): Omit<Day, 'rest'> => ({
  year: Number(year),
  month: Number(month) - 1,
  date: Number(date),
});

function byName(year = '', month = '', date = ''): Omit<Day, 'rest'> | undefined {
  const known = monthNamed(month);
  return known === undefined ? undefined : { year: fullYear(year), month: known, date: Number(date) };
}

/** Two figures mean 1970 to 2069 (RFC 2822, 4.3 draws the line at 50; feeds are younger). */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}

function utcMidnight({ year, month, date }: Day): number | undefined {
  const time = Date.UTC(year, month, date);
  const back = new Date(time);
  return back.getUTCMonth() === month && back.getUTCDate() === date ? time : undefined;
}

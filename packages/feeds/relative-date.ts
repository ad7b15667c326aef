import { DAY, HOUR } from '@newswatch/domain';
import { type DateContext, midnightOf } from './date-context.ts';
import type { DayFound } from './day-forms.ts';
import { wallTimeAt } from './local-time.ts';
import { foldWord } from './month-names.ts';
import { type Unit, dayNamed, isAgo, isNow, isOne, unitNamed } from './relative-words.ts';

type Now = DateContext & { readonly now: number };

/** «2 часа назад», "1 hour 5 minutes ago", «только что»: milliseconds since the epoch. */
export function spanAgo(text: string, { now }: Now): number | undefined {
  const folded = foldWord(text);
  if (isNow(folded)) return now;
  const found = folded.match(/\d+|\p{L}+/gu) ?? [];
  const last = found.at(-1);
  // Nothing but numbers, words and dots of abbreviations.
  if (last === undefined || !isAgo(last) || /[^\p{L}\d. ]/u.test(folded)) return undefined;
  return back(found.slice(0, -1), now);
}

/** Pairs of number and unit; a unit alone is one. */
function back(parts: readonly string[], now: number): number | undefined {
  let time = now;
  let amount: number | undefined;
  let units = 0;
  for (const part of parts) {
    const unit = unitNamed(part);
    if (unit === undefined && amount !== undefined) return undefined;
    if (unit !== undefined) {
      time = before(time, unit, amount ?? 1);
      units += 1;
    }
    amount = unit === undefined ? amountOf(part) : undefined;
    if (unit === undefined && amount === undefined) return undefined;
  }
  return units === 0 || amount !== undefined ? undefined : time;
}

const amountOf = (part: string): number | undefined =>
  /^\d{1,4}$/.test(part) ? Number(part) : isOne(part) ? 1 : undefined;

function before(time: number, unit: Unit, amount: number): number {
  if ('length' in unit) return time - amount * unit.length;
  const date = new Date(time);
  date.setUTCMonth(date.getUTCMonth() - amount * unit.months);
  return date.getTime();
}

/** A day that is named from now, «вчера, 09:10», and what stands behind it. The midnight is that of a clock on the wall. */
export function dayFromNow(
  text: string,
  { now, timezone }: Now,
): { midnight: number; rest: string } | undefined {
  const named = dayNamed(foldWord(text));
  if (named === undefined) return undefined;
  return {
    midnight: startOfDay(wallTimeAt(now, timezone)) - named.daysAgo * DAY,
    rest: text.slice(named.length),
  };
}

/** A day without a year is the last one that is not later than a day from now. */
export function lastSuchDay({ date, month }: DayFound['day'], { now, timezone }: Now): number | undefined {
  const wall = wallTimeAt(now, timezone);
  const year = new Date(wall).getUTCFullYear();
  return [year + 1, year, year - 1]
    .map((one) => midnightOf({ year: one, month, date }))
    .find((midnight) => midnight !== undefined && midnight <= wall + DAY);
}

/** A time without a day is of today, or of yesterday if it is still to come. */
export function lastSuchTime(sinceMidnight: number, { now, timezone }: Now): number {
  const wall = wallTimeAt(now, timezone);
  const today = startOfDay(wall);
  return today + sinceMidnight > wall + HOUR ? today - DAY : today;
}

const startOfDay = (wallTime: number): number => Math.floor(wallTime / DAY) * DAY;

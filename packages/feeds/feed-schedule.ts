import { DAY, type FeedSchedule, MINUTE, SECOND, given } from '@newswatch/domain';

/** The texts of the elements, as they stand in the document. */
export interface ScheduleTexts {
  readonly ttl: string | undefined;
  readonly hours: readonly string[];
  readonly days: readonly string[];
  readonly updatePeriod: string | undefined;
  readonly updateFrequency: string | undefined;
}

/** Undefined where the document says nothing that makes sense. What makes none is left out, the rest stays. */
export function feedSchedule(texts: ScheduleTexts): FeedSchedule | undefined {
  const minutes = wholeNumber(texts.ttl);
  const schedule = given({
    ttlMinutes: minutes === undefined || minutes === 0 ? undefined : minutes,
    skipHours: someOf(texts.hours.map(hourOf), 24),
    skipDays: someOf(texts.days.map(dayOf), 7),
    updatePeriodSeconds: updatePeriodSeconds(texts),
  });
  return Object.keys(schedule).length === 0 ? undefined : schedule;
}

function wholeNumber(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? '';
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** All hours, or all days, cannot be meant. */
function someOf(numbers: readonly (number | undefined)[], all: number): readonly number[] | undefined {
  const known = new Set(numbers.filter((number) => number !== undefined));
  return known.size === 0 || known.size === all ? undefined : [...known].toSorted((a, b) => a - b);
}

function hourOf(text: string): number | undefined {
  const hour = wholeNumber(text);
  return hour === undefined || hour > 24 ? undefined : hour % 24;
}

const DAYS: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function dayOf(text: string): number | undefined {
  const day = DAYS.indexOf(text.trim().slice(0, 3).toLowerCase());
  return day === -1 ? undefined : day;
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60 * MINUTE,
  daily: DAY,
  weekly: 7 * DAY,
  monthly: 30 * DAY,
  yearly: 365 * DAY,
};

/** The module says: daily where only the frequency stands, once where only the period stands. */
function updatePeriodSeconds({ updatePeriod, updateFrequency }: ScheduleTexts): number | undefined {
  if (updatePeriod === undefined && updateFrequency === undefined) return undefined;
  const period = PERIODS[(updatePeriod ?? 'daily').trim().toLowerCase()];
  const times = wholeNumber(updateFrequency ?? '1');
  if (period === undefined || times === undefined || times === 0) return undefined;
  return Math.max(1, Math.round(period / times / SECOND));
}

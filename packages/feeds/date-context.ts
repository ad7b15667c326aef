/** What a date is read with. */
export interface DateContext {
  /** IANA name of the zone of a date that names none; UTC unless given. */
  readonly timezone?: string | undefined;
  /** Milliseconds since the epoch: what "2 hours ago" and dates without a year count from. Without it they are not understood. */
  readonly now?: number | undefined;
}

/**
 * How a date is written: `iso` 2025-10-20…; `words` with the name of a month; `figures` 20.10.2025; `relative` to now,
 * or without a year or a day; `epoch` seconds or milliseconds since 1970.
 */
export type DateForm = 'iso' | 'words' | 'figures' | 'relative' | 'epoch';

/** A day of the calendar. */
export interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly date: number;
}

/** Its midnight as if it were in UTC; undefined where the calendar has no such day. */
export function midnightOf({ year, month, date }: Day): number | undefined {
  const time = Date.UTC(year, month, date);
  const back = new Date(time);
  return back.getUTCMonth() === month && back.getUTCDate() === date ? time : undefined;
}

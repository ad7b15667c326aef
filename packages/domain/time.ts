import { z } from 'zod';

/** An instant as ISO 8601 in UTC with milliseconds, which sorts as text. */
export const instantSchema = z.iso.datetime();

/** A time zone by its IANA name. */
export const timezoneSchema = z.string().refine(isTimezone, 'must be an IANA time zone such as Asia/Baku');

function isTimezone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Time is passed in: nothing in the core reads a clock of its own. Milliseconds since the epoch. */
export type Clock = () => number;

/** Randomness is passed in. A number in [0, 1). */
export type Random = () => number;

/** Milliseconds since the epoch as `instantSchema` has them. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

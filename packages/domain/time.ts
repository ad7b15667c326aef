import { z } from 'zod';

/** An instant as ISO 8601 in UTC with milliseconds, which sorts as text. */
export const instantSchema = z.iso.datetime();

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

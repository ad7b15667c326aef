import { z } from 'zod';

/**
 * When a feed wants to be asked, by its own document.
 *
 * | element | from | means |
 * |---|---|---|
 * | `ttl` | RSS 2.0 | minutes for which the document may be kept |
 * | `skipHours` / `hour` | RSS 0.91 on | hours of the day, in UTC, in which it need not be asked: 0 to 23, 24 is 0 |
 * | `skipDays` / `day` | RSS 0.91 on | days of the week, by their English names |
 * | `sy:updatePeriod`, `sy:updateFrequency` | RSS 1.0 syndication module | it changes so many times per hour, day, week, month or year |
 */
export const feedScheduleSchema = z.object({
  ttlMinutes: z.int().positive().optional(),
  /** 0 to 23, in UTC; never all of them. */
  skipHours: z.array(z.int().min(0).max(23)).readonly().optional(),
  /** 0 (Sunday) to 6; never all of them. */
  skipDays: z.array(z.int().min(0).max(6)).readonly().optional(),
  updatePeriodSeconds: z.int().positive().optional(),
});
export type FeedSchedule = z.infer<typeof feedScheduleSchema>;

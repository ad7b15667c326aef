import { z } from 'zod';

/**
 * Why a feed is polled when it is polled next.
 *
 * | code | the next poll is when it is because |
 * |---|---|
 * | `new` | it was never polled: at once |
 * | `asked` | a person asked for a poll now |
 * | `interval` | a person gave the interval |
 * | `pace` | of how often it publishes (`itemsPerDay`) |
 * | `unknown-pace` | how often it publishes is not known yet |
 * | `update-period` | it says how often it changes, and its pace is not known yet |
 * | `fresh` | the server says for how long its answer is fresh (Cache-Control, Expires) |
 * | `ttl` | the feed says for how long it may be kept |
 * | `skip` | the feed names hours or days in which it need not be asked |
 * | `failing` | it failed `failures` times in a row |
 * | `retry-after` | the server asked to come back then |
 * | `host-turn` | other feeds of its host are being polled |
 * | `gone` | it answered 410: never again by itself |
 * | `missing` | it answered 404 for too long: never again by itself |
 */
export const pollReasonSchema = z.object({
  code: z.enum([
    'new',
    'asked',
    'interval',
    'pace',
    'unknown-pace',
    'update-period',
    'fresh',
    'ttl',
    'skip',
    'failing',
    'retry-after',
    'host-turn',
    'gone',
    'missing',
  ]),
  itemsPerDay: z.number().nonnegative().optional(),
  /** Failures in a row. */
  failures: z.int().positive().optional(),
});
export type PollReason = z.infer<typeof pollReasonSchema>;

/** The reason as the end of a sentence: «next poll at 12:00, because …». */
export function pollReasonText({ code, itemsPerDay = 0, failures = 0 }: PollReason): string {
  const texts: Readonly<Record<PollReason['code'], string>> = {
    new: 'it was never polled',
    asked: 'a poll was asked for',
    interval: 'its interval is given',
    pace: `it publishes about ${itemsPerDay} items a day`,
    'unknown-pace': 'how often it publishes is not known yet',
    'update-period': 'it says how often it changes',
    fresh: 'its server says that the answer is fresh until then',
    ttl: 'it says for how long it may be kept (ttl)',
    skip: 'it names hours or days in which it need not be asked',
    failing: failures === 1 ? 'the last poll failed' : `the last ${failures} polls failed`,
    'retry-after': 'its server asked to come back then',
    'host-turn': 'other feeds of its host come first',
    gone: 'it is gone for good (410)',
    missing: 'it was not found (404) for two weeks',
  };
  return texts[code];
}

import { DAY, type FeedMove, type FeedRedirect, instant } from '@newswatch/domain';

/** One hop of a redirect that was followed. */
export interface Hop {
  readonly to: string;
  readonly status: number;
}

export interface Whereabouts {
  readonly movedTo?: FeedMove;
  readonly redirect?: FeedRedirect;
}

/**
 * A permanent redirect is believed when it was seen so many polls in a row, for so long.
 *
 * Networks with a login page answer 301 to everything for hours, a site that is being rebuilt for days; believing them
 * loses the feed. Waiting costs one more request a poll. Readers that count wait for some two dozen polls or two weeks;
 * ten polls and a week are between them, and longer than a rented room or a rebuilt site lasts.
 */
const POLLS_SEEN = 10;
const DAYS_SEEN = 7;

const isPermanent = ({ status }: Hop): boolean => status === 301 || status === 308;

const NOWHERE: Whereabouts = {};

/** Where a feed is polled from now on, after an answer with a document, or 304, that came over these hops. */
export function whereaboutsAfter(before: Whereabouts, hops: readonly Hop[], now: number): Whereabouts {
  if (hops.length === 0 && before.movedTo === undefined) return NOWHERE;
  const stays = before.movedTo === undefined ? NOWHERE : { movedTo: before.movedTo };
  const to = hops.at(-1)?.to;
  if (to === undefined || !hops.every(isPermanent)) return stays;
  const seen = before.redirect?.to === to ? before.redirect : { to, since: instant(now), polls: 0 };
  const redirect = { ...seen, polls: seen.polls + 1 };
  const isConfirmed = redirect.polls >= POLLS_SEEN && now - Date.parse(redirect.since) >= DAYS_SEEN * DAY;
  return isConfirmed ? { movedTo: { url: to, since: instant(now) } } : { ...stays, redirect };
}

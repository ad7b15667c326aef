import { DAY, type FeedSchedule, type FeedState, given, instant } from '@newswatch/domain';
import { type Hop, whereaboutsAfter } from './moves.ts';
import { type Moment, type NextPoll, type PollEnd, nextPoll } from './next-poll.ts';
import { withArrivals } from './pace.ts';
import { type Headers, freshForMs } from './server-wishes.ts';

/** How a poll ended. */
export type PollOutcome =
  | {
      readonly kind: 'answered';
      readonly headers: Headers;
      readonly hops: readonly Hop[];
      /** What the document asks for. 304 brings no document: what the last one asked for stays. */
      readonly document?: { readonly schedule?: FeedSchedule };
      /** When the items that it brought came, in milliseconds since the epoch. */
      readonly arrivals: readonly number[];
    }
  | {
      readonly kind: 'failed';
      readonly failure: 'gone' | 'not-found' | 'other';
      readonly retryAfterMs: number;
    };

/** The part of a feed's state that its schedule rests on. */
export type Scheduled = Pick<
  FeedState,
  'polls' | 'failures' | 'arrivals' | 'schedule' | 'movedTo' | 'redirect' | 'missingSince'
> & { readonly feed: Pick<FeedState['feed'], 'intervalSeconds' | 'minIntervalSeconds'> };

/** What a poll changes in it. */
export interface Rescheduled extends Omit<Scheduled, 'feed' | 'polls'> {
  readonly health: 'ok' | 'failing' | 'muted';
  /** Milliseconds since the epoch. */
  readonly nextPollAt: number;
  readonly nextPollReason: NextPoll['reason'];
}

/** A site that is repaired, or a name that is sold and given back, is 404 for days; so many of them, and it is given up. */
const DAYS_MISSING = 14;
/** … unless it was hardly asked in that time, because we did not run. */
const FAILURES_MISSING = 10;

/** An address that a feed moved to and that fails so often is given up for the one that the person gave. */
const FAILURES_MOVED = 10;

/** The state of a feed's schedule after a poll. Pure: the same in production and on a simulated clock. */
export function afterPoll(state: Scheduled, outcome: PollOutcome, moment: Moment): Rescheduled {
  return outcome.kind === 'answered' ? answered(state, outcome, moment) : failed(state, outcome, moment);
}

function answered(
  state: Scheduled,
  { headers, hops, document, arrivals: brought }: Extract<PollOutcome, { kind: 'answered' }>,
  moment: Moment,
): Rescheduled {
  const schedule = document === undefined ? state.schedule : document.schedule;
  const arrivals = withArrivals(state.arrivals, brought);
  const basis = { feed: state.feed, schedule, arrivals, isFirst: state.polls === 0 };
  const freshMs = freshForMs(headers, moment.now);
  const next = nextPoll(basis, moment, { kind: 'answered', freshForMs: freshMs });
  return {
    health: 'ok',
    failures: 0,
    arrivals,
    ...(schedule !== undefined && { schedule }),
    ...whereaboutsAfter(state, hops, moment.now),
    nextPollAt: next.at,
    nextPollReason: next.reason,
  };
}

function failed(
  state: Scheduled,
  { failure, retryAfterMs }: Extract<PollOutcome, { kind: 'failed' }>,
  moment: Moment,
): Rescheduled {
  const { arrivals, schedule } = state;
  const failures = state.failures + 1;
  const missingSince = failure === 'not-found' ? (state.missingSince ?? instant(moment.now)) : undefined;
  const end = endOf({ state, failure, failures, missingSince, retryAfterMs }, moment.now);
  const next = nextPoll({ feed: state.feed, schedule, arrivals, isFirst: false }, moment, end);
  return {
    health: end.kind === 'failed' ? 'failing' : 'muted',
    failures,
    arrivals,
    ...given({ schedule, missingSince }),
    ...(staysMoved(failure, failures) ? given({ movedTo: state.movedTo, redirect: state.redirect }) : {}),
    nextPollAt: next.at,
    nextPollReason: next.reason,
  };
}

/** What moved to where nothing is has not moved: the address that the person gave is asked again. */
const staysMoved = (failure: Failing['failure'], failures: number): boolean =>
  failure === 'other' && failures < FAILURES_MOVED;

interface Failing {
  readonly state: Scheduled;
  readonly failure: 'gone' | 'not-found' | 'other';
  readonly failures: number;
  readonly missingSince: string | undefined;
  readonly retryAfterMs: number;
}

function endOf({ state, failure, failures, missingSince, retryAfterMs }: Failing, now: number): PollEnd {
  const isWhereItWas = state.movedTo === undefined;
  if (failure === 'gone' && isWhereItWas) return { kind: 'muted', reason: 'gone' };
  const missing = missingSince !== undefined && now - Date.parse(missingSince) >= DAYS_MISSING * DAY;
  if (missing && failures >= FAILURES_MISSING && isWhereItWas) return { kind: 'muted', reason: 'missing' };
  return { kind: 'failed', failures, retryAfterMs };
}

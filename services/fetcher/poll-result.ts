import {
  DAY,
  type EventOf,
  type FeedState,
  type NewswatchError,
  failure,
  given,
  instant,
} from '@newswatch/domain';
import { parseDate } from '@newswatch/feeds';
import type { PollResult } from '@newswatch/ports';
import {
  type Moment,
  type PollOutcome,
  type Rescheduled,
  afterPoll,
  firstArrivals,
} from '@newswatch/schedule';
import { type FeedAnswer, addressOf } from './ask-feed.ts';
import { itemEvents } from './item-events.ts';

/** What a poll found out: the facts that it states, and the row that it leaves. */
export interface PollFindings {
  readonly events: readonly EventOf<'item.fetched'>[];
  readonly result: PollResult;
  /** Why the feed could not be read. */
  readonly error?: NewswatchError;
}

/** What follows from the answer to a poll. Pure. A failed poll states nothing and keeps validators and fingerprints. */
export function findingsOf(state: FeedState, answer: FeedAnswer, moment: Moment): PollFindings {
  switch (answer.kind) {
    case 'fetched':
      return fetched(state, answer, moment);
    case 'not-modified': {
      const outcome: PollOutcome = { ...answer, kind: 'answered', arrivals: [] };
      const kept = { ...keptOf(state), validators: answer.validators };
      return { events: [], result: resultOf(kept, afterPoll(state, outcome, moment), moment) };
    }
    case 'failed':
      return failed(state, answer.error, moment);
    default:
      return answer satisfies never;
  }
}

function fetched(
  state: FeedState,
  { document, validators, headers, hops }: Extract<FeedAnswer, { kind: 'fetched' }>,
  moment: Moment,
): PollFindings {
  const { events, fingerprints } = itemEvents(state, document, moment.now);
  const arrivals =
    state.polls === 0
      ? firstArrivals(document.items.map(publishedAt), moment.now)
      : events.map(() => moment.now);
  const asked = { ...given({ schedule: document.feed.schedule }) };
  const outcome: PollOutcome = { kind: 'answered', headers, hops, document: asked, arrivals };
  const kept: Kept = {
    validators,
    polls: state.polls + 1,
    // Some servers answer an empty feed while they restart: what it had before is not new again afterwards.
    seen: fingerprints.length === 0 ? state.seen : fingerprints,
    ...given({ lastItemAt: events.length > 0 ? instant(moment.now) : state.lastItemAt }),
  };
  return { events, result: resultOf(kept, afterPoll(state, outcome, moment), moment) };
}

const publishedAt = (item: {
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
}) => parseDate(item.published ?? item.updated ?? '');

function failed(state: FeedState, error: NewswatchError, moment: Moment): PollFindings {
  const outcome: PollOutcome = {
    kind: 'failed',
    failure: failureOf(error),
    retryAfterMs: error.retryAfterMs ?? 0,
  };
  const rescheduled = afterPoll(state, outcome, moment);
  const shown = rescheduled.nextPollReason.code === 'missing' ? missing(state, moment) : error;
  const result = resultOf(keptOf(state), rescheduled, moment);
  return {
    events: [],
    result: { ...result, error: { code: shown.code, message: shown.message } },
    error: shown,
  };
}

function failureOf({ code, details }: NewswatchError): Extract<PollOutcome, { kind: 'failed' }>['failure'] {
  if (code === 'feed-gone') return 'gone';
  return code === 'http-status' && details['status'] === 404 ? 'not-found' : 'other';
}

function missing(state: FeedState, { now }: Moment): NewswatchError {
  const since = Date.parse(state.missingSince ?? instant(now));
  return failure('feed-missing', { url: addressOf(state), days: Math.floor((now - since) / DAY) });
}

type Kept = Pick<PollResult, 'validators' | 'polls' | 'seen' | 'lastItemAt'>;

const keptOf = (state: FeedState): Kept => ({
  validators: state.validators,
  polls: state.polls,
  seen: state.seen,
  ...given({ lastItemAt: state.lastItemAt }),
});

const resultOf = (kept: Kept, rescheduled: Rescheduled, { now }: Moment): PollResult => ({
  ...kept,
  ...rescheduled,
  polledAt: instant(now),
  nextPollAt: instant(rescheduled.nextPollAt),
});

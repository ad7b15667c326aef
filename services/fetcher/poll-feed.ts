import {
  type FeedState,
  type NewswatchError,
  type Random,
  SECOND,
  digest,
  feedIdSchema,
  given,
  instant,
} from '@newswatch/domain';
import type { JobHandler, JobResult } from '@newswatch/pipeline';
import type { ArticlePages, Job, PollResult, Polls } from '@newswatch/ports';
import { type AskOptions, type FeedAnswer, POLL_DEADLINE_MS, askFeed } from './ask-feed.ts';
import { itemEvents } from './item-events.ts';
import { nextPoll } from './next-poll.ts';
import { withPages } from './with-pages.ts';

export interface PollOptions extends AskOptions {
  readonly polls: Polls;
  readonly articlePages: Pick<ArticlePages, 'add' | 'get'>;
  readonly random: Random;
  readonly concurrency: number;
  /** No feed is polled more often, whatever its interval says. */
  readonly floorSeconds: number;
}

/** Beyond the deadline of the request there is time to read the document and to publish its items. */
const LEASE_MS = POLL_DEADLINE_MS + 10 * SECOND;

/**
 * Polls one feed: takes its row under a lease, asks the feed, states its new items, and settles the row once they are
 * durable. A failed poll states nothing and keeps validators and fingerprints; its reason stands in the row.
 *
 * Guarantee: at least once. A crash before settling leaves number and fingerprints as they were, so the poll is done
 * again when the lease has run out and states the same events under the same ids. A poll whose lease was lost settles
 * nothing: somebody else did it.
 */
export function pollFeed(options: PollOptions): JobHandler {
  return {
    name: 'poll-feed',
    concurrency: options.concurrency,
    handle: (job, signal) => poll(options, job, signal),
  };
}

async function poll(options: PollOptions, job: Job, signal: AbortSignal): Promise<JobResult> {
  const { polls, clock, random } = options;
  const now = clock();
  const lease = {
    now: instant(now),
    until: instant(now + LEASE_MS),
    token: digest(job.id, instant(now), `${random()}`),
  };
  const taken = await polls.take(feedIdSchema.parse(job.id), lease);
  if (taken === undefined) return { events: [], outcome: 'not-due' };
  const answer = await askFeed(options, taken.state, signal);
  return withPages(options, taken.state.feed, settled(options, taken, answer));
}

interface Taken {
  readonly token: string;
  readonly state: FeedState;
}

function settled(
  { polls, clock, random, floorSeconds }: PollOptions,
  { token, state }: Taken,
  answer: FeedAnswer,
): JobResult {
  const moment: Moment = { now: clock(), random: random(), floorSeconds };
  const settle = (result: PollResult) => async (): Promise<void> => {
    await polls.settle(token, result);
  };
  switch (answer.kind) {
    case 'fetched': {
      const { events, fingerprints } = itemEvents(state, answer.document, moment.now);
      const kept: Kept = {
        validators: answer.validators,
        polls: state.polls + 1,
        // Some servers answer an empty feed while they restart: what it had before is not new again afterwards.
        seen: fingerprints.length === 0 ? state.seen : fingerprints,
        ...given({ lastItemAt: events.length > 0 ? instant(moment.now) : state.lastItemAt }),
      };
      return { events, outcome: 'fetched', settle: settle(success(state, moment, { kept, answer })) };
    }
    case 'not-modified': {
      const kept = { ...keptOf(state), validators: answer.validators };
      return {
        events: [],
        outcome: 'not-modified',
        settle: settle(success(state, moment, { kept, answer })),
      };
    }
    case 'failed': {
      const { error } = answer;
      return { events: [], outcome: 'failed', error, settle: settle(failed(state, moment, error)) };
    }
    default:
      return answer satisfies never;
  }
}

interface Moment {
  readonly now: number;
  readonly random: number;
  readonly floorSeconds: number;
}

type Kept = Pick<PollResult, 'validators' | 'polls' | 'seen' | 'lastItemAt'>;

const keptOf = (state: FeedState): Kept => ({
  validators: state.validators,
  polls: state.polls,
  seen: state.seen,
  ...given({ lastItemAt: state.lastItemAt }),
});

function success(
  { feed }: FeedState,
  moment: Moment,
  { kept, answer }: { readonly kept: Kept; readonly answer: { readonly freshForMs: number } },
): PollResult {
  const schedule = { ...moment, intervalSeconds: feed.intervalSeconds };
  const next = nextPoll(schedule, { kind: 'answered', freshForMs: answer.freshForMs });
  return { ...kept, health: 'ok', polledAt: instant(moment.now), nextPollAt: instant(next), failures: 0 };
}

function failed(state: FeedState, moment: Moment, error: NewswatchError): PollResult {
  const failures = state.failures + 1;
  const gone = error.code === 'feed-gone';
  const schedule = { ...moment, intervalSeconds: state.feed.intervalSeconds };
  const next = nextPoll(
    schedule,
    gone ? { kind: 'gone' } : { kind: 'failed', failures, retryAfterMs: error.retryAfterMs ?? 0 },
  );
  return {
    ...keptOf(state),
    health: gone ? 'muted' : 'failing',
    polledAt: instant(moment.now),
    nextPollAt: instant(next),
    failures,
    error: { code: error.code, message: error.message },
  };
}

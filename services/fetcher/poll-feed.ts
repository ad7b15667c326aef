import {
  type FeedState,
  type Random,
  SECOND,
  digest,
  feedIdSchema,
  given,
  hostOf,
  instant,
} from '@newswatch/domain';
import type { JobHandler, JobResult } from '@newswatch/pipeline';
import type { ArticlePages, Job, JobQueue, Polls } from '@newswatch/ports';
import { isOwnNetwork } from '@newswatch/schedule';
import { type AskOptions, POLL_DEADLINE_MS, addressOf, askFeed } from './ask-feed.ts';
import { hostRule } from './host-rule.ts';
import { findingsOf } from './poll-result.ts';
import { withPages } from './with-pages.ts';

export interface PollOptions extends AskOptions {
  readonly polls: Polls;
  readonly articlePages: Pick<ArticlePages, 'add' | 'get'>;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  readonly random: Random;
  readonly concurrency: number;
  /** No feed is polled more often, whatever its interval says. */
  readonly floorSeconds: number;
  /** Feeds of one host that are polled at once, over all processes. */
  readonly perHost: number;
}

/** Beyond the deadline of the request there is time to read the document and to publish its items. */
const LEASE_MS = POLL_DEADLINE_MS + 10 * SECOND;

/**
 * Polls one feed: takes its row under a lease, as far as its host may be asked, asks the feed, states its new items, and
 * settles the row once they are durable. A failed poll states nothing and keeps validators and fingerprints; its reason
 * stands in the row.
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
  const { polls, clock, random, perHost, floorSeconds } = options;
  const now = clock();
  const lease = {
    now: instant(now),
    until: instant(now + LEASE_MS),
    token: digest(job.id, instant(now), `${random()}`),
    perHost,
  };
  const taking = await polls.take(feedIdSchema.parse(job.id), lease, hostRule);
  if (taking.kind !== 'taken') return { events: [], outcome: taking.kind };
  const { token, state } = taking;
  const answer = await askFeed(options, state, signal);
  const moment = { now: clock(), random: random(), floorSeconds };
  const { events, result, error } = findingsOf(state, answer, moment);
  const settle = async (): Promise<void> => {
    await polls.settle(token, result);
    await enqueueNext(options, state);
  };
  return withPages(options, state.feed, { events, outcome: answer.kind, settle, ...given({ error }) });
}

/**
 * A host of one's own network that has just become free is asked for its next feeds at once; on the public web they wait
 * for the next look at what is due, which is pace enough.
 */
async function enqueueNext({ polls, queue, clock, perHost }: PollOptions, state: FeedState): Promise<void> {
  const host = hostOf(addressOf(state));
  if (!isOwnNetwork(host)) return;
  const ids = await polls.due(instant(clock()), perHost, { host });
  if (ids.length > 0) await queue.enqueue(ids.map((id) => ({ name: 'poll-feed', id })));
}

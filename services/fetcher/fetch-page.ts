import {
  type Clock,
  type EventOf,
  type Feed,
  HOUR,
  MINUTE,
  type NewswatchError,
  type PageOutcome,
  type PageText,
  type Random,
  SECOND,
  digest,
  eventId,
  failure,
  instant,
  pageIdSchema,
} from '@newswatch/domain';
import type { PageAnswer, PageReader } from '@newswatch/pages';
import type { JobHandler, JobResult } from '@newswatch/pipeline';
import type { ArticlePage, ArticlePages, Feeds, Job, TakenPage } from '@newswatch/ports';
import { withPageText } from './with-page-text.ts';

export interface FetchPageOptions {
  readonly articlePages: Pick<ArticlePages, 'take' | 'settle'>;
  /** How the feed reads its pages, as it is configured now. */
  readonly feeds: Pick<Feeds, 'get'>;
  readonly pageReader: Pick<PageReader, 'read'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly concurrency: number;
}

/** Longer than fetching and reading may take, waiting for other pages to be read included. */
const LEASE_MS = 2 * MINUTE;
/** Between two requests to a host, unless its robots.txt asks for more. */
const GAP_MS = 2 * SECOND;
const LONGEST_GAP_MS = HOUR;
/** A page that was not asked for by then is no news any more. */
const NEWS_MS = 6 * HOUR;
/** After the first attempt that failed, the second… A page that fails once more is given up. */
const WAITS = [15 * SECOND, 2 * MINUTE, 20 * MINUTE, 2 * HOUR, 6 * HOUR];

/**
 * Fetches the page of one article: takes its row under a lease, reads the page, states the item again with the text of
 * the page, and settles the row once that is durable.
 *
 * Guarantee: at least once. A crash before settling leaves the row to its lease; the page is fetched again and stated under
 * the same event id. The attempt is counted on taking, so a page that ends the process every time is given up.
 */
export function fetchPage(options: FetchPageOptions): JobHandler {
  return {
    name: 'fetch-page',
    concurrency: options.concurrency,
    handle: (job, signal) => fetchOne(options, job, signal),
  };
}

async function fetchOne(options: FetchPageOptions, job: Job, signal: AbortSignal): Promise<JobResult> {
  const now = options.clock();
  const lease = {
    now: instant(now),
    until: instant(now + LEASE_MS),
    token: digest(job.id, instant(now), `${options.random()}`),
  };
  const taken = await options.articlePages.take(pageIdSchema.parse(job.id), lease);
  if (taken === undefined) return { events: [], outcome: 'not-due' };
  const unasked = (error: NewswatchError): JobResult =>
    settled(options, taken, { answer: failedBy(error), gapMs: 0 });
  const [feed] = await options.feeds.get([taken.page.stated.feed.id]);
  const { url, stated } = taken.page;
  if (feed === undefined) return unasked(failure('not-found', { what: 'feed', id: stated.feed.id }));
  const hopeless = hopelessBecause(taken.page, feed, now);
  if (hopeless !== undefined) return unasked(hopeless);
  const answer = await options.pageReader.read({ url, item: stated.item, feed, signal });
  const gapMs = Math.min(Math.max(answer.delayMs, GAP_MS), LONGEST_GAP_MS);
  return settled(options, taken, { answer, gapMs });
}

/** Why the site is not asked at all. */
function hopelessBecause(
  { url, attempts, addedAt, error }: ArticlePage,
  feed: Feed,
  now: number,
): NewswatchError | undefined {
  if (feed.fullText === 'off') return failure('full-text-off', {});
  if (attempts > WAITS.length + 1) {
    const problem = error?.message ?? 'newswatch ended at every attempt';
    return failure('page-unreadable', { url, problem });
  }
  const isLate = attempts === 1 && now - Date.parse(addedAt) > NEWS_MS;
  return isLate
    ? failure('page-late', { host: URL.parse(url)?.host ?? '', hours: NEWS_MS / HOUR })
    : undefined;
}

const failedBy = (error: NewswatchError): PageAnswer => ({
  kind: 'failed',
  error,
  forGood: true,
  delayMs: 0,
});

interface Answered {
  readonly answer: PageAnswer;
  /** How long the host is left alone. */
  readonly gapMs: number;
}

function settled(
  { articlePages, clock }: FetchPageOptions,
  { token, page }: TakenPage,
  { answer, gapMs }: Answered,
): JobResult {
  const now = clock();
  const times = { now: instant(now), hostFreeAt: instant(now + gapMs) };
  const outcome = outcomeOf(page, answer, now);
  return {
    events: answer.kind === 'found' ? [restated(page, answer.text, now)] : [],
    outcome: outcome.kind,
    // A page that a site refuses is no news to whoever reads the log: the state of the feed says it.
    ...(answer.kind === 'failed' && outcome.kind === 'gave-up' && { error: answer.error }),
    settle: async () => {
      await articlePages.settle(token, outcome, times);
    },
  };
}

function outcomeOf({ attempts }: ArticlePage, answer: PageAnswer, now: number): PageOutcome {
  if (answer.kind === 'found') return { kind: 'done', text: answer.text };
  const { code, message } = answer.error;
  const error = { code, message };
  if (answer.forGood) return { kind: 'refused', error };
  const wait = WAITS[attempts - 1];
  return wait === undefined ? { kind: 'gave-up', error } : { kind: 'retry', at: instant(now + wait), error };
}

/** A further statement of the same item: same guid, link and title, so it becomes a version of the same article. */
function restated(
  { id, fingerprint, stated }: ArticlePage,
  text: PageText,
  now: number,
): EventOf<'item.fetched'> {
  return {
    id: eventId(`page:${id}`, 'item.fetched', fingerprint),
    type: 'item.fetched',
    source: 'fetcher',
    time: instant(now),
    subject: fingerprint,
    key: stated.feed.id,
    data: { ...stated, item: withPageText(stated.item, text), fetchedAt: instant(now) },
  };
}

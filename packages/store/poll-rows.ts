import {
  type FeedState,
  feedHealthSchema,
  feedMoveSchema,
  feedRedirectSchema,
  feedScheduleSchema,
  feedSchema,
  given,
  pollReasonSchema,
} from '@newswatch/domain';
import type { PollResult } from '@newswatch/ports';
import { decoderOf, numberList, stringList } from './decode.ts';
import type { Queries } from './executor.ts';
import type { PollRow } from './tables.ts';

const decodeFeed = decoderOf('feed', feedSchema);
const decodeReason = decoderOf('reason of a poll', pollReasonSchema);
const decodeSchedule = decoderOf('schedule of a feed', feedScheduleSchema);
const decodeMove = decoderOf('move of a feed', feedMoveSchema);
const decodeRedirect = decoderOf('redirect of a feed', feedRedirectSchema);

type Settled = Omit<PollRow, 'feed_id' | 'due_at' | 'lease_token' | 'host'>;
type StateRow = { readonly [Column in keyof Settled]: Settled[Column] | null } & { readonly body: string };

/** Feeds with their rows of the schedule; a feed that was never polled has none. */
export const states = (db: Queries) =>
  db
    .selectFrom('feeds')
    .leftJoin('polls', 'polls.feed_id', 'feeds.id')
    .select(['feeds.id', 'feeds.created_at', 'feeds.body'])
    .select(['next_poll_at', 'health', 'polled_at', 'last_item_at', 'polls', 'failures'])
    .select(['error_code', 'error_message', 'etag', 'last_modified', 'seen'])
    .select(['reason', 'arrivals', 'schedule', 'moved_to', 'redirect', 'missing_since']);

export function rowOf(result: PollResult): Settled {
  return {
    next_poll_at: result.nextPollAt,
    health: result.health,
    polled_at: result.polledAt,
    last_item_at: result.lastItemAt ?? null,
    polls: result.polls,
    failures: result.failures,
    error_code: result.error?.code ?? null,
    error_message: result.error?.message ?? null,
    etag: result.validators.etag ?? null,
    last_modified: result.validators.lastModified ?? null,
    seen: JSON.stringify(result.seen),
    reason: JSON.stringify(result.nextPollReason),
    arrivals: JSON.stringify(result.arrivals),
    schedule: jsonOf(result.schedule),
    moved_to: jsonOf(result.movedTo),
    redirect: jsonOf(result.redirect),
    missing_since: result.missingSince ?? null,
  };
}

const jsonOf = (value: object | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);

/** @throws NewswatchError `data-damaged` */
export function stateOf(row: StateRow): FeedState {
  const feed = decodeFeed(row.body);
  return {
    feed,
    health: feedHealthSchema.parse(row.health ?? 'new'),
    nextPollAt: row.next_poll_at ?? feed.createdAt,
    nextPollReason: row.reason === null ? reasonBefore(row) : decodeReason(row.reason),
    polls: row.polls ?? 0,
    failures: row.failures ?? 0,
    seen: stringList('list of seen items', row.seen ?? '[]'),
    arrivals: numberList('list of arrivals', row.arrivals ?? '[]'),
    ...lastPollOf(row),
    ...scheduleOf(row),
  };
}

function lastPollOf(row: StateRow): Pick<FeedState, 'lastPolledAt' | 'lastItemAt' | 'error' | 'validators'> {
  return {
    validators: given({ etag: row.etag ?? undefined, lastModified: row.last_modified ?? undefined }),
    ...(row.polled_at !== null && { lastPolledAt: row.polled_at }),
    ...(row.last_item_at !== null && { lastItemAt: row.last_item_at }),
    ...(row.error_code !== null && { error: { code: row.error_code, message: row.error_message ?? '' } }),
  };
}

function scheduleOf(row: StateRow): Pick<FeedState, 'schedule' | 'movedTo' | 'redirect' | 'missingSince'> {
  return {
    ...(row.schedule !== null && { schedule: decodeSchedule(row.schedule) }),
    ...(row.moved_to !== null && { movedTo: decodeMove(row.moved_to) }),
    ...(row.redirect !== null && { redirect: decodeRedirect(row.redirect) }),
    ...(row.missing_since !== null && { missingSince: row.missing_since }),
  };
}

/** Of a feed that was never polled, or not since data of version 1 were brought up to date. */
function reasonBefore({ health, failures }: StateRow): FeedState['nextPollReason'] {
  if (health === null || health === 'new') return { code: 'new' };
  if (health === 'muted') return { code: 'gone' };
  return health === 'failing'
    ? { code: 'failing', failures: Math.max(1, failures ?? 1) }
    : { code: 'interval' };
}

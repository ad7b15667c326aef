import { type FeedId, type FeedState, feedHealthSchema, feedIdSchema, feedSchema } from '@newswatch/domain';
import type { Lease, PollResult, Polls, TakenPoll } from '@newswatch/ports';
import { decoderOf, stringList } from './decode.ts';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { readByIds } from './rows.ts';
import type { PollRow } from './tables.ts';

const decodeFeed = decoderOf('feed', feedSchema);

/** A feed without a row was never polled: it is due at once, and its row is made when it is first taken or hastened. */
export function pollRepository(executor: Executor): Polls {
  const { db } = executor;
  return {
    async due(now, limit) {
      const rows = await executor.read(dueFeeds(executor, now, limit));
      return rows.map(({ id }) => feedIdSchema.parse(id));
    },
    take: (id, lease) => executor.transact(() => take(executor, id, lease)),
    settle: (token, result) => executor.transact(() => settle(db, token, result)),
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) => states(db).where('feeds.id', 'in', some));
      return rows.map(stateOf);
    },
    async list(query) {
      const after = placeOf('polls', query);
      const rows = await executor.read(
        states(db)
          .where(beyond(after, ['feeds.created_at', 'feeds.id'], '>'))
          .orderBy('feeds.created_at')
          .orderBy('feeds.id')
          .limit(rowsFor(query)),
      );
      return pageOf(rows, {
        list: 'polls',
        limit: query.limit,
        placeAt: (row) => ({ key: row.created_at, id: row.id }),
        decode: stateOf,
      });
    },
    hasten: (id, now) => executor.transact(() => hasten(executor, id, now)),
  };
}

const states = (db: Queries) =>
  db
    .selectFrom('feeds')
    .leftJoin('polls', 'polls.feed_id', 'feeds.id')
    .select([
      'feeds.id',
      'feeds.created_at',
      'feeds.body',
      'next_poll_at',
      'health',
      'polled_at',
      'last_item_at',
    ])
    .select(['polls', 'failures', 'error_code', 'error_message', 'etag', 'last_modified', 'seen']);

function dueFeeds({ db, locks }: Executor, now: string, limit: number) {
  const unpolled = db
    .selectFrom('feeds')
    .select(['feeds.id', 'feeds.created_at as due_at'])
    .where('feeds.id', 'not in', db.selectFrom('polls').select('feed_id'));
  const waiting = db
    .selectFrom('polls')
    .select(['feed_id as id', (eb) => eb.ref('due_at').$notNull().as('due_at')])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('feed_id')
    .limit(limit);
  const free = db.selectFrom(locks.passingBy(waiting).as('free')).select(['id', 'due_at']);
  return db
    .selectFrom(unpolled.unionAll(free).as('due'))
    .select('id')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
}

function* take(executor: Executor, id: FeedId, { now, until, token }: Lease): Program<TakenPoll | undefined> {
  const { db } = executor;
  yield* makeRow(executor, id, now);
  const taken = yield* run(
    db
      .updateTable('polls')
      .set({ due_at: until, lease_token: token })
      .where('feed_id', '=', id)
      .where('due_at', '<=', now)
      .returning('feed_id'),
  );
  if (taken.length === 0) return undefined;
  const [row] = yield* run(states(db).where('feeds.id', '=', id));
  return row && { token, state: stateOf(row) };
}

function* settle(db: Queries, token: string, result: PollResult): Program<boolean> {
  const settled = yield* run(
    db
      .updateTable('polls')
      .set({ ...rowOf(result), due_at: result.nextPollAt, lease_token: null })
      .where('lease_token', '=', token)
      .returning('feed_id'),
  );
  return settled.length > 0;
}

/** A feed that somebody polls just now is being polled: its lease stays. */
function* hasten(executor: Executor, id: FeedId, now: string): Program<boolean> {
  const { db } = executor;
  yield* makeRow(executor, id, now);
  yield* run(
    db
      .updateTable('polls')
      .set({ due_at: now, next_poll_at: now })
      .where('feed_id', '=', id)
      .where('lease_token', 'is', null),
  );
  const found = yield* run(db.selectFrom('polls').select('feed_id').where('feed_id', '=', id));
  return found.length > 0;
}

/** Makes the row of a feed that is there and has none. The feed stays until then: its row would have nothing to go with. */
function* makeRow({ db, locks }: Executor, id: FeedId, now: string): Program<void> {
  const known = yield* run(db.selectFrom('polls').select('feed_id').where('feed_id', '=', id));
  if (known.length > 0) return;
  const feeds = yield* run(locks.holding(db.selectFrom('feeds').select('id').where('id', '=', id)));
  if (feeds.length === 0) return;
  const fresh = {
    feed_id: id,
    due_at: now,
    next_poll_at: now,
    health: 'new',
    polls: 0,
    failures: 0,
    seen: '[]',
  };
  yield* run(
    db
      .insertInto('polls')
      .values(fresh)
      .onConflict((conflict) => conflict.column('feed_id').doNothing()),
  );
}

type Settled = Omit<PollRow, 'feed_id' | 'due_at' | 'lease_token'>;
type StateRow = { readonly [Column in keyof Settled]: Settled[Column] | null } & { readonly body: string };

function rowOf(result: PollResult): Settled {
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
  };
}

function stateOf(row: StateRow): FeedState {
  const feed = decodeFeed(row.body);
  return {
    feed,
    health: feedHealthSchema.parse(row.health ?? 'new'),
    nextPollAt: row.next_poll_at ?? feed.createdAt,
    polls: row.polls ?? 0,
    failures: row.failures ?? 0,
    validators: validatorsOf(row),
    seen: stringList('list of seen items', row.seen ?? '[]'),
    ...(row.polled_at !== null && { lastPolledAt: row.polled_at }),
    ...(row.last_item_at !== null && { lastItemAt: row.last_item_at }),
    ...(row.error_code !== null && { error: { code: row.error_code, message: row.error_message ?? '' } }),
  };
}

const validatorsOf = (row: StateRow): FeedState['validators'] => ({
  ...(row.etag !== null && { etag: row.etag }),
  ...(row.last_modified !== null && { lastModified: row.last_modified }),
});

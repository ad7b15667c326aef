import { type FeedId, type PollReason, feedIdSchema, hostOf } from '@newswatch/domain';
import type { DueAmong, HostRule, PollLease, PollResult, PollTaking, Polls } from '@newswatch/ports';
import { sql } from 'kysely';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { rowOf, stateOf, states } from './poll-rows.ts';
import { readByIds } from './rows.ts';

/** A feed without a row was never polled: it is due at once, and its row is made when it is first taken or hastened. */
export function pollRepository(executor: Executor): Polls {
  const { db } = executor;
  return {
    async due(now, limit, among = {}) {
      const rows = await executor.read(dueFeeds(executor, { now, limit, among }));
      return rows.map(({ id }) => feedIdSchema.parse(id));
    },
    take: (id, lease, rule) => executor.transact(() => take(executor, { id, lease, rule })),
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

interface Due {
  readonly now: string;
  readonly limit: number;
  readonly among: DueAmong;
}

/** What another process has in hand just now is left out; where rows are numbered nothing can be locked, so that is done last. */
function dueFeeds({ db, locks }: Executor, { now, limit, among: { host, perHost } }: Due) {
  const numbered = db
    .selectFrom('polls')
    .select('feed_id')
    // Rows without a host, of an older version, are each a host of their own.
    .select(
      sql<number>`row_number() over (partition by coalesce(host, feed_id) order by due_at, feed_id)`.as(
        'turn',
      ),
    )
    .where('due_at', '<=', now)
    .$if(host !== undefined, (select) => select.where('host', '=', host ?? ''));
  const inTurn = db
    .selectFrom(numbered.as('numbered'))
    .select('feed_id')
    .where('turn', '<=', perHost ?? 0);
  const waiting = db
    .selectFrom('polls')
    .select(['feed_id as id', (eb) => eb.ref('due_at').$notNull().as('due_at')])
    .where('due_at', '<=', now)
    .$if(host !== undefined, (select) => select.where('host', '=', host ?? ''))
    .$if(perHost !== undefined, (select) => select.where('feed_id', 'in', inTurn))
    .orderBy('due_at')
    .orderBy('feed_id')
    .limit(limit);
  const free = db.selectFrom(locks.passingBy(waiting).as('free')).select(['id', 'due_at']);
  // A new feed has no host yet.
  const fresh = unpolled(db).$if(host !== undefined, (select) => select.where(sql<boolean>`false`));
  return db
    .selectFrom(fresh.unionAll(free).as('due'))
    .select('id')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit);
}

const unpolled = (db: Queries) =>
  db
    .selectFrom('feeds')
    .select(['feeds.id', 'feeds.created_at as due_at'])
    .where('feeds.id', 'not in', db.selectFrom('polls').select('feed_id'));

interface Take {
  readonly id: FeedId;
  readonly lease: PollLease;
  readonly rule: HostRule;
}

function* take(executor: Executor, { id, lease, rule }: Take): Program<PollTaking> {
  const { db } = executor;
  const { now, until, token } = lease;
  yield* makeRow(executor, id, now);
  const [due] = yield* run(states(db).where('feeds.id', '=', id).where('due_at', '<=', now));
  if (due === undefined) return { kind: 'not-due' };
  const state = stateOf(due);
  const host = hostOf(state.movedTo?.url ?? state.feed.url);
  const lastAsked = yield* lockHost(db, host);
  const polling = yield* pollingAt(db, host, now);
  const hostNow = { host, polling, ...(lastAsked !== null && { lastAskedAt: Date.parse(lastAsked) }) };
  const turn = rule(hostNow, lease);
  if (turn === 'wait') return yield* refuse(db, id, host);
  const taken = yield* run(
    db
      .updateTable('polls')
      .set({ due_at: until, lease_token: token, host })
      .where('feed_id', '=', id)
      .where('due_at', '<=', now)
      .returning('feed_id'),
  );
  if (taken.length === 0) return { kind: 'not-due' };
  yield* run(db.updateTable('poll_hosts').set({ asked_at: now }).where('host', '=', host));
  return { kind: 'taken', token, state };
}

/** Writing its row locks it until the transaction ends. @returns when it was last asked */
function* lockHost(db: Queries, host: string): Program<string | null> {
  const [row] = yield* run(
    db
      .insertInto('poll_hosts')
      .values({ host, asked_at: null })
      .onConflict((conflict) =>
        conflict.column('host').doUpdateSet((eb) => ({ asked_at: eb.ref('poll_hosts.asked_at') })),
      )
      .returning('asked_at'),
  );
  return row?.asked_at ?? null;
}

function* pollingAt(db: Queries, host: string, now: string): Program<number> {
  const [row] = yield* run(
    db
      .selectFrom('polls')
      .select((eb) => eb.fn.countAll().as('polling'))
      .where('host', '=', host)
      .where('due_at', '>', now)
      .where('lease_token', 'is not', null),
  );
  return Number(row?.polling ?? 0);
}

const HOST_TURN: PollReason = { code: 'host-turn' };

function* refuse(db: Queries, id: FeedId, host: string): Program<PollTaking> {
  const reason = JSON.stringify(HOST_TURN);
  yield* run(db.updateTable('polls').set({ host, reason }).where('feed_id', '=', id));
  return { kind: 'host-busy' };
}

function* settle(db: Queries, token: string, result: PollResult): Program<boolean> {
  // Where it has not moved the host stays; the next taking looks again.
  const moved = result.movedTo === undefined ? {} : { host: hostOf(result.movedTo.url) };
  const settled = yield* run(
    db
      .updateTable('polls')
      .set({ ...moved, ...rowOf(result), due_at: result.nextPollAt, lease_token: null })
      .where('lease_token', '=', token)
      .returning('feed_id'),
  );
  return settled.length > 0;
}

/** A feed that somebody polls just now is being polled: its lease stays. */
function* hasten(executor: Executor, id: FeedId, now: string): Program<boolean> {
  const { db } = executor;
  yield* makeRow(executor, id, now);
  const asked: PollReason = { code: 'asked' };
  yield* run(
    db
      .updateTable('polls')
      .set({ due_at: now, next_poll_at: now, reason: JSON.stringify(asked) })
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

import {
  type Delivery,
  type DeliveryId,
  type Outcome,
  alertIdSchema,
  deliveryIdSchema,
  deliveryStatusSchema,
  receiverIdSchema,
} from '@newswatch/domain';
import type { Deliveries, DeliveryDraft, Lease, TakenDelivery } from '@newswatch/ports';
import { stringList } from './decode.ts';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, pruneInSteps } from './rows.ts';
import type { DeliveryRow } from './tables.ts';

/**
 * `due_at` drives the ledger: when to send while pending, when to announce once settled, the end of the lease while
 * somebody has the row, nothing once announced.
 */
export function deliveryRepository(executor: Executor): Deliveries {
  const { db, locks } = executor;
  return {
    plan: (drafts, now) => executor.transact(() => plan(executor, drafts, now)),
    async due(now, limit) {
      const waiting = db.selectFrom('deliveries').select('id').where('due_at', '<=', now);
      const free = locks.passingBy(waiting.orderBy('due_at').orderBy('id').limit(limit));
      const rows = await executor.read(free);
      return rows.map(({ id }) => deliveryIdSchema.parse(id));
    },
    take: (id, lease) => executor.transact(() => take(db, id, lease)),
    settle: (token, outcome, now) =>
      executor.transact(function* () {
        const [row] = yield* run(
          db
            .updateTable('deliveries')
            .set({ ...settled(outcome, now), lease_token: null })
            .where('lease_token', '=', token)
            .where('status', '=', 'pending')
            .returningAll(),
        );
        return row && deliveryOf(row);
      }),
    announced: (ids) => executor.transact(() => announced(db, ids)),
    async list(query) {
      const rows = await executor.read(listed(db, query));
      return pageOf(rows, {
        list: 'deliveries',
        limit: query.limit,
        placeAt: (row) => ({ key: row.created_at, id: row.id }),
        decode: deliveryOf,
      });
    },
    retry: (id, now) => executor.transact(() => retry(db, id, now)),
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(db, before, limit)),
  };
}

function* plan(executor: Executor, drafts: readonly DeliveryDraft[], now: string): Program<DeliveryId[]> {
  const waiting = new Set<DeliveryId>();
  for (const some of chunksOf(lastByKey(merged(drafts), ({ id }) => id))) {
    const added = yield* add(executor.db, some, now);
    for (const draft of some) {
      if (added.has(draft.id) || (yield* complete(executor, draft))) waiting.add(draft.id);
    }
  }
  return merged(drafts).flatMap(({ id }) => (waiting.has(id) ? [id] : []));
}

/** One draft per id, with the alerts of all that have it. */
function merged(drafts: readonly DeliveryDraft[]): readonly DeliveryDraft[] {
  const byId = new Map<DeliveryId, DeliveryDraft>();
  for (const draft of drafts) {
    const alertIds = new Set([...(byId.get(draft.id)?.alertIds ?? []), ...draft.alertIds]);
    byId.set(draft.id, { ...draft, alertIds: [...alertIds] });
  }
  return [...byId.values()];
}

/** Adds the drafts that are new. @returns their ids */
function* add(db: Queries, drafts: readonly DeliveryDraft[], now: string): Program<ReadonlySet<string>> {
  const added = yield* run(
    db
      .insertInto('deliveries')
      .values(drafts.map((draft) => freshRow(draft, now)))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id'),
  );
  return new Set(added.map(({ id }) => id));
}

/** Gives a row that waits in nobody's hands the alerts it lacks. @returns whether it is still to be sent */
function* complete({ db, locks }: Executor, draft: DeliveryDraft): Program<boolean> {
  const [row] = yield* run(locks.holding(ofId(db, draft.id)));
  if (row?.status !== 'pending') return false;
  const alertIds = stringList('list of alerts', row.alert_ids);
  const all = [...new Set([...alertIds, ...draft.alertIds])];
  if (all.length > alertIds.length)
    yield* run(
      db
        .updateTable('deliveries')
        .set({ alert_ids: JSON.stringify(all) })
        .where('id', '=', draft.id)
        .where('lease_token', 'is', null),
    );
  return true;
}

function* take(
  db: Queries,
  id: DeliveryId,
  { now, until, token }: Lease,
): Program<TakenDelivery | undefined> {
  const [row] = yield* run(
    db
      .updateTable('deliveries')
      .set((eb) => ({
        due_at: until,
        lease_token: token,
        attempts: eb
          .case()
          .when('status', '=', 'pending')
          .then(eb('attempts', '+', 1))
          .else(eb.ref('attempts'))
          .end(),
      }))
      .where('id', '=', id)
      .where('due_at', '<=', now)
      .returningAll(),
  );
  return row && { token, delivery: deliveryOf(row) };
}

function* announced(db: Queries, ids: readonly DeliveryId[]): Program<void> {
  for (const some of chunksOf([...new Set(ids)]))
    yield* run(
      db
        .updateTable('deliveries')
        .set({ due_at: null, lease_token: null })
        .where('id', 'in', some)
        .where('status', '!=', 'pending'),
    );
}

/** One that is being sent just now stays with whoever sends it. */
function* retry(db: Queries, id: DeliveryId, now: string): Program<Delivery | undefined> {
  yield* run(
    db
      .updateTable('deliveries')
      .set({ status: 'pending', due_at: now, next_attempt_at: now, settled_at: null, lease_token: null })
      .where('id', '=', id)
      .where((eb) =>
        eb.or([
          eb('status', 'in', ['refused', 'gave-up']),
          eb.and([eb('status', '=', 'pending'), eb('lease_token', 'is', null)]),
        ]),
      ),
  );
  const [row] = yield* run(ofId(db, id));
  return row && deliveryOf(row);
}

function* pruneStep(db: Queries, before: string, limit: number): Program<number> {
  const old = db.selectFrom('deliveries').select('id').where('settled_at', '<', before);
  const gone = yield* run(
    db.deleteFrom('deliveries').where('id', 'in', old.orderBy('settled_at').limit(limit)).returning('id'),
  );
  return gone.length;
}

const ofId = (db: Queries, id: DeliveryId) => db.selectFrom('deliveries').selectAll().where('id', '=', id);

function listed(db: Queries, query: Parameters<Deliveries['list']>[0]) {
  const { status } = query;
  const after = placeOf('deliveries', query);
  return db
    .selectFrom('deliveries')
    .selectAll()
    .$if(status !== undefined, (select) => select.where('status', '=', status ?? ''))
    .where(beyond(after, ['created_at', 'id'], '<'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(rowsFor(query));
}

const freshRow = (draft: DeliveryDraft, now: string) => ({
  id: draft.id,
  receiver_id: draft.receiverId,
  alert_ids: JSON.stringify(draft.alertIds),
  status: 'pending',
  attempts: 0,
  created_at: now,
  next_attempt_at: now,
  due_at: now,
});

/** What an outcome writes; settled for good means due to be announced. */
function settled(outcome: Outcome, now: string) {
  switch (outcome.kind) {
    case 'retry':
      return { next_attempt_at: outcome.at, due_at: outcome.at, ...errorColumns(outcome.error) };
    case 'delivered':
      return { ...terminal(outcome.kind, now), ...errorColumns() };
    case 'refused':
    case 'gave-up':
      return { ...terminal(outcome.kind, now), ...errorColumns(outcome.error) };
    default:
      return outcome satisfies never;
  }
}

const terminal = (status: string, now: string) => ({
  status,
  settled_at: now,
  next_attempt_at: null,
  due_at: now,
});

const errorColumns = (error?: { readonly code: string; readonly message: string }) => ({
  error_code: error?.code ?? null,
  error_message: error?.message ?? null,
});

function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: deliveryIdSchema.parse(row.id),
    receiverId: receiverIdSchema.parse(row.receiver_id),
    alertIds: stringList('list of alerts', row.alert_ids).map((id) => alertIdSchema.parse(id)),
    status: deliveryStatusSchema.parse(row.status),
    attempts: row.attempts,
    createdAt: row.created_at,
    ...(row.next_attempt_at !== null && { nextAttemptAt: row.next_attempt_at }),
    ...(row.settled_at !== null && { settledAt: row.settled_at }),
    ...(row.error_code !== null && { error: { code: row.error_code, message: row.error_message ?? '' } }),
  };
}

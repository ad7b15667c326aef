import {
  type Delivery,
  type Outcome,
  alertIdSchema,
  deliveryIdSchema,
  deliveryStatusSchema,
  receiverIdSchema,
} from '@newswatch/domain';
import type { Deliveries, DeliveryDraft } from '@newswatch/ports';
import { stringList } from './decode.ts';
import { type Executor, type Program, run } from './executor.ts';
import { beyond, pageOf, placeOf, rowsFor } from './page.ts';
import { chunksOf, lastByKey, pruneInSteps } from './rows.ts';
import type { DeliveryRow } from './tables.ts';

/**
 * `due_at` drives the ledger: when to send while pending, when to announce once settled, the end of the lease while
 * somebody has the row, nothing once announced.
 */
export function deliveryRepository(executor: Executor): Deliveries {
  const { db } = executor;

  /** Adds drafts that are new. @returns the ids added */
  function* add(drafts: readonly DeliveryDraft[], now: string): Program<ReadonlySet<string>> {
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
  function* complete(draft: DeliveryDraft): Program<boolean> {
    const [row] = yield* run(db.selectFrom('deliveries').selectAll().where('id', '=', draft.id));
    if (row?.status !== 'pending') return false;
    const alertIds = stringList('list of alerts', row.alert_ids);
    const all = [...new Set([...alertIds, ...draft.alertIds])];
    if (all.length > alertIds.length && row.lease_token === null)
      yield* run(
        db
          .updateTable('deliveries')
          .set({ alert_ids: JSON.stringify(all) })
          .where('id', '=', draft.id)
          .where('lease_token', 'is', null),
      );
    return true;
  }

  return {
    plan: (drafts, now) =>
      executor.transact(function* () {
        const waiting = [];
        for (const some of chunksOf(lastByKey(drafts, ({ id }) => id))) {
          const added = yield* add(some, now);
          for (const draft of some) {
            if (added.has(draft.id) || (yield* complete(draft))) waiting.push(draft.id);
          }
        }
        return waiting;
      }),
    async due(now, limit) {
      const rows = await executor.read(
        db
          .selectFrom('deliveries')
          .select('id')
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit),
      );
      return rows.map(({ id }) => deliveryIdSchema.parse(id));
    },
    take: (id, { now, until, token }) =>
      executor.transact(function* () {
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
      }),
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
    announced: (ids) =>
      executor.transact(function* () {
        for (const some of chunksOf([...new Set(ids)]))
          yield* run(
            db
              .updateTable('deliveries')
              .set({ due_at: null, lease_token: null })
              .where('id', 'in', some)
              .where('status', '!=', 'pending'),
          );
      }),
    async list(query) {
      const after = placeOf('deliveries', query);
      const rows = await executor.read(
        db
          .selectFrom('deliveries')
          .selectAll()
          .$if(query.status !== undefined, (select) => select.where('status', '=', query.status ?? ''))
          .where(beyond(after, ['created_at', 'id'], '<'))
          .orderBy('created_at', 'desc')
          .orderBy('id', 'desc')
          .limit(rowsFor(query)),
      );
      return pageOf(rows, {
        list: 'deliveries',
        limit: query.limit,
        placeAt: (row) => ({ key: row.created_at, id: row.id }),
        decode: deliveryOf,
      });
    },
    retry: (id, now) =>
      executor.transact(function* () {
        // One that is being sent just now stays with whoever sends it.
        yield* run(
          db
            .updateTable('deliveries')
            .set({
              status: 'pending',
              due_at: now,
              next_attempt_at: now,
              settled_at: null,
              lease_token: null,
            })
            .where('id', '=', id)
            .where((eb) =>
              eb.or([
                eb('status', 'in', ['refused', 'gave-up']),
                eb.and([eb('status', '=', 'pending'), eb('lease_token', 'is', null)]),
              ]),
            ),
        );
        const [row] = yield* run(db.selectFrom('deliveries').selectAll().where('id', '=', id));
        return row && deliveryOf(row);
      }),
    prune: (before) =>
      pruneInSteps(executor, function* (limit) {
        const old = db.selectFrom('deliveries').select('id').where('settled_at', '<', before);
        const gone = yield* run(
          db
            .deleteFrom('deliveries')
            .where('id', 'in', old.orderBy('settled_at').limit(limit))
            .returning('id'),
        );
        return gone.length;
      }),
  };
}

const freshRow = (draft: DeliveryDraft, now: string) => ({
  id: draft.id,
  receiver_id: draft.receiverId,
  alert_ids: JSON.stringify([...new Set(draft.alertIds)]),
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

import { type Program, type Queries, run } from './executor.ts';

/** Ends every lease: its row is due since it was due, and the token of whoever held it settles nothing any more. */
export function* freeLeases(db: Queries): Program<void> {
  yield* run(
    db
      .updateTable('polls')
      .set((eb) => ({ due_at: eb.ref('next_poll_at'), lease_token: null }))
      .where('lease_token', 'is not', null),
  );
  yield* run(
    db
      .updateTable('deliveries')
      // A row in hand was taken to be sent, or, settled already, to be announced.
      .set((eb) => ({ due_at: eb.fn.coalesce('next_attempt_at', 'settled_at'), lease_token: null }))
      .where('lease_token', 'is not', null),
  );
  yield* run(
    db
      .updateTable('article_pages')
      .set((eb) => ({ due_at: eb.ref('added_at'), busy_until: null, lease_token: null }))
      .where('lease_token', 'is not', null),
  );
}

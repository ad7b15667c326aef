import {
  type FeedId,
  type PageId,
  type PageOutcome,
  dataSchema,
  given,
  pageIdSchema,
  pageStatusSchema,
  pageTextSchema,
} from '@newswatch/domain';
import type { ArticlePage, ArticlePages, Lease, PageDraft, SettleTimes, TakenPage } from '@newswatch/ports';
import { sql } from 'kysely';
import { decoderOf } from './decode.ts';
import { type Executor, type Program, type Queries, run } from './executor.ts';
import { chunksOf, lastByKey, pruneInSteps, readByIds } from './rows.ts';
import type { ArticlePageRow } from './tables.ts';

const decodeStated = decoderOf('item', dataSchema('item.fetched'));
const decodeText = decoderOf('text of a page', pageTextSchema);

/**
 * `due_at`: when to fetch while the page waits, the end of the lease while somebody has it, nothing once it is settled.
 * `busy_until`: until when this row keeps its host from being asked for another page.
 */
export function articlePageRepository(executor: Executor): ArticlePages {
  const { db } = executor;
  return {
    add: async (drafts, now) =>
      drafts.length === 0 ? undefined : executor.transact(() => add(db, drafts, now)),
    async get(ids) {
      const rows = await readByIds(executor, ids, (some) =>
        db.selectFrom('article_pages').selectAll().where('id', 'in', some),
      );
      return rows.map(pageOf);
    },
    async due(now, limit) {
      const rows = await executor.read(duePages(db, now, limit));
      return rows.map(({ id }) => pageIdSchema.parse(id));
    },
    take: (id, lease) => executor.transact(() => take(db, id, lease)),
    settle: (token, outcome, times) => executor.transact(() => settle(db, token, { outcome, times })),
    async latest(feedIds) {
      const found = await Promise.all(chunksOf(feedIds).map((some) => executor.read(latestOf(db, some))));
      return found.flat().map(pageOf);
    },
    prune: (before) => pruneInSteps(executor, (limit) => pruneStep(db, before, limit)),
  };
}

function* add(db: Queries, drafts: readonly PageDraft[], now: string): Program<void> {
  for (const some of chunksOf(lastByKey(drafts, ({ id }) => id)))
    yield* run(
      db
        .insertInto('article_pages')
        .values(some.map((draft) => freshRow(draft, now)))
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((eb) => renewed(eb.ref('article_pages.due_at'), eb.ref('excluded.due_at')))
            .whereRef('article_pages.feed_id', '=', 'excluded.feed_id')
            .whereRef('article_pages.fingerprint', '!=', 'excluded.fingerprint'),
        ),
    );
}

/** One that waits in nobody's hands keeps its time and its attempts, or a feed that edits on and on would hasten it. */
function renewed(kept: unknown, given: unknown) {
  const waits = sql`article_pages.status = 'waiting' and article_pages.lease_token is null`;
  return {
    due_at: sql<string>`case when ${waits} then ${kept} else ${given} end`,
    attempts: sql<number>`case when ${waits} then article_pages.attempts else 0 end`,
    fingerprint: sql<string>`excluded.fingerprint`,
    url: sql<string>`excluded.url`,
    host: sql<string>`excluded.host`,
    stated: sql<string>`excluded.stated`,
    added_at: sql<string>`excluded.added_at`,
    status: 'waiting',
    lease_token: null,
    settled_at: null,
    error_code: null,
    error_message: null,
  };
}

/** Of each host that no page keeps busy the row that has waited longest. */
function duePages(db: Queries, now: string, limit: number) {
  const busy = db
    .selectFrom('article_pages as busy')
    .select('busy.id')
    .where(sql<boolean>`busy.host = page.host`)
    .where('busy.busy_until', '>', now);
  const earlier = db
    .selectFrom('article_pages as earlier')
    .select('earlier.id')
    .where(sql<boolean>`earlier.host = page.host`)
    .where(sql<boolean>`(earlier.due_at, earlier.id) < (page.due_at, page.id)`);
  return db
    .selectFrom('article_pages as page')
    .select('page.id')
    .where('page.due_at', '<=', now)
    .where((eb) => eb.not(eb.exists(busy)))
    .where((eb) => eb.not(eb.exists(earlier)))
    .orderBy('page.due_at')
    .orderBy('page.id')
    .limit(limit);
}

function* take(db: Queries, id: PageId, { now, until, token }: Lease): Program<TakenPage | undefined> {
  const busy = db
    .selectFrom('article_pages as busy')
    .select('busy.id')
    .where(sql<boolean>`busy.host = article_pages.host`)
    .where('busy.busy_until', '>', now);
  const [row] = yield* run(
    db
      .updateTable('article_pages')
      .set((eb) => ({
        due_at: until,
        busy_until: until,
        lease_token: token,
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', '=', id)
      .where('due_at', '<=', now)
      .where((eb) => eb.not(eb.exists(busy)))
      .returningAll(),
  );
  return row && { token, page: pageOf(row) };
}

interface Settlement {
  readonly outcome: PageOutcome;
  readonly times: SettleTimes;
}

function* settle(db: Queries, token: string, { outcome, times }: Settlement): Program<boolean> {
  const settled = yield* run(
    db
      .updateTable('article_pages')
      .set({ ...settledRow(outcome, times.now), busy_until: times.hostFreeAt, lease_token: null })
      .where('lease_token', '=', token)
      .returning('id'),
  );
  return settled.length > 0;
}

function settledRow(outcome: PageOutcome, now: string) {
  switch (outcome.kind) {
    case 'done':
      return { ...terminal(outcome.kind, now), ...errorColumns(), found: JSON.stringify(outcome.text) };
    case 'retry':
      return { due_at: outcome.at, ...errorColumns(outcome.error) };
    case 'refused':
    case 'gave-up':
      return { ...terminal(outcome.kind, now), ...errorColumns(outcome.error) };
    default:
      return outcome satisfies never;
  }
}

const terminal = (status: string, now: string) => ({ status, settled_at: now, due_at: null });

const errorColumns = (error?: { readonly code: string; readonly message: string }) => ({
  error_code: error?.code ?? null,
  error_message: error?.message ?? null,
});

function latestOf(db: Queries, feedIds: readonly FeedId[]) {
  const later = db
    .selectFrom('article_pages as later')
    .select('later.id')
    .where(sql<boolean>`later.feed_id = page.feed_id`)
    .where(sql<boolean>`(later.settled_at, later.id) > (page.settled_at, page.id)`);
  return db
    .selectFrom('article_pages as page')
    .selectAll()
    .where('page.feed_id', 'in', feedIds)
    .where('page.settled_at', 'is not', null)
    .where((eb) => eb.not(eb.exists(later)));
}

function* pruneStep(db: Queries, before: string, limit: number): Program<number> {
  const old = db.selectFrom('article_pages').select('id').where('added_at', '<', before);
  const gone = yield* run(
    db.deleteFrom('article_pages').where('id', 'in', old.orderBy('added_at').limit(limit)).returning('id'),
  );
  return gone.length;
}

const freshRow = (draft: PageDraft, now: string): ArticlePageRow => ({
  id: draft.id,
  feed_id: draft.stated.feed.id,
  host: URL.parse(draft.url)?.host ?? '',
  status: 'waiting',
  due_at: draft.dueAt,
  lease_token: null,
  busy_until: null,
  added_at: now,
  settled_at: null,
  attempts: 0,
  error_code: null,
  error_message: null,
  fingerprint: draft.fingerprint,
  url: draft.url,
  stated: JSON.stringify(draft.stated),
  found: null,
});

function pageOf(row: ArticlePageRow): ArticlePage {
  const error =
    row.error_code === null ? undefined : { code: row.error_code, message: row.error_message ?? '' };
  return {
    id: pageIdSchema.parse(row.id),
    url: row.url,
    fingerprint: row.fingerprint,
    stated: decodeStated(row.stated),
    dueAt: row.due_at ?? row.added_at,
    status: pageStatusSchema.parse(row.status),
    attempts: row.attempts,
    addedAt: row.added_at,
    ...given({
      settledAt: row.settled_at ?? undefined,
      error,
      text: row.found === null ? undefined : decodeText(row.found),
    }),
  };
}

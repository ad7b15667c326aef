import { DatabaseSync } from 'node:sqlite';
import { aFeed, aReceiver, aWatch, anAlert, anArticle, anEnrichment } from '@newswatch/testkit';
import { deliveryId, eventId } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../open-store.ts';
import { sqliteExecutor } from './sqlite.ts';

/**
 * How SQLite finds the rows: a query that is quick on ten rows and reads the whole table, or all decisions of a watch,
 * shows only after months.
 */
const AT = '2025-10-20T10:00:00.000Z';
const LATER = '2025-10-20T10:01:00.000Z';

async function useAll(store: Store): Promise<void> {
  const [article, alert, feed] = [anArticle(), anAlert(), aFeed()];
  const lease = { now: AT, until: LATER, token: 'token' };
  const id = deliveryId(aReceiver().id, 'whole', 'told');
  const print = {
    articleId: article.id,
    version: article.version,
    fetchedAt: AT,
    signature: [1],
    bands: ['0.a'],
  };
  await store.feeds.put([feed]);
  await store.polls.due(AT, 10);
  await store.polls.take(feed.id, lease);
  await store.polls.settle('token', {
    health: 'ok',
    polledAt: AT,
    nextPollAt: LATER,
    polls: 1,
    failures: 0,
    validators: {},
    seen: [],
  });
  await store.watches.changesSince(0);
  await store.stories.assign(
    [{ ...print, eventId: eventId('test', 'article.normalized', '1') }],
    AT,
    () => anEnrichment().story,
  );
  await store.alerts.decide([{ alert, backlog: false, windowHours: 1 }], () => ({ kind: 'raised' }));
  await store.alerts.list({ limit: 1, raisedOnly: true });
  await store.alerts.list({ limit: 1, raisedOnly: false, watchId: aWatch().id });
  await store.archive.put([{ article, enrichment: anEnrichment() }]);
  for (const filter of [{}, { source: 'a' }, { language: 'a' }, { from: AT, to: LATER }])
    await store.archive.list({ limit: 1, ...filter });
  await store.deliveries.plan([{ id, receiverId: aReceiver().id, alertIds: [alert.id] }], AT);
  await store.deliveries.due(AT, 10);
  await store.deliveries.take(id, lease);
  await store.deliveries.settle('token', { kind: 'delivered' }, AT);
  await store.deliveries.list({ limit: 1, status: 'delivered' });
  for (const repository of [store.archive, store.stories, store.alerts, store.deliveries, store.deadLetters])
    await repository.prune(LATER);
}

async function plansOfAll(): Promise<ReadonlyMap<string, string>> {
  const database = new DatabaseSync(':memory:');
  const plans = new Map<string, string>();
  const executor = sqliteExecutor({
    isOpen: true,
    get isTransaction() {
      return database.isTransaction;
    },
    exec: (text) => database.exec(text),
    location: () => null,
    prepare: (text) => ({
      all: (...parameters) => {
        const explained = /^(create|insert)/.test(text)
          ? []
          : database.prepare(`explain query plan ${text}`).all(...parameters);
        plans.set(text, explained.map(({ detail }) => detail).join('; '));
        return database.prepare(text).all(...parameters);
      },
    }),
  });
  await useAll(await openStore(executor));
  database.close();
  return plans;
}

describe('the plan of', () => {
  let plans: ReadonlyMap<string, string>;
  beforeAll(async () => {
    plans = await plansOfAll();
  });
  const planOf = (...words: readonly string[]): string =>
    [...plans].find(([text]) => words.every((word) => text.includes(word)))?.[1] ?? 'none';

  it('no query reads a table from end to end', () => {
    const reading = [...plans].filter(
      ([text, plan]) => /SCAN (?!\w+ USING)/.test(plan) && !/schema_version|from \(select/.test(text),
    );
    expect(plans.size).toBeGreaterThan(30);
    expect(reading).toEqual([]);
  });

  it('what was told before looks up story and article, not the whole watch', () => {
    const plan = planOf('"decisions"', 'union all');
    expect(plan).toContain('decisions_by_watch_id_story_id_kind (watch_id=? AND story_id=? AND kind=?)');
    expect(plan).toContain('decisions_by_watch_id_article_id (watch_id=? AND article_id=?)');
  });

  it('candidates of a story looks up bands and article', () => {
    expect(planOf('"story_prints"', '"article_id" = ?')).toContain(
      'story_prints_by_article_id (article_id=?)',
    );
    expect(planOf('select * from "story_bands"')).toContain('PRIMARY KEY (band=?)');
  });

  it('lists of the archive walks an index in order', () => {
    const listings = [...plans].filter(([text]) => text.includes('"archive"') && text.includes('order by'));
    expect(listings).toHaveLength(4);
    for (const [, plan] of listings) expect(plan).not.toContain('TEMP B-TREE');
  });

  it('due rows walks the index of their time', () => {
    expect(planOf('from "deliveries"', '"due_at" <= ?', 'order by')).toContain('(due_at<?)');
    expect(planOf('union all', '"polls"')).toContain('(due_at<?)');
  });
});

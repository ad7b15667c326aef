import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DAY, type Alert, alertId, deliveryId, eventId, instant, receiverId } from '@newswatch/domain';
import type { Store } from '@newswatch/ports';
import { aFeed, aWatch, anAlert, anArticle, anEnrichment } from '@newswatch/testkit';
import { expect, it } from 'vitest';
import { sqliteExecutor } from './dialects/sqlite.ts';
import { openFile, temporaryFolder } from './fixtures/temporary.ts';
import { openStore } from './open-store.ts';

const PER_DAY = 4;
const START = Date.UTC(2025, 0, 1);
const TEXT = 'Эксперты обсудили развитие Среднего коридора. '.repeat(20);

const alertOf = (name: string, fetchedAt: string): Alert =>
  anAlert({
    watch: aWatch(),
    article: anArticle({ link: `https://news.example/${name}`, text: `${name} ${TEXT}`, fetchedAt }),
  });

/** What comes in on one day, and what is forgotten at its end. */
async function liveDay(store: Store, day: number): Promise<void> {
  const now = instant(START + day * DAY);
  const alerts = Array.from({ length: PER_DAY }, (_, number) => alertOf(`${day}-${number}`, now));
  const articles = alerts.map(({ article }) =>
    anArticle({ link: article.link ?? '', text: TEXT + article.id, fetchedAt: now }),
  );
  const token = (alert: Alert): string => `${day} ${alert.id}`;
  const idOf = (alert: Alert) => deliveryId(receiverId('desk'), 'whole', alert.article.version);
  await Promise.all([
    store.archive.put(articles.map((article) => ({ article, enrichment: anEnrichment() }))),
    store.stories.assign(
      articles.map(({ id, version, fetchedAt }) => ({
        articleId: id,
        version,
        eventId: eventId('test', 'article.normalized', version),
        feedId: aFeed().id,
        backlog: false,
        fetchedAt,
        signature: Array.from({ length: 96 }, (_, row) => row * 40_000_000),
        bands: Array.from({ length: 32 }, (_, band) => `${band}.${version}`),
      })),
      now,
      ({ articleId }) => ({ id: `sto_${articleId}` as Alert['story']['id'], kind: 'first' }),
    ),
    store.alerts.decide(
      alerts.map((alert) => ({ alert, backlog: false, windowHours: 72 })),
      () => ({ kind: 'raised' }),
    ),
    store.deliveries.plan(
      alerts.map((alert) => ({
        id: idOf(alert),
        receiverId: receiverId('desk'),
        alertIds: [alertId(aWatch().id, alert.article.id)],
      })),
      now,
    ),
    ...alerts.map((alert) => store.deliveries.take(idOf(alert), { now, until: now, token: token(alert) })),
    ...alerts.map((alert) => store.deliveries.settle(token(alert), { kind: 'delivered' }, now)),
    store.deliveries.announced(alerts.map(idOf)),
  ]);
  await forget(store, day);
}

async function forget(store: Store, day: number): Promise<void> {
  const before = (days: number): string => instant(START + (day - days) * DAY);
  await Promise.all([
    store.archive.prune(before(365)),
    store.alerts.prune(before(365)),
    store.stories.prune(before(90)),
    store.deliveries.prune(before(90)),
  ]);
}

it('the file stays flat once the time of retention is full', { timeout: 60_000 }, async () => {
  const { folder, remove } = temporaryFolder();
  const path = join(folder, 'store.db');
  using database = openFile(path);
  database.exec('pragma synchronous = off');
  const store = await openStore(sqliteExecutor(database));
  const sizeAfter = async (from: number, to: number): Promise<number> => {
    for (let day = from; day < to; day += 1) await liveDay(store, day);
    database.exec('pragma wal_checkpoint(truncate)');
    return statSync(path).size;
  };
  const young = await sizeAfter(0, 100);
  const full = await sizeAfter(100, 375);
  const later = await sizeAfter(375, 700);
  expect(young).toBeLessThan(full);
  expect(later / full).toBeLessThan(1.03);
  const count = (table: string): unknown =>
    database.prepare(`select count(*) as n from ${table}`).get()?.['n'];
  expect(count('archive')).toBe(366 * PER_DAY);
  expect(count('decisions')).toBe(366 * PER_DAY);
  expect(count('story_prints')).toBe(91 * PER_DAY);
  expect(count('deliveries')).toBe(91 * PER_DAY);
  remove();
});

import { SECOND, deliveryId, instant, pageId, receiverId } from '@newswatch/domain';
import { aFeed, anItem } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { sqliteExecutor } from './dialects/sqlite.ts';
import { openFile, temporaryFolder } from './fixtures/temporary.ts';
import { type StoreOptions, openStore } from './open-store.ts';

const NOW = Date.UTC(2025, 9, 20, 10);
const now = instant(NOW);
const lease = (token: string) => ({ now, until: instant(NOW + 30 * SECOND), token });
const feed = aFeed();
const desk = receiverId('desk');
const sending = deliveryId(desk, 'alert', 'one');
const announcing = deliveryId(desk, 'alert', 'two');

/** What a process leaves that dies with a poll, a delivery to send and one to announce in hand; opened by its heir. */
async function inherit(options: StoreOptions) {
  const { folder, remove } = temporaryFolder();
  const dead = openFile(`${folder}/store.db`);
  const { feeds, polls, articlePages, deliveries } = await openStore(sqliteExecutor(dead));
  await feeds.put([feed]);
  await polls.take(feed.id, lease('poll'), () => 'ask');
  const drafts = [sending, announcing].map((id) => ({ id, receiverId: desk, alertIds: [] }));
  await deliveries.plan(drafts, now);
  await deliveries.take(sending, lease('send'));
  await deliveries.take(announcing, lease('send too'));
  await deliveries.settle('send too', { kind: 'delivered' }, now);
  await deliveries.take(announcing, lease('announce'));
  const item = { feed: { id: feed.id, url: feed.url }, item: anItem(), fetchedAt: now, backlog: false };
  const pages = ['one', 'two'].map((name) => `https://news.example/${name}`);
  const pageDrafts = pages.map((url) => ({
    id: pageId(url),
    url,
    fingerprint: 'f',
    stated: item,
    dueAt: now,
  }));
  await articlePages.add(pageDrafts, now);
  await articlePages.take(pageId(pages[0] ?? ''), lease('page'));
  dead.close();
  const database = openFile(`${folder}/store.db`);
  const close = (): void => {
    database.close();
    remove();
  };
  return { ...(await openStore(sqliteExecutor(database), options)), [Symbol.dispose]: close };
}

describe('leases that a dead process held', () => {
  it('run out by themselves where others may have the data open', async () => {
    using store = await inherit({});
    expect([await store.polls.due(now, 9), await store.deliveries.due(now, 9)]).toEqual([[], []]);
    expect(await store.articlePages.due(now, 9)).toEqual([]);
  });

  it('end at once for whoever is alone with the data', async () => {
    using store = await inherit({ alone: true });
    expect(await store.polls.due(now, 9)).toEqual([feed.id]);
    expect(await store.articlePages.due(now, 9)).toHaveLength(1);
    expect(new Set(await store.deliveries.due(now, 9))).toEqual(new Set([sending, announcing]));
    const taken = [
      await store.deliveries.take(sending, lease('mine')),
      await store.deliveries.take(announcing, lease('mine too')),
    ];
    expect(taken).toMatchObject([
      { delivery: { status: 'pending', attempts: 2 } },
      { delivery: { status: 'delivered', attempts: 1 } },
    ]);
  });

  it('settle nothing any more', async () => {
    using store = await inherit({ alone: true });
    expect(await store.deliveries.settle('send', { kind: 'delivered' }, now)).toBeUndefined();
  });
});

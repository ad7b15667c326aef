import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventOf, type Feed, HOUR, MINUTE, instant } from '@newswatch/domain';
import { rssParserReader } from '@newswatch/feeds';
import type { JobResult } from '@newswatch/pipeline';
import type { Closeable, Job, Store } from '@newswatch/ports';
import {
  type Answer,
  type FakeClock,
  type Newsroom,
  aFeed,
  fakeClock,
  startNewsroom,
} from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { type Web, createWeb } from '@newswatch/web';
import { pollFeed } from './poll-feed.ts';

let ports: Closeable;
let store: Store;
let newsroom: Newsroom;
let web: Web;
let clock: FakeClock;
let feed: Feed;
let queued: readonly Job[] = [];
const enqueue = (jobs: readonly Job[]): Promise<void> => {
  queued = [...queued, ...jobs];
  return Promise.resolve();
};

beforeEach(async () => {
  clock = fakeClock();
  ({ store, ...ports } = await openEmbeddedPorts(clock.now));
  web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch/test' });
  const room = {
    name: 'news',
    format: 'rss',
    charset: 'windows-1251',
    title: 'Новости',
    language: 'ru',
  } as const;
  newsroom = await startNewsroom({ feeds: [room], now: clock.now });
  newsroom.publish('news', { slug: 'a', title: 'Порт Актау', text: 'Текст.' });
  queued = [];
  await watch({});
});

afterEach(async () => {
  await web.close();
  await newsroom.close();
  await ports.close();
});

async function watch(given: Partial<Omit<Feed, 'id'>>): Promise<void> {
  feed = aFeed({ url: newsroom.feedUrl('news'), ...given });
  await store.feeds.put([feed]);
}

const handle = (signal = new AbortController().signal): Promise<JobResult> =>
  pollFeed({
    polls: store.polls,
    articlePages: store.articlePages,
    web,
    reader: rssParserReader(),
    clock: clock.now,
    random: () => 0.5,
    queue: { enqueue },
    concurrency: 1,
    floorSeconds: 1,
    perHost: 2,
  }).handle({ name: 'poll-feed', id: feed.id }, signal);

const itemsOf = ({ events }: JobResult): EventOf<'item.fetched'>[] =>
  events.filter((event) => event.type === 'item.fetched');

/** As the runner does: the events are durable, then the row is settled. */
async function poll(): Promise<JobResult> {
  const result = await handle();
  await result.settle?.();
  return result;
}

const state = async () => (await store.polls.get([feed.id]))[0];
const answer = (given: Answer | undefined): void => newsroom.answerWith('news', given);

describe('a feed that answers 404', () => {
  it('is muted after two weeks, with what to do about it', async () => {
    answer({ status: 404 });
    for (let day = 0; day < 16; day += 1) {
      await poll();
      clock.advance(25 * HOUR);
    }
    expect(await state()).toMatchObject({
      health: 'muted',
      error: { code: 'feed-missing', message: expect.stringContaining('404 for 14 days') },
      nextPollReason: { code: 'missing' },
    });
    expect(await handle()).toMatchObject({ outcome: 'not-due' });
  });
});

describe('the pace of a feed whose interval nobody gave', () => {
  it('is read from the dates of its first document', async () => {
    const item = (hours: number): string =>
      `<item><title>${hours}</title><pubDate>${new Date(clock.now() - hours * HOUR).toUTCString()}</pubDate></item>`;
    const items = Array.from({ length: 20 }, (_, index) => item(index * 4)).join('');
    answer({ status: 200, body: `<rss version="2.0"><channel>${items}</channel></rss>` });
    feed = aFeed({ url: newsroom.feedUrl('news') });
    const { intervalSeconds: _given, ...paced } = feed;
    await store.feeds.put([paced]);
    await poll();
    const { nextPollReason, nextPollAt = '', arrivals } = (await state()) ?? {};
    expect(nextPollReason).toEqual({ code: 'pace', itemsPerDay: 6.3 });
    expect(arrivals).toHaveLength(20);
    const minutes = (Date.parse(nextPollAt) - clock.now()) / MINUTE;
    expect(minutes).toBeGreaterThan(25);
    expect(minutes).toBeLessThan(45);
  });
});

describe('the host of a feed', () => {
  it('is not asked while as many of its feeds as may be are being polled', async () => {
    const others = ['a', 'b', 'c'].map((name) => aFeed({ url: `${newsroom.url}/${name}.xml` }));
    await store.feeds.put(others);
    const lease = { now: instant(clock.now()), until: instant(clock.now() + MINUTE) };
    for (const { id } of others.slice(0, 2)) await store.polls.take(id, { ...lease, token: id }, () => 'ask');
    expect(await handle()).toEqual({ events: [], outcome: 'host-busy' });
    expect(newsroom.requests).toEqual([]);
  });

  it('of the own network is asked for its next feed as soon as one is done', async () => {
    const others = ['a', 'b', 'c'].map((name) => aFeed({ url: `${newsroom.url}/${name}.xml` }));
    await store.feeds.put(others);
    for (const { id } of others) await store.polls.hasten(id, instant(clock.now()));
    const blocked = others.map(({ id }) => id);
    const lease = { now: instant(clock.now()), until: instant(clock.now()), token: 'first' };
    for (const id of blocked) await store.polls.take(id, lease, () => 'wait');
    await poll();
    expect(queued.map(({ id }) => id)).toHaveLength(2);
    expect(blocked).toEqual(expect.arrayContaining(queued.map(({ id }) => id)));
  });
});

describe('a feed that moved', () => {
  it('is polled at its new address once that is believed, and keeps its id', async () => {
    const moved = await startNewsroom({
      feeds: [{ name: 'old', format: 'rss', charset: 'utf-8', title: 'x', language: 'ru' }],
    });
    moved.answerWith('old', { status: 301, headers: { location: feed.url } });
    try {
      const target = feed.url;
      feed = aFeed({ url: moved.feedUrl('old'), intervalSeconds: 86_400 });
      await store.feeds.put([feed]);
      for (let day = 0; day < 12; day += 1) {
        await poll();
        clock.advance(25 * HOUR);
      }
      expect(await state()).toMatchObject({ feed: { id: feed.id }, movedTo: { url: target } });
      const asked = moved.requests.length;
      newsroom.publish('news', { slug: 'c', title: 'Новое', text: 'Т.' });
      const [event] = itemsOf(await poll());
      expect(moved.requests).toHaveLength(asked);
      expect(event?.data).toMatchObject({ feed: { id: feed.id }, item: { title: 'Новое' } });
    } finally {
      await moved.close();
    }
  });

  it('is followed, and stays where the person said', async () => {
    const elsewhere = aFeed({ url: `${newsroom.url}/old.xml` });
    const moved = await startNewsroom({
      feeds: [{ name: 'old', format: 'rss', charset: 'utf-8', title: 'x', language: 'ru' }],
    });
    moved.answerWith('old', { status: 301, headers: { location: feed.url } });
    try {
      feed = { ...elsewhere, url: moved.feedUrl('old') };
      await store.feeds.put([feed]);
      const [event] = itemsOf(await poll());
      expect(event?.data).toMatchObject({ feed: { url: feed.url }, item: { title: 'Порт Актау' } });
    } finally {
      await moved.close();
    }
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventOf, type Feed, HOUR, MINUTE, SECOND, instant } from '@newswatch/domain';
import { readerOf } from '@newswatch/feeds';
import type { JobResult } from '@newswatch/pipeline';
import type { Closeable, Store } from '@newswatch/ports';
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
    reader: readerOf(),
    clock: clock.now,
    random: () => 0.5,
    queue: { enqueue: () => Promise.resolve() },
    concurrency: 1,
    floorSeconds: 1,
    perHost: 2,
  }).handle({ name: 'poll-feed', id: feed.id }, signal);

const itemsOf = ({ events }: JobResult): EventOf<'item.fetched'>[] =>
  events.filter((event) => event.type === 'item.fetched');
const titlesOf = (result: JobResult): unknown[] => itemsOf(result).map(({ data }) => data.item.title);

/** As the runner does: the events are durable, then the row is settled. */
async function poll(): Promise<JobResult> {
  const result = await handle();
  await result.settle?.();
  return result;
}

const state = async () => (await store.polls.get([feed.id]))[0];
const answer = (given: Answer | undefined): void => newsroom.answerWith('news', given);

/** A poll after the longest wait that no failure explains. */
async function nextPoll(): Promise<JobResult> {
  clock.advance(6 * MINUTE);
  return poll();
}

describe('a poll', () => {
  it('states each item as an event of its own, in the text that the feed meant', async () => {
    const result = await poll();
    expect(result).toMatchObject({ outcome: 'fetched' });
    expect(itemsOf(result)).toMatchObject([
      {
        type: 'item.fetched',
        source: 'fetcher',
        key: feed.id,
        data: {
          feed: { id: feed.id, url: feed.url, title: 'Новости', language: 'ru' },
          item: { title: 'Порт Актау', link: `${newsroom.url}/news/a` },
          fetchedAt: instant(clock.now()),
        },
      },
    ]);
    expect(itemsOf(result)[0]?.subject).toMatch(/^[\da-f]{24}$/);
  });

  it('settles its row: healthy, due after the interval, with what it saw', async () => {
    await poll();
    expect(await state()).toMatchObject({
      health: 'ok',
      polls: 1,
      failures: 0,
      lastPolledAt: instant(clock.now()),
      lastItemAt: instant(clock.now()),
      nextPollAt: instant(clock.now() + 5 * MINUTE),
      seen: [expect.any(String)],
      validators: { etag: expect.stringMatching(/^".+"$/), lastModified: expect.stringMatching(/GMT$/) },
    });
  });

  it('names the feed as the person does', async () => {
    await watch({ title: 'Лента', language: 'kk' });
    expect(itemsOf(await poll())[0]?.data.feed).toMatchObject({ title: 'Лента', language: 'kk' });
  });

  it('of a feed that is not due does nothing', async () => {
    await poll();
    expect(await handle()).toEqual({ events: [], outcome: 'not-due' });
  });

  it('of the same feed by two workers happens once', async () => {
    const results = await Promise.all([handle(), handle()]);
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['fetched', 'not-due']);
  });

  it('that was not settled is done again after its lease, with the same event ids', async () => {
    const lost = await handle();
    clock.advance(31 * SECOND);
    const again = await poll();
    expect(again.events.map(({ id }) => id)).toEqual(lost.events.map(({ id }) => id));
    expect(again.events).toHaveLength(1);
  });

  it('whose lease was lost settles nothing', async () => {
    const slow = await handle();
    clock.advance(31 * SECOND);
    await poll();
    const settled = await state();
    await slow.settle?.();
    expect(await state()).toEqual(settled);
  });

  it('that is stopped leaves the row to its lease', async () => {
    await expect(handle(AbortSignal.abort())).rejects.toMatchObject({ code: 'connection-failed' });
    expect(await state()).toMatchObject({ health: 'new', failures: 0 });
  });
});

describe('the second poll', () => {
  it('sends both validators byte for byte and states nothing on 304', async () => {
    await poll();
    const { validators, seen } = (await state()) ?? {};
    expect(await nextPoll()).toMatchObject({ outcome: 'not-modified', events: [] });
    expect(newsroom.requests.at(-1)).toMatchObject({
      status: 304,
      headers: { 'if-none-match': validators?.etag, 'if-modified-since': validators?.lastModified },
    });
    expect(await state()).toMatchObject({ polls: 1, seen, validators, health: 'ok' });
  });

  it('refreshes what a 304 says', async () => {
    await poll();
    answer({ status: 304, headers: { 'last-modified': 'Mon, 20 Oct 2025 10:06:00 GMT' } });
    await nextPoll();
    expect((await state())?.validators).toMatchObject({
      etag: expect.stringMatching(/^"/),
      lastModified: 'Mon, 20 Oct 2025 10:06:00 GMT',
    });
  });

  it('sends nothing that the last answer did not have', async () => {
    await poll();
    const body = '<rss version="2.0"><channel/></rss>';
    answer({ status: 200, body, headers: { 'last-modified': 'Mon, 20 Oct 2025 10:06:00 GMT' } });
    await nextPoll();
    expect((await state())?.validators).toEqual({ lastModified: 'Mon, 20 Oct 2025 10:06:00 GMT' });
    answer({ status: 200, body, headers: { etag: 'W/"ü' + '"', 'cache-control': 'no-store' } });
    await nextPoll();
    expect((await state())?.validators).toEqual({});
    answer(undefined);
    await nextPoll();
    expect(newsroom.requests.at(-1)?.headers).not.toHaveProperty('if-modified-since');
    expect(newsroom.requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  it('states new and changed items only, oldest first, and they are no backlog', async () => {
    await poll();
    newsroom.publish('news', { slug: 'b', title: 'Курык', text: 'Текст.' });
    newsroom.publish('news', { slug: 'a', title: 'Порт Актау (уточнено)', text: 'Текст.' });
    const result = await nextPoll();
    expect(titlesOf(result)).toEqual(['Курык', 'Порт Актау (уточнено)']);
    expect(itemsOf(result).map(({ data }) => data.backlog)).toEqual([false, false]);
    expect(titlesOf(await nextPoll())).toEqual([]);
  });

  it('keeps what it saw when the feed is empty for once', async () => {
    await poll();
    answer({ status: 200, body: '<rss version="2.0"><channel/></rss>' });
    await nextPoll();
    answer(undefined);
    expect(titlesOf(await nextPoll())).toEqual([]);
  });
});

describe('the first poll', () => {
  it('is backlog', async () => {
    expect(itemsOf(await poll()).map(({ data }) => data.backlog)).toEqual([true]);
  });

  it('is backlog also after failures', async () => {
    answer({ status: 500 });
    await poll();
    answer(undefined);
    clock.advance(HOUR);
    expect(itemsOf(await poll()).map(({ data }) => data.backlog)).toEqual([true]);
  });

  it('is backlog also after answers without items, for what is older than the feed', async () => {
    const item = (title: string, at: string): string =>
      `<item><title>${title}</title><link>https://news.example/${title}</link><pubDate>${at}</pubDate></item>`;
    const channel = (items: string) => ({
      status: 200,
      body: `<rss version="2.0"><channel><title>Лента</title>${items}</channel></rss>`,
    });
    answer(channel(''));
    await poll();
    const now = new Date(clock.now()).toUTCString();
    answer(channel(item('new', now) + item('old', 'Mon, 01 Jan 2024 10:00:00 GMT')));
    clock.advance(HOUR);
    const backlog = itemsOf(await poll()).map(({ data }) => [data.item.title, data.backlog]);
    expect(Object.fromEntries(backlog)).toEqual({ new: false, old: true });
  });

  it('is no backlog for items published since the moment that the feed asks for', async () => {
    newsroom.publish('news', {
      slug: 'old',
      title: 'Старое',
      text: 'Т.',
      publishedAt: '2025-10-18T10:00:00.000Z',
    });
    await watch({ alertSince: '2025-10-19T10:00:00.000Z' });
    const backlog = itemsOf(await poll()).map(({ data }) => [data.item.title, data.backlog]);
    expect(backlog).toEqual([
      ['Порт Актау', false],
      ['Старое', true],
    ]);
  });
});

describe('a poll that fails', () => {
  it.each([
    ['http-status', { status: 404 }],
    ['http-status', { status: 500, body: '<rss version="2.0"><channel/></rss>' }],
    ['not-a-feed', { status: 200, body: '<!DOCTYPE html><html><body>Вход</body></html>' }],
    ['not-a-feed', { status: 200, body: '' }],
    ['feed-broken', { status: 200, body: '<rss version="2.0"><channel><item><title>Об' }],
    ['body-too-large', { status: 200, body: Buffer.alloc(20_000_000, 32) }],
    ['encoding-unknown', { status: 200, headers: { 'content-encoding': 'compress' }, body: 'x' }],
    ['redirects-too-many', { status: 302, headers: { location: '/news.xml' } }],
    ['redirect-invalid', { status: 302, headers: { location: 'ftp://news.example/' } }],
  ])('with %s states nothing, keeps what it knew and says why', async (code, given) => {
    await poll();
    const { validators, seen } = (await state()) ?? {};
    answer(given);
    expect(await nextPoll()).toMatchObject({ outcome: 'failed', events: [] });
    expect(await state()).toMatchObject({
      health: 'failing',
      failures: 1,
      polls: 1,
      error: { code, message: expect.stringMatching(/^.{20,}\.?$/) },
      validators,
      seen,
      nextPollAt: instant(clock.now() + 10 * MINUTE),
    });
    answer(undefined);
    clock.advance(10 * MINUTE);
    expect(titlesOf(await poll())).toEqual([]);
    const recovered = await state();
    expect(recovered).toMatchObject({ health: 'ok', failures: 0 });
    expect(recovered?.error).toBeUndefined();
  });

  it('because nobody answers counts on', async () => {
    await newsroom.close();
    await poll();
    clock.advance(HOUR);
    await poll();
    expect(await state()).toMatchObject({ failures: 2, error: { code: 'connection-failed' } });
    newsroom = await startNewsroom({ feeds: [] });
  });

  it.each([429, 503])('with %i comes back when the server asked for it', async (status) => {
    answer({ status, headers: { 'retry-after': '3600' } });
    await poll();
    expect(await state()).toMatchObject({ nextPollAt: instant(clock.now() + HOUR) });
  });

  it('with 410 mutes the feed until a person asks', async () => {
    answer({ status: 410 });
    await poll();
    expect(await state()).toMatchObject({ health: 'muted', error: { code: 'feed-gone' } });
    clock.advance(400 * 24 * HOUR);
    expect(await handle()).toMatchObject({ outcome: 'not-due' });
    answer(undefined);
    await store.polls.hasten(feed.id, instant(clock.now()));
    expect(await poll()).toMatchObject({ outcome: 'fetched' });
    expect(await state()).toMatchObject({ health: 'ok' });
  });
});

it('waits as long as the answer is fresh, and says so', async () => {
  answer({
    status: 200,
    headers: { 'cache-control': 'max-age=7200' },
    body: '<rss version="2.0"><channel/></rss>',
  });
  await poll();
  expect(await state()).toMatchObject({
    nextPollAt: instant(clock.now() + 2 * HOUR),
    nextPollReason: { code: 'fresh' },
  });
});

it('cuts a text that no bus would take', async () => {
  const text = 'ж'.repeat(2_000_000);
  answer({
    status: 200,
    body: `<rss version="2.0"><channel><item><title>a</title><description>${text}</description></item></channel></rss>`,
  });
  const [event] = itemsOf(await poll());
  expect(event?.data.item.summary).toHaveLength(150_000);
});

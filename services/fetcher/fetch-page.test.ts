import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type EventOf,
  HOUR,
  MINUTE,
  SECOND,
  type NewswatchError,
  failure,
  instant,
  pageId,
} from '@newswatch/domain';
import type { PageAnswer, PageQuestion } from '@newswatch/pages';
import type { JobResult } from '@newswatch/pipeline';
import type { ArticlePage, Closeable, Store } from '@newswatch/ports';
import { type FakeClock, aFeed, anItem, fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { fetchPage } from './fetch-page.ts';

const url = 'https://news.example/1';
const id = pageId(url);
const text = {
  html: '<p>Весь текст.</p>',
  url: `${url}?x=1`,
  canonical: url,
  author: 'А. Б.',
  published: '2025',
};
const found: PageAnswer = { kind: 'found', text, characters: 11, delayMs: 0 };
const failed = (error: NewswatchError, forGood = false, delayMs = 0): PageAnswer => ({
  kind: 'failed',
  error,
  forGood,
  delayMs,
});
const slow = failed(failure('http-status', { url, status: 503 }));

let ports: Closeable;
let store: Store;
let clock: FakeClock;
let answer: PageAnswer;
let asked: PageQuestion[];

beforeEach(async () => {
  clock = fakeClock();
  ({ store, ...ports } = await openEmbeddedPorts(clock.now));
  answer = found;
  asked = [];
  await store.feeds.put([aFeed({ article: { content: '.story' } })]);
  await add('f');
});
afterEach(() => ports.close());

async function add(fingerprint: string, at = url): Promise<void> {
  const now = instant(clock.now());
  const feed = { id: aFeed().id, url: aFeed().url };
  const { published: _, ...item } = anItem({ link: at });
  const stated = { feed, item, fetchedAt: now, backlog: true };
  await store.articlePages.add([{ id: pageId(at), url: at, fingerprint, stated, dueAt: now }], now);
}

const handle = (job = id): Promise<JobResult> =>
  fetchPage({
    articlePages: store.articlePages,
    feeds: store.feeds,
    pageReader: {
      read: async (question) => {
        asked.push(question);
        return answer;
      },
    },
    clock: clock.now,
    random: () => 0.5,
    concurrency: 1,
  }).handle({ name: 'fetch-page', id: job }, new AbortController().signal);

async function run(): Promise<JobResult> {
  const result = await handle();
  await result.settle?.();
  return result;
}
const page = async (): Promise<ArticlePage | undefined> => (await store.articlePages.get([id]))[0];
const eventOf = ({ events }: JobResult): EventOf<'item.fetched'> | undefined =>
  events.find((event) => event.type === 'item.fetched');

describe('a page that is fetched', () => {
  it('states its item again, with the text of the page, and is done', async () => {
    clock.advance(SECOND);
    const result = await run();
    const { published: _, ...item } = anItem({
      content: text.html,
      author: 'А. Б.',
      page: { url: text.url, canonical: url, published: '2025' },
    });
    expect(result).toMatchObject({ outcome: 'done' });
    expect(eventOf(result)).toMatchObject({
      source: 'fetcher',
      subject: 'f',
      key: aFeed().id,
      data: { item, backlog: true, fetchedAt: instant(clock.now()), feed: { id: aFeed().id } },
    });
    expect(await page()).toMatchObject({ status: 'done', settledAt: instant(clock.now()), text });
    expect(asked).toMatchObject([
      { url, item: { title: anItem().title }, feed: { article: { content: '.story' } } },
    ]);
  });

  it('is fetched by one of two, and not again', async () => {
    const outcomes = (await Promise.all([handle(), handle()])).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['done', 'not-due']);
  });

  it('that was not settled is fetched again after its lease, under the same event id', async () => {
    const lost = await handle();
    clock.advance(2 * MINUTE);
    expect(eventOf(await run())?.id).toBe(eventOf(lost)?.id);
  });

  it('for an edited item states another event', async () => {
    const first = await run();
    clock.advance(MINUTE);
    await add('edited');
    expect(eventOf(await run())?.id).not.toBe(eventOf(first)?.id);
  });

  it.each([
    ['two seconds', 0, 2 * SECOND],
    ['as long as the site asks', 9 * SECOND, 9 * SECOND],
    ['an hour at most', 99 * HOUR, HOUR],
  ])('leaves its host alone for %s', async (_, delayMs, gap) => {
    answer = { ...found, delayMs };
    await add('g', 'https://news.example/2');
    await run();
    const due = () => store.articlePages.due(instant(clock.now()), 9);
    clock.advance(gap - 1);
    expect(await due()).toEqual([]);
    clock.advance(1);
    expect(await due()).toEqual([pageId('https://news.example/2')]);
  });
});

describe('a page that cannot be had', () => {
  it('now is tried again, later each time, and given up within a day', async () => {
    answer = slow;
    const waits: number[] = [];
    for (let next = await run(); next.outcome === 'retry'; next = await run()) {
      expect(next).toEqual({ events: [], outcome: 'retry', settle: expect.any(Function) });
      waits.push(Date.parse((await page())?.dueAt ?? '') - clock.now());
      clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([15 * SECOND, 2 * MINUTE, 20 * MINUTE, 2 * HOUR, 6 * HOUR]);
    expect(await page()).toMatchObject({ status: 'gave-up', error: { code: 'http-status' } });
  });

  it('for good is refused at once, with the reason', async () => {
    answer = failed(failure('robots-refused', { host: 'news.example', rule: 'disallow: /' }), true);
    expect(await run()).toMatchObject({ events: [], outcome: 'refused' });
    expect(await page()).toMatchObject({ status: 'refused', error: { code: 'robots-refused' } });
  });

  it('because its feed is gone is not asked for', async () => {
    await store.feeds.remove(aFeed().id);
    expect(await run()).toMatchObject({ outcome: 'refused' });
    expect(asked).toEqual([]);
  });

  it('because its feed is not to have full texts any more is not asked for', async () => {
    await store.feeds.put([aFeed({ fullText: 'off' })]);
    expect(await run()).toMatchObject({ outcome: 'refused' });
    expect(asked).toEqual([]);
  });

  it('because its host had no time for it is no news any more', async () => {
    clock.advance(6 * HOUR + 1);
    expect(await run()).toMatchObject({ outcome: 'refused' });
    expect(await page()).toMatchObject({ error: { code: 'page-late' } });
    expect(asked).toEqual([]);
  });

  it('because newswatch ends at every attempt is given up', async () => {
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await handle();
      clock.advance(2 * MINUTE);
    }
    expect(asked).toHaveLength(6);
    expect(await run()).toMatchObject({ outcome: 'refused' });
    expect(asked).toHaveLength(6);
  });
});

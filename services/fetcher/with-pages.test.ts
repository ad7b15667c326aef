import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Feed, type Item, MINUTE, SECOND, eventId, instant, pageId } from '@newswatch/domain';
import type { JobResult } from '@newswatch/pipeline';
import type { Closeable, Store } from '@newswatch/ports';
import { aFeed, anEvent, anItem, fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { withPages } from './with-pages.ts';

const clock = fakeClock();
const LONG = `<p>${'Паромы ходят чаще. '.repeat(40)}</p>`;
const urlOf = (name: string): string => `https://news.example/${name}`;
const found = { html: LONG, url: urlOf('a'), author: 'А. Б.' };

let ports: Closeable;
let store: Store;

beforeEach(async () => {
  ({ store, ...ports } = await openEmbeddedPorts(clock.now));
});
afterEach(() => ports.close());

interface Given {
  readonly fingerprint?: string;
  readonly backlog?: boolean;
  readonly item?: Partial<Item>;
}

const fetched = (name: string, { fingerprint = name, backlog = false, item = {} }: Given = {}) => ({
  ...anEvent('item.fetched', fingerprint, {
    feed: { id: aFeed().id, url: aFeed().url },
    item: anItem({ link: urlOf(name), guid: name, ...item }),
    fetchedAt: instant(clock.now()),
    backlog,
  }),
  time: instant(clock.now()),
});

async function poll(events: JobResult['events'], feed: Feed = aFeed()): Promise<JobResult> {
  let settled = 0;
  const result = { events, outcome: 'fetched', settle: async () => void (settled += 1) };
  const withThem = await withPages(store, feed, result);
  await withThem.settle?.();
  expect(settled).toBe(1);
  return withThem;
}
const pages = (...names: readonly string[]) =>
  store.articlePages.get(names.map((name) => pageId(urlOf(name))));
const itemsOf = ({ events }: JobResult) =>
  events.flatMap((event) => (event.type === 'item.fetched' ? [event.data.item] : []));

async function fetchPage(name: string): Promise<void> {
  const now = instant(clock.now());
  await store.articlePages.take(pageId(urlOf(name)), { now, until: now, token: name });
  await store.articlePages.settle(name, { kind: 'done', text: found }, { now, hostFreeAt: now });
}

describe('an item without full text', () => {
  it('is stated as it is, and its page is to be fetched at once', async () => {
    const event = fetched('a');
    expect((await poll([event])).events).toEqual([event]);
    expect(await pages('a')).toMatchObject([
      { url: urlOf('a'), fingerprint: 'a', status: 'waiting', dueAt: event.time, stated: event.data },
    ]);
  });

  it('adds its page once it is durable, not before', async () => {
    const result = await withPages(store, aFeed(), { events: [fetched('a')], outcome: 'fetched' });
    expect(await pages('a')).toEqual([]);
    await result.settle?.();
    await result.settle?.();
    expect(await pages('a')).toHaveLength(1);
  });

  it('has no page fetched where the feed is not to have full texts', async () => {
    const events = [fetched('a')];
    expect((await poll(events, aFeed({ fullText: 'off' }))).events).toEqual(events);
    expect(await pages('a')).toEqual([]);
  });

  it('is one among others: those with full text, and other events, have none', async () => {
    const whole = fetched('b', { item: { content: LONG } });
    const { link: _, ...unlinked } = anItem();
    const event = fetched('c');
    await poll([whole, { ...event, data: { ...event.data, item: unlinked } }]);
    expect(await pages('b', 'c')).toEqual([]);
  });

  it('from the first poll has its page fetched if it is among the newest three', async () => {
    await poll(['a', 'b', 'c', 'd', 'e'].map((name) => fetched(name, { backlog: true })));
    expect((await pages('a', 'b', 'c', 'd', 'e')).map(({ fingerprint }) => fingerprint)).toEqual([
      'c',
      'd',
      'e',
    ]);
  });
});

describe('an item whose page is known', () => {
  beforeEach(async () => {
    await poll([fetched('a')]);
    clock.advance(SECOND);
    await fetchPage('a');
  });

  it('is stated with the text of the page when it is edited, and its page fetched again after a while', async () => {
    const settledAt = clock.now();
    clock.advance(MINUTE);
    const edited = await poll([fetched('a', { fingerprint: 'edited', item: { title: 'Новый заголовок' } })]);
    expect(itemsOf(edited)).toMatchObject([
      { title: 'Новый заголовок', content: LONG, author: 'А. Б.', page: { url: urlOf('a') } },
    ]);
    expect(await pages('a')).toMatchObject([
      { status: 'waiting', fingerprint: 'edited', dueAt: instant(settledAt + 10 * MINUTE) },
    ]);
    const [page] = await pages('a');
    expect(page?.stated.item).not.toHaveProperty('page');
  });

  it('keeps its event id', async () => {
    const event = fetched('a', { fingerprint: 'edited' });
    expect((await poll([event])).events.map(({ id }) => id)).toEqual([event.id]);
    expect(event.id).toBe(eventId('test', 'item.fetched', 'edited'));
  });

  it('is stated with it for another feed too, which does not fetch the page again', async () => {
    const event = fetched('a', { fingerprint: 'other', item: { title: 'В другой ленте' } });
    const feed = { id: aFeed({ url: 'https://other.example/rss' }).id, url: 'https://other.example/rss' };
    const result = await poll([{ ...event, data: { ...event.data, feed } }]);
    expect(itemsOf(result)).toMatchObject([{ title: 'В другой ленте', content: LONG }]);
    expect(await pages('a')).toMatchObject([{ status: 'done', fingerprint: 'a' }]);
  });
});

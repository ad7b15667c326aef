import {
  type EventData,
  type PageId,
  type PageOutcome,
  type PageText,
  feedId,
  pageId,
} from '@newswatch/domain';
import { aFeed, anItem } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { ArticlePages, PageDraft } from './article-pages.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { at } from './pages.conformance.ts';
import type { Store } from './store.ts';

const urlOf = (name: string, host = `${name}.example`): string => `https://${host}/${name}`;
const idOf = (name: string, host?: string): PageId => pageId(urlOf(name, host));

const stated = (title: string, feed = 'one'): EventData<'item.fetched'> => ({
  feed: { id: feedId(feed), url: `https://${feed}.example/rss` },
  item: anItem({ title }),
  fetchedAt: at(0),
  backlog: false,
});

/** The page of an article; every name is on a host of its own unless said otherwise. */
function draft(
  name: string,
  given: Partial<PageDraft> & { readonly host?: string; readonly feed?: string } = {},
): PageDraft {
  const { host, feed, ...rest } = given;
  const url = urlOf(name, host);
  return { id: pageId(url), url, fingerprint: 'first', stated: stated(name, feed), dueAt: at(0), ...rest };
}

const lease = (token: string, now: number, seconds = 60) => ({
  token,
  now: at(now),
  until: at(now + seconds),
});
const settledAt = (now: number, hostFreeAt = now) => ({ now: at(now), hostFreeAt: at(hostFreeAt) });

const TEXT: PageText = { html: '<p>Текст.</p>', url: 'https://a.example/a', author: 'А. Б.' };
const DONE: PageOutcome = { kind: 'done', text: TEXT };
const ERROR = { code: 'http-status', message: 'It answers 503.' };
const REFUSED: PageOutcome = { kind: 'refused', error: ERROR };
const retryAt = (seconds: number): PageOutcome => ({ kind: 'retry', at: at(seconds), error: ERROR });

async function fetched(pages: ArticlePages, name: string, outcome = DONE): Promise<void> {
  await pages.add([draft(name)], at(0));
  await pages.take(idOf(name), lease(`token of ${name}`, 0));
  await pages.settle(`token of ${name}`, outcome, settledAt(1));
}

export function articlePagesConformance(open: Open<Store>): void {
  added(open);
  attempted(open);
  hosts(open);
  remembered(open);
}

function added(open: Open<Store>): void {
  const spec = specOn(open);

  describe('pages of articles', () => {
    spec('are added once and kept whole', async ({ articlePages }, reopen) => {
      await articlePages.add([draft('a'), draft('b')], at(0));
      await articlePages.add([draft('a', { dueAt: at(50) })], at(5));
      await articlePages.add([], at(5));
      const kept = (await reopen()).articlePages;
      const state = { status: 'waiting', attempts: 0, addedAt: at(0) };
      expect(await kept.get([idOf('b'), idOf('unknown'), idOf('a')])).toEqual([
        { ...draft('b'), ...state },
        { ...draft('a'), ...state },
      ]);
      expect(await kept.get([])).toEqual([]);
    });

    spec('are due when their time comes, oldest first', async ({ articlePages }) => {
      await articlePages.add([draft('b', { dueAt: at(2) }), draft('a', { dueAt: at(3) })], at(0));
      await articlePages.add([draft('c', { dueAt: at(1) })], at(0));
      expect(await articlePages.due(at(0), 10)).toEqual([]);
      expect(await articlePages.due(at(3), 10)).toEqual(['c', 'b', 'a'].map((name) => idOf(name)));
      expect(await articlePages.due(at(3), 1)).toEqual([idOf('c')]);
      expect(await articlePages.take(idOf('a'), lease('early', 2))).toBeUndefined();
    });

    spec('are renewed by another item of their feed, and keep what was found', async (store, reopen) => {
      await fetched(store.articlePages, 'a');
      await store.articlePages.add([draft('a', { fingerprint: 'edited', dueAt: at(90) })], at(5));
      const { articlePages } = await reopen();
      expect(await articlePages.get([idOf('a')])).toEqual([
        {
          ...draft('a', { fingerprint: 'edited', dueAt: at(90) }),
          status: 'waiting',
          attempts: 0,
          addedAt: at(5),
          text: TEXT,
        },
      ]);
      expect(await articlePages.due(at(89), 10)).toEqual([]);
      expect(await articlePages.due(at(90), 10)).toEqual([idOf('a')]);
    });

    spec('are not renewed by the same item, nor by another feed', async ({ articlePages }) => {
      await fetched(articlePages, 'a');
      await articlePages.add([draft('a')], at(5));
      await articlePages.add([draft('a', { feed: 'two', fingerprint: 'other' })], at(5));
      expect(await articlePages.get([idOf('a')])).toMatchObject([{ status: 'done', fingerprint: 'first' }]);
      expect(await articlePages.due(at(100), 10)).toEqual([]);
    });

    spec('that wait keep their time and attempts when they are renewed', async ({ articlePages }) => {
      await fetched(articlePages, 'a', retryAt(70));
      await articlePages.add([draft('a', { fingerprint: 'edited', dueAt: at(5) })], at(5));
      expect(await articlePages.get([idOf('a')])).toMatchObject([
        { dueAt: at(70), attempts: 1, fingerprint: 'edited' },
      ]);
    });

    spec('in hand are lost to whoever has them when they are renewed', async ({ articlePages }) => {
      await articlePages.add([draft('a')], at(0));
      await articlePages.take(idOf('a'), lease('old', 0, 60));
      await articlePages.add([draft('a', { fingerprint: 'edited', dueAt: at(5) })], at(5));
      expect(await articlePages.settle('old', DONE, settledAt(6))).toBe(false);
      expect(await articlePages.get([idOf('a')])).toMatchObject([{ status: 'waiting', dueAt: at(5) }]);
    });

    spec('are added once by many who add at the same time', async ({ articlePages }) => {
      const all = Array.from({ length: 20 }, () => articlePages.add([draft('a'), draft('b')], at(0)));
      await Promise.all(all);
      expect(await articlePages.due(at(0), 10)).toHaveLength(2);
    });
  });
}

function attempted(open: Open<Store>): void {
  const spec = specOn(open);

  describe('pages that are fetched', () => {
    spec('are taken by one of many, and the attempt counts on taking', async ({ articlePages }) => {
      await articlePages.add([draft('a')], at(0));
      const takers = ['a', 'b', 'c', 'd'].map((token) => articlePages.take(idOf('a'), lease(token, 0)));
      const taken = (await Promise.all(takers)).flatMap((one) => one ?? []);
      expect(taken).toMatchObject([{ page: { ...draft('a'), dueAt: at(60), attempts: 1 } }]);
      expect(await articlePages.due(at(59), 10)).toEqual([]);
      expect(await articlePages.take(idOf('unknown'), lease('e', 0))).toBeUndefined();
    });

    spec(
      'are due again when the lease ran out, and the lost token settles nothing',
      async (store, reopen) => {
        await store.articlePages.add([draft('a')], at(0));
        await store.articlePages.take(idOf('a'), lease('lost', 0, 60));
        const { articlePages } = await reopen();
        expect(await articlePages.due(at(60), 10)).toEqual([idOf('a')]);
        expect(await articlePages.take(idOf('a'), lease('new', 60))).toMatchObject({ page: { attempts: 2 } });
        expect(await articlePages.settle('lost', REFUSED, settledAt(61))).toBe(false);
        expect(await articlePages.settle('new', DONE, settledAt(62))).toBe(true);
        expect(await articlePages.settle('new', REFUSED, settledAt(63))).toBe(false);
        expect(await articlePages.get([idOf('a')])).toMatchObject([{ status: 'done', settledAt: at(62) }]);
      },
    );

    spec('wait until the time of their retry', async ({ articlePages }) => {
      await fetched(articlePages, 'a', retryAt(30));
      expect(await articlePages.get([idOf('a')])).toMatchObject([
        { status: 'waiting', attempts: 1, dueAt: at(30), error: ERROR },
      ]);
      expect(await articlePages.due(at(29), 10)).toEqual([]);
      expect(await articlePages.due(at(30), 10)).toEqual([idOf('a')]);
    });

    spec('end done, with what was found and without an earlier error', async ({ articlePages }, reopen) => {
      await fetched(articlePages, 'a', retryAt(30));
      await articlePages.take(idOf('a'), lease('b', 30));
      await articlePages.settle('b', DONE, settledAt(31));
      const [page] = await (await reopen()).articlePages.get([idOf('a')]);
      expect(page).toMatchObject({ status: 'done', attempts: 2, settledAt: at(31), text: TEXT });
      expect(page).not.toHaveProperty('error');
    });

    spec('end refused or given up with the reason', async ({ articlePages }) => {
      await fetched(articlePages, 'a', REFUSED);
      await fetched(articlePages, 'b', { kind: 'gave-up', error: ERROR });
      expect(await articlePages.get([idOf('a'), idOf('b')])).toMatchObject([
        { status: 'refused', error: ERROR, settledAt: at(1) },
        { status: 'gave-up', error: ERROR, settledAt: at(1) },
      ]);
      expect(await articlePages.due(at(10_000), 10)).toEqual([]);
    });

    spec('that fail for an edited item keep what was found before', async ({ articlePages }) => {
      await fetched(articlePages, 'a');
      await articlePages.add([draft('a', { fingerprint: 'edited' })], at(5));
      await articlePages.take(idOf('a'), lease('b', 5));
      await articlePages.settle('b', REFUSED, settledAt(6));
      expect(await articlePages.get([idOf('a')])).toMatchObject([{ status: 'refused', text: TEXT }]);
    });
  });
}

function hosts(open: Open<Store>): void {
  const spec = specOn(open);
  const host = 'news.example';
  const [one, two] = [idOf('one', host), idOf('two', host)];
  const both = [draft('two', { host, dueAt: at(1) }), draft('one', { host })];

  describe('a host', () => {
    spec('is asked for one page at a time, the one that waits longest', async ({ articlePages }) => {
      await articlePages.add([...both, draft('elsewhere')], at(0));
      expect(new Set(await articlePages.due(at(9), 10))).toEqual(new Set([one, idOf('elsewhere')]));
      await articlePages.take(one, lease('a', 9));
      expect(await articlePages.due(at(9), 10)).toEqual([idOf('elsewhere')]);
      expect(await articlePages.take(two, lease('b', 9))).toBeUndefined();
    });

    spec('is asked again when it is free, as settling said', async ({ articlePages }, reopen) => {
      await articlePages.add(both, at(0));
      await articlePages.take(one, lease('a', 9));
      await articlePages.settle('a', DONE, settledAt(10, 14));
      const kept = (await reopen()).articlePages;
      expect(await kept.due(at(13), 10)).toEqual([]);
      expect(await kept.take(two, lease('b', 13))).toBeUndefined();
      expect(await kept.due(at(14), 10)).toEqual([two]);
      expect(await kept.take(two, lease('b', 14))).toBeDefined();
    });

    spec('is free when the lease ran out', async ({ articlePages }) => {
      await articlePages.add(both, at(0));
      await articlePages.take(one, lease('a', 9, 60));
      expect(await articlePages.due(at(69), 10)).toEqual([two]);
    });
  });
}

function remembered(open: Open<Store>): void {
  const spec = specOn(open);

  describe('pages that are over', () => {
    spec('say how the last of a feed ended', async ({ articlePages }) => {
      await fetched(articlePages, 'a');
      await articlePages.add([draft('b'), draft('c', { feed: 'two' })], at(0));
      await articlePages.take(idOf('b'), lease('b', 3));
      await articlePages.settle('b', REFUSED, settledAt(4));
      await articlePages.add([draft('d')], at(5));
      expect(await articlePages.latest([feedId('one'), feedId('two'), aFeed().id])).toMatchObject([
        { id: idOf('b'), status: 'refused', error: ERROR },
      ]);
      expect(await articlePages.latest([])).toEqual([]);
    });

    spec('are forgotten by when they were added or renewed', async ({ articlePages }) => {
      await fetched(articlePages, 'a');
      await fetched(articlePages, 'b');
      await articlePages.add([draft('b', { fingerprint: 'edited' })], at(50));
      expect(await articlePages.prune(at(0))).toBe(0);
      expect(await articlePages.prune(at(50))).toBe(1);
      expect((await articlePages.get([idOf('a'), idOf('b')])).map(({ id }) => id)).toEqual([idOf('b')]);
    });
  });
}

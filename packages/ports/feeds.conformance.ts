import type { Feed } from '@newswatch/domain';
import { aFeed, aReceiver, aSlackReceiver } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { PollResult } from './feeds.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { at, expectToRefuseBadPages, readAll } from './pages.conformance.ts';
import type { Store } from './store.ts';

const feedNumber = (number: number): Feed =>
  aFeed({ url: `https://news.example/${number}.xml`, createdAt: at(number) });
const SEVEN = Array.from({ length: 7 }, (_, number) => feedNumber(number));

const lease = (token: string, now: number, seconds = 60) => ({
  token,
  now: at(now),
  until: at(now + seconds),
});

const aResult = (given: Partial<PollResult> = {}): PollResult => ({
  health: 'ok',
  polledAt: at(1),
  nextPollAt: at(300),
  polls: 1,
  failures: 0,
  validators: { etag: '"v1"', lastModified: 'Mon, 20 Oct 2025 09:58:00 GMT' },
  seen: ['one', 'two'],
  ...given,
});

export function feedsConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('feeds', () => {
    spec('are kept whole, and changed by their id', async ({ feeds }, reopen) => {
      const feed = aFeed({ title: 'Новости', language: 'ru', alertSince: at(-100) });
      await feeds.put([feed]);
      expect(await feeds.get([feed.id])).toEqual([feed]);
      await feeds.put([{ ...feed, title: 'Другие' }]);
      const kept = await reopen();
      expect(await kept.feeds.get([feed.id])).toEqual([{ ...feed, title: 'Другие' }]);
    });

    spec('answer in the order asked and leave out what is not there', async ({ feeds }) => {
      await feeds.put(SEVEN);
      const [first, second] = SEVEN.map(({ id }) => id).toReversed();
      if (first === undefined || second === undefined) return expect.unreachable();
      expect((await feeds.get([first, aFeed().id, second, first])).map(({ id }) => id)).toEqual([
        first,
        second,
      ]);
      expect(await feeds.get([])).toEqual([]);
    });

    spec('take the last of two with one id in one batch', async ({ feeds }) => {
      await feeds.put([aFeed({ title: 'first' }), aFeed({ title: 'last' })]);
      expect((await feeds.list({ limit: 10 })).items).toEqual([aFeed({ title: 'last' })]);
    });

    spec('are listed page by page in the order of making', async ({ feeds }) => {
      await feeds.put(SEVEN.toReversed());
      expect(await readAll((query) => feeds.list(query))).toEqual(SEVEN);
    });

    spec('neither repeat nor skip a row when rows come and go between pages', async ({ feeds }) => {
      await feeds.put(SEVEN);
      const first = await feeds.list({ limit: 3 });
      await feeds.remove(feedNumber(2).id);
      await feeds.remove(feedNumber(4).id);
      await feeds.put([feedNumber(-1)]);
      const rest = await feeds.list({ limit: 10, cursor: first.nextCursor ?? '' });
      expect(rest.items).toEqual([feedNumber(3), feedNumber(5), feedNumber(6)]);
      expect(rest.nextCursor).toBeUndefined();
    });

    spec('refuse a cursor that they did not give and a limit out of range', async ({ feeds, polls }) => {
      await expectToRefuseBadPages((query) => feeds.list(query));
      await expectToRefuseBadPages((query) => polls.list(query));
    });

    spec('say whether a removed one was there', async ({ feeds }) => {
      await feeds.put([aFeed()]);
      expect(await feeds.remove(aFeed().id)).toBe(true);
      expect(await feeds.remove(aFeed().id)).toBe(false);
      expect(await feeds.get([aFeed().id])).toEqual([]);
    });
  });

  describe('receivers', () => {
    spec('are kept with their secrets, listed and removed', async ({ receivers }, reopen) => {
      await receivers.put([aReceiver(), aSlackReceiver()]);
      const kept = (await reopen()).receivers;
      expect(await kept.get([aReceiver().id, aSlackReceiver().id])).toEqual([aReceiver(), aSlackReceiver()]);
      expect(await readAll((query) => kept.list(query), 1)).toHaveLength(2);
      expect(await kept.remove(aReceiver().id)).toBe(true);
      expect(await kept.get([aReceiver().id])).toEqual([]);
      await expectToRefuseBadPages((query) => kept.list(query));
    });
  });

  pollsConformance(open);
}

function pollsConformance(open: Open<Store>): void {
  const spec = specOn(open);

  const { id } = aFeed();

  describe('polls', () => {
    spec('of a new feed are due at once', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      expect(await polls.due(at(0), 10)).toEqual([id]);
      const taken = await polls.take(id, lease('a', 0));
      expect(taken).toMatchObject({
        token: 'a',
        state: { feed: aFeed(), health: 'new', polls: 0, failures: 0, validators: {}, seen: [] },
      });
    });

    spec('of a feed made in the future of our clock are due at once too', async ({ feeds, polls }) => {
      await feeds.put([aFeed({ createdAt: at(3_600) })]);
      expect(await polls.due(at(0), 10)).toEqual([id]);
      expect(await polls.take(id, lease('a', 0))).toBeDefined();
    });

    spec('are taken by one of two', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      const takers = ['a', 'b', 'c', 'd'].map((token) => polls.take(id, lease(token, 0)));
      const taken = (await Promise.all(takers)).filter((one) => one !== undefined);
      expect(taken).toHaveLength(1);
      expect(await polls.due(at(1), 10)).toEqual([]);
    });

    spec('keep what a poll found out', async ({ feeds, polls }, reopen) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0));
      const error = { code: 'http-status', message: 'It answers 503.' };
      const result = aResult({ health: 'failing', failures: 2, lastItemAt: at(-50), error });
      expect(await polls.settle('a', result)).toBe(true);
      const { polledAt, ...kept } = result;
      const state = { ...kept, feed: aFeed(), lastPolledAt: polledAt };
      const { polls: reopened } = await reopen();
      expect(await reopened.get([id])).toEqual([state]);
      expect((await reopened.list({ limit: 10 })).items).toEqual([state]);
      expect((await reopened.take(id, lease('b', 300)))?.state).toEqual(state);
    });

    spec('forget an error, a validator and an item date that the next poll does not state', async (store) => {
      const { feeds, polls } = store;
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0));
      await polls.settle('a', aResult({ error: { code: 'x', message: 'y' }, lastItemAt: at(0) }));
      await polls.take(id, lease('b', 300));
      await polls.settle('b', aResult({ validators: {} }));
      const [state] = await polls.get([id]);
      expect(state).toMatchObject({ validators: {} });
      expect(state).not.toHaveProperty('error');
      expect(state).not.toHaveProperty('lastItemAt');
    });

    spec('are due again when their time comes, not before', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0));
      await polls.settle('a', aResult({ nextPollAt: at(300) }));
      expect(await polls.due(at(299), 10)).toEqual([]);
      expect(await polls.take(id, lease('b', 299))).toBeUndefined();
      expect(await polls.due(at(300), 10)).toEqual([id]);
      expect(await polls.take(id, lease('c', 300))).toBeDefined();
    });

    spec(
      'are due again when the lease ran out, and the lost token settles nothing',
      async (store, reopen) => {
        await store.feeds.put([aFeed()]);
        await store.polls.take(id, lease('lost', 0, 60));
        const { polls } = await reopen();
        expect(await polls.due(at(59), 10)).toEqual([]);
        expect(await polls.due(at(60), 10)).toEqual([id]);
        expect(await polls.take(id, lease('new', 60))).toBeDefined();
        expect(await polls.settle('lost', aResult({ polls: 9 }))).toBe(false);
        expect(await polls.settle('new', aResult({ polls: 1 }))).toBe(true);
        expect(await polls.settle('new', aResult({ polls: 8 }))).toBe(false);
        expect(await polls.get([id])).toMatchObject([{ polls: 1 }]);
      },
    );

    spec('settle late when nobody else took them', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('slow', 0, 60));
      expect(await polls.settle('slow', aResult({ polledAt: at(90) }))).toBe(true);
    });

    spec('come oldest first and no more than asked for', async ({ feeds, polls }) => {
      await feeds.put(SEVEN);
      expect(await polls.due(at(100), 3)).toEqual(SEVEN.slice(0, 3).map((feed) => feed.id));
      await polls.take(feedNumber(0).id, lease('a', 100));
      await polls.settle('a', aResult({ nextPollAt: at(3.5) }));
      expect(await polls.due(at(100), 10)).toEqual([1, 2, 3, 0, 4, 5, 6].map((at) => feedNumber(at).id));
    });

    spec('go with their feed', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0));
      await feeds.remove(id);
      expect(await polls.settle('a', aResult())).toBe(false);
      expect(await polls.take(id, lease('b', 100))).toBeUndefined();
      expect(await polls.hasten(id, at(100))).toBe(false);
      expect(await polls.due(at(100), 10)).toEqual([]);
      expect(await polls.get([id])).toEqual([]);
      await feeds.put([aFeed()]);
      expect(await polls.get([id])).toMatchObject([{ health: 'new', polls: 0, seen: [] }]);
    });

    spec('survive a change of their feed', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0));
      await polls.settle('a', aResult());
      await feeds.put([aFeed({ title: 'renamed' })]);
      expect(await polls.get([id])).toMatchObject([{ feed: { title: 'renamed' }, seen: ['one', 'two'] }]);
    });

    spec('are hastened, of a muted feed too', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0));
      await polls.settle('a', aResult({ health: 'muted', nextPollAt: at(1_000_000) }));
      expect(await polls.due(at(100), 10)).toEqual([]);
      expect(await polls.hasten(id, at(100))).toBe(true);
      expect(await polls.due(at(100), 10)).toEqual([id]);
      expect(await polls.get([id])).toMatchObject([{ health: 'muted', nextPollAt: at(100) }]);
    });

    spec('are not taken from whoever has them by hastening', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0));
      expect(await polls.hasten(id, at(1))).toBe(true);
      expect(await polls.take(id, lease('b', 1))).toBeUndefined();
      expect(await polls.settle('a', aResult())).toBe(true);
    });

    spec('of feeds never polled are listed as new, in the order of the feeds', async ({ feeds, polls }) => {
      await feeds.put(SEVEN);
      await polls.take(feedNumber(3).id, lease('a', 100));
      await polls.settle('a', aResult());
      const states = await readAll((query) => polls.list(query));
      expect(states.map(({ feed }) => feed)).toEqual(SEVEN);
      expect(states.map(({ health }) => health)).toEqual(['new', 'new', 'new', 'ok', 'new', 'new', 'new']);
    });
  });
}

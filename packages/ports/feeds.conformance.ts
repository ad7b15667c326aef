import type { Feed } from '@newswatch/domain';
import { aFeed, aReceiver, aSlackReceiver } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import { type Open, specOn } from './opened.conformance.ts';
import { at, expectToRefuseBadPages, readAll } from './pages.conformance.ts';
import { pollsConformance } from './polls.conformance.ts';
import type { Store } from './store.ts';

const feedNumber = (number: number): Feed =>
  aFeed({ url: `https://news.example/${number}.xml`, createdAt: at(number) });
const SEVEN = Array.from({ length: 7 }, (_, number) => feedNumber(number));

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

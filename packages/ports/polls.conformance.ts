import type { Feed } from '@newswatch/domain';
import { aFeed } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { HostNow, HostRule, PollResult } from './feeds.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { at, readAll } from './pages.conformance.ts';
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
  nextPollReason: { code: 'pace', itemsPerDay: 12 },
  polls: 1,
  failures: 0,
  validators: { etag: '"v1"', lastModified: 'Mon, 20 Oct 2025 09:58:00 GMT' },
  seen: ['one', 'two'],
  arrivals: [1_000, 2_000],
  ...given,
});

const anyHost: HostRule = () => 'ask';
/** So many feeds of a host at once. */
const atMost =
  (most: number): HostRule =>
  ({ polling }) =>
    polling < most ? 'ask' : 'wait';

export function pollsConformance(open: Open<Store>): void {
  const spec = specOn(open);

  const { id } = aFeed();

  describe('polls', () => {
    spec('of a new feed are due at once', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      expect(await polls.due(at(0), 10)).toEqual([id]);
      const taken = await polls.take(id, lease('a', 0), anyHost);
      expect(taken).toMatchObject({
        kind: 'taken',
        token: 'a',
        state: {
          feed: aFeed(),
          health: 'new',
          nextPollReason: { code: 'new' },
          polls: 0,
          failures: 0,
          validators: {},
          seen: [],
          arrivals: [],
        },
      });
    });

    spec('of a feed made in the future of our clock are due at once too', async ({ feeds, polls }) => {
      await feeds.put([aFeed({ createdAt: at(3_600) })]);
      expect(await polls.due(at(0), 10)).toEqual([id]);
      expect(await polls.take(id, lease('a', 0), anyHost)).toMatchObject({ kind: 'taken' });
    });

    spec('are taken by one of two', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      const takers = ['a', 'b', 'c', 'd'].map((token) => polls.take(id, lease(token, 0), anyHost));
      const taken = (await Promise.all(takers)).filter(({ kind }) => kind === 'taken');
      expect(taken).toHaveLength(1);
      expect(await polls.due(at(1), 10)).toEqual([]);
    });

    spec('keep what a poll found out', async ({ feeds, polls }, reopen) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0), anyHost);
      const error = { code: 'http-status', message: 'It answers 503.' };
      const result = aResult({
        health: 'failing',
        failures: 2,
        lastItemAt: at(-50),
        error,
        nextPollReason: { code: 'failing', failures: 2 },
        schedule: { ttlMinutes: 5, skipHours: [1, 2] },
        movedTo: { url: 'https://new.example/rss.xml', since: at(-100) },
        redirect: { to: 'https://newer.example/', since: at(-20), polls: 3 },
        missingSince: at(-30),
      });
      expect(await polls.settle('a', result)).toBe(true);
      const { polledAt, ...kept } = result;
      const state = { ...kept, feed: aFeed(), lastPolledAt: polledAt };
      const { polls: reopened } = await reopen();
      expect(await reopened.get([id])).toEqual([state]);
      expect((await reopened.list({ limit: 10 })).items).toEqual([state]);
      expect(await reopened.take(id, lease('b', 300), anyHost)).toMatchObject({ kind: 'taken', state });
    });

    spec('forget an error, a validator and an item date that the next poll does not state', async (store) => {
      const { feeds, polls } = store;
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0), anyHost);
      await polls.settle(
        'a',
        aResult({
          error: { code: 'x', message: 'y' },
          lastItemAt: at(0),
          schedule: { ttlMinutes: 5 },
          missingSince: at(0),
          movedTo: { url: 'https://new.example/', since: at(0) },
        }),
      );
      await polls.take(id, lease('b', 300), anyHost);
      await polls.settle('b', aResult({ validators: {} }));
      const [state] = await polls.get([id]);
      expect(state).toMatchObject({ validators: {} });
      expect(state).not.toHaveProperty('error');
      for (const gone of ['lastItemAt', 'schedule', 'missingSince', 'movedTo'])
        expect(state).not.toHaveProperty(gone);
    });

    spec('are due again when their time comes, not before', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0), anyHost);
      await polls.settle('a', aResult({ nextPollAt: at(300) }));
      expect(await polls.due(at(299), 10)).toEqual([]);
      expect(await polls.take(id, lease('b', 299), anyHost)).toEqual({ kind: 'not-due' });
      expect(await polls.due(at(300), 10)).toEqual([id]);
      expect(await polls.take(id, lease('c', 300), anyHost)).toMatchObject({ kind: 'taken' });
    });

    spec(
      'are due again when the lease ran out, and the lost token settles nothing',
      async (store, reopen) => {
        await store.feeds.put([aFeed()]);
        await store.polls.take(id, lease('lost', 0, 60), anyHost);
        const { polls } = await reopen();
        expect(await polls.due(at(59), 10)).toEqual([]);
        expect(await polls.due(at(60), 10)).toEqual([id]);
        expect(await polls.take(id, lease('new', 60), anyHost)).toMatchObject({ kind: 'taken' });
        expect(await polls.settle('lost', aResult({ polls: 9 }))).toBe(false);
        expect(await polls.settle('new', aResult({ polls: 1 }))).toBe(true);
        expect(await polls.settle('new', aResult({ polls: 8 }))).toBe(false);
        expect(await polls.get([id])).toMatchObject([{ polls: 1 }]);
      },
    );

    spec('settle late when nobody else took them', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('slow', 0, 60), anyHost);
      expect(await polls.settle('slow', aResult({ polledAt: at(90) }))).toBe(true);
    });

    spec('come oldest first and no more than asked for', async ({ feeds, polls }) => {
      await feeds.put(SEVEN);
      expect(await polls.due(at(100), 3)).toEqual(SEVEN.slice(0, 3).map((feed) => feed.id));
      await polls.take(feedNumber(0).id, lease('a', 100), anyHost);
      await polls.settle('a', aResult({ nextPollAt: at(3.5) }));
      expect(await polls.due(at(100), 10)).toEqual([1, 2, 3, 0, 4, 5, 6].map((at) => feedNumber(at).id));
    });

    spec('go with their feed', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0), anyHost);
      await feeds.remove(id);
      expect(await polls.settle('a', aResult())).toBe(false);
      expect(await polls.take(id, lease('b', 100), anyHost)).toEqual({ kind: 'not-due' });
      expect(await polls.hasten(id, at(100))).toBe(false);
      expect(await polls.due(at(100), 10)).toEqual([]);
      expect(await polls.get([id])).toEqual([]);
      await feeds.put([aFeed()]);
      expect(await polls.get([id])).toMatchObject([{ health: 'new', polls: 0, seen: [] }]);
    });

    spec('survive a change of their feed', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0), anyHost);
      await polls.settle('a', aResult());
      await feeds.put([aFeed({ title: 'renamed' })]);
      expect(await polls.get([id])).toMatchObject([{ feed: { title: 'renamed' }, seen: ['one', 'two'] }]);
    });

    spec('are hastened, of a muted feed too', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0), anyHost);
      await polls.settle('a', aResult({ health: 'muted', nextPollAt: at(1_000_000) }));
      expect(await polls.due(at(100), 10)).toEqual([]);
      expect(await polls.hasten(id, at(100))).toBe(true);
      expect(await polls.due(at(100), 10)).toEqual([id]);
      expect(await polls.get([id])).toMatchObject([
        { health: 'muted', nextPollAt: at(100), nextPollReason: { code: 'asked' } },
      ]);
    });

    spec('are not taken from whoever has them by hastening', async ({ feeds, polls }) => {
      await feeds.put([aFeed()]);
      await polls.take(id, lease('a', 0), anyHost);
      expect(await polls.hasten(id, at(1))).toBe(true);
      expect(await polls.take(id, lease('b', 1), anyHost)).toEqual({ kind: 'not-due' });
      expect(await polls.settle('a', aResult())).toBe(true);
    });

    spec('of feeds never polled are listed as new, in the order of the feeds', async ({ feeds, polls }) => {
      await feeds.put(SEVEN);
      await polls.take(feedNumber(3).id, lease('a', 100), anyHost);
      await polls.settle('a', aResult());
      const states = await readAll((query) => polls.list(query));
      expect(states.map(({ feed }) => feed)).toEqual(SEVEN);
      expect(states.map(({ health }) => health)).toEqual(['new', 'new', 'new', 'ok', 'new', 'new', 'new']);
    });
  });

  hostsConformance(open);
}

function hostsConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('the hosts of polls', () => {
    spec('are asked for by so many at once as the rule lets, of takers that race too', async (store) => {
      const { feeds, polls } = store;
      await feeds.put(SEVEN);
      const takers = SEVEN.map(({ id }, number) => polls.take(id, lease(`t${number}`, 0), atMost(2)));
      const kinds = (await Promise.all(takers)).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(2);
      expect(kinds.filter((kind) => kind === 'host-busy')).toHaveLength(5);
    });

    spec('are free again when a poll is settled, or its lease ran out', async ({ feeds, polls }) => {
      await feeds.put(SEVEN);
      const [first, second, third] = SEVEN.map(({ id }) => id);
      if (first === undefined || second === undefined || third === undefined) return expect.unreachable();
      await polls.take(first, lease('a', 0, 60), atMost(1));
      expect(await polls.take(second, lease('b', 1), atMost(1))).toEqual({ kind: 'host-busy' });
      await polls.settle('a', aResult());
      expect(await polls.take(second, lease('b', 2, 10), atMost(1))).toMatchObject({ kind: 'taken' });
      expect(await polls.take(third, lease('c', 11), atMost(1))).toEqual({ kind: 'host-busy' });
      expect(await polls.take(third, lease('c', 12), atMost(1))).toMatchObject({ kind: 'taken' });
    });

    spec('are judged by name, what is being polled of them and when they were last asked', async (store) => {
      const { feeds, polls } = store;
      const other = aFeed({ url: 'https://other.example:8443/rss.xml' });
      await feeds.put([...SEVEN, other]);
      const seen: HostNow[] = [];
      const rule: HostRule = (host) => {
        seen.push(host);
        return 'ask';
      };
      await polls.take(feedNumber(0).id, lease('a', 0), rule);
      await polls.take(feedNumber(1).id, lease('b', 5), rule);
      await polls.take(other.id, lease('c', 6), rule);
      expect(seen).toEqual([
        { host: 'news.example', polling: 0 },
        { host: 'news.example', polling: 1, lastAskedAt: Date.parse(at(0)) },
        { host: 'other.example:8443', polling: 0 },
      ]);
    });

    spec('are those to which feeds moved', async ({ feeds, polls }) => {
      await feeds.put(SEVEN.slice(0, 1));
      const { id } = feedNumber(0);
      await polls.take(id, lease('a', 0), anyHost);
      await polls.settle('a', aResult({ movedTo: { url: 'https://new.example/rss.xml', since: at(0) } }));
      const hosts: string[] = [];
      const rule: HostRule = ({ host }) => {
        hosts.push(host);
        return 'ask';
      };
      await polls.take(id, lease('b', 300), rule);
      await polls.settle('b', aResult({ nextPollAt: at(600) }));
      await polls.take(id, lease('c', 600), rule);
      expect(hosts).toEqual(['new.example', 'news.example']);
    });

    spec('leave a feed that has to wait due, and its state says so', async ({ feeds, polls }) => {
      await feeds.put(SEVEN.slice(0, 2));
      await polls.take(feedNumber(0).id, lease('a', 0), atMost(1));
      await polls.take(feedNumber(1).id, lease('b', 1), atMost(1));
      expect(await polls.due(at(2), 10)).toEqual([feedNumber(1).id]);
      expect(await polls.get([feedNumber(1).id])).toMatchObject([{ nextPollReason: { code: 'host-turn' } }]);
    });

    spec('do not hold up the feeds of others', async ({ feeds, polls }) => {
      const other = aFeed({ url: 'https://other.example/rss.xml', createdAt: at(50) });
      await feeds.put([...SEVEN, other]);
      for (const { id } of [...SEVEN, other]) {
        await polls.take(id, lease(id, 0), anyHost);
        await polls.settle(id, aResult({ nextPollAt: id === other.id ? at(20) : at(10) }));
      }
      const due = await polls.due(at(30), 10, { perHost: 2 });
      expect(due).toHaveLength(3);
      expect(due.at(-1)).toBe(other.id);
      expect(await polls.due(at(30), 10, { host: 'other.example' })).toEqual([other.id]);
      expect(await polls.due(at(30), 3, { host: 'news.example' })).toHaveLength(3);
    });
  });
}

import {
  type AlertId,
  type FeedId,
  alertId,
  deliveryId,
  eventId,
  receiverId,
  storyId,
  watchId,
} from '@newswatch/domain';
import { aFeed, aWatch, anAlert, anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { AlertRule } from './alerts.ts';
import type { Lease, PollTaking, Polls } from './feeds.ts';
import { type Open, type Test, specOn } from './opened.conformance.ts';
import { at, readAll } from './pages.conformance.ts';
import type { Store } from './store.ts';
import type { DecideStory } from './stories.ts';
import { aPrint } from './stories.conformance.ts';

const FORTY = Array.from({ length: 40 }, (_, number) => number);

/** Half of the work goes to each of two, all of it at once. */
const shared = <T>(stores: readonly [Store, Store], work: (store: Store, number: number) => Promise<T>) =>
  Promise.all(FORTY.map((number) => work(stores[number % 2 === 0 ? 0 : 1], number)));

const lease = (token: string): Lease => ({ now: at(0), until: at(60), token });
const desk = receiverId('desk');
const alertNumber = (number: number): AlertId => alertId(watchId(`watch ${number}`), anArticle().id);

const join: DecideStory = (print, [first]) =>
  first === undefined
    ? { id: storyId(print.articleId), kind: 'first' }
    : { id: first.storyId, kind: 'copy', copyOf: first.articleId };

const once: AlertRule = (_, earlier) => {
  const told = earlier.find(({ verdict }) => verdict.kind === 'raised');
  return told === undefined
    ? { kind: 'raised' }
    : { kind: 'withheld', reason: 'same-story', by: told.alert.id };
};

/** What several processes do at once on the same data. */
export function writersConformance(open: Open<Store>): void {
  const spec = specOn(open);
  const pair = (behaviour: string, test: (...stores: [Store, Store]) => ReturnType<Test<Store>>): void =>
    spec(behaviour, async (store, _, another) => test(store, await another()));

  describe('two processes at once', () => {
    pair('find the copies that the other assigns', async (...stores) => {
      const answers = await shared(stores, ({ stories }, number) =>
        stories.assign(
          [aPrint(`a ${number}`), aPrint(`b ${number % 10}`, { eventId: eventOf(number) })],
          at(-9),
          join,
        ),
      );
      const assigned = answers.flat().flatMap((answer) => (answer.kind === 'assigned' ? [answer.story] : []));
      expect(assigned).toHaveLength(50);
      expect(assigned.filter(({ kind }) => kind === 'first')).toHaveLength(1);
      expect(new Set(assigned.map(({ id }) => id)).size).toBe(1);
    });

    pair('raise one alert per watch and story', async (...stores) => {
      const decisions = await shared(stores, ({ alerts }, number) =>
        alerts.decide(
          [number, number + 1].map((watch) => candidate(watch % 4, number)),
          once,
        ),
      );
      const raised = decisions.flat().filter(({ verdict }) => verdict.kind === 'raised');
      expect(new Set(raised.map(({ alert }) => alert.watch.id)).size).toBe(4);
      expect(raised).toHaveLength(4);
    });

    pair('keep one decision per watch and version', async (...stores) => {
      const decisions = await shared(stores, ({ alerts }) => alerts.decide([candidate(0, 0)], once));
      expect(new Set(decisions.flat().map(({ verdict }) => verdict.kind))).toEqual(new Set(['raised']));
      expect((await stores[1].alerts.list({ limit: 10, raisedOnly: false })).items).toHaveLength(1);
    });

    pair('number changes of watches in the order in which they can be seen', async (...stores) => {
      const seen = new Set<string>();
      let revision = 0;
      const read = async (): Promise<void> => {
        const changes = await stores[1].watches.changesSince(revision);
        revision = changes.revision;
        for (const { id } of changes.changed) seen.add(id);
      };
      const puts = shared(stores, async ({ watches }, number) => {
        await watches.put([aWatch({ name: `watch ${number}` })]);
        await read();
      });
      await puts;
      await read();
      expect(seen.size).toBe(40);
    });

    pair('take each feed and each delivery once', async (...stores) => {
      const feeds = FORTY.slice(0, 5).map((number) => aFeed({ url: `https://news.example/${number}` }));
      await stores[0].feeds.put(feeds);
      const ids = FORTY.slice(0, 5).map((number) => deliveryId(desk, 'whole', String(number)));
      const drafts = ids.map((id) => ({ id, receiverId: desk, alertIds: [] }));
      await stores[0].deliveries.plan(drafts, at(0));
      const had = await shared(stores, async ({ polls, deliveries }, number) => {
        const dueFeeds = await polls.due(at(0), 10);
        const dueDeliveries = await deliveries.due(at(0), 10);
        return [
          ...(await Promise.all(dueFeeds.map(async (id) => taken(polls, id, lease(`poll ${number} ${id}`))))),
          ...(await Promise.all(
            dueDeliveries.map((id) => deliveries.take(id, lease(`send ${number} ${id}`))),
          )),
        ];
      });
      expect(had.flat().filter((one) => one !== undefined)).toHaveLength(10);
    });

    pair('give a delivery all alerts that either of them plans', async (...stores) => {
      const id = deliveryId(desk, 'whole', 'told');
      await shared(stores, ({ deliveries }, number) =>
        deliveries.plan([{ id, receiverId: desk, alertIds: [alertNumber(number)] }], at(0)),
      );
      const [kept] = (await stores[0].deliveries.list({ limit: 10 })).items;
      expect(new Set(kept?.alertIds)).toEqual(new Set(FORTY.map(alertNumber)));
    });

    pair('plan deliveries in any order', async (...stores) => {
      const drafts = FORTY.map((number) => ({
        id: deliveryId(desk, 'whole', String(number)),
        receiverId: desk,
        alertIds: [alertNumber(number)],
      }));
      await shared(stores, ({ deliveries }, number) =>
        deliveries.plan(number % 3 === 0 ? drafts.toReversed() : drafts, at(0)),
      );
      expect(await readAll((query) => stores[1].deliveries.list(query), 200)).toHaveLength(40);
    });

    pair('agree which version of an article is the newest', async (...stores) => {
      const version = (article: number, number: number) => ({
        article: anArticle({
          link: `https://news.example/${article}`,
          text: `Редакция ${number}.`,
          fetchedAt: at(article * 10 + number),
        }),
        enrichment: anEnrichment(),
      });
      await shared(stores, ({ archive }, number) =>
        archive.put([version(Math.floor(number / 2), number % 2)]),
      );
      const listed = await readAll((query) => stores[0].archive.list(query), 200);
      expect(listed).toMatchObject(
        FORTY.slice(0, 20)
          .map((article) => version(article, 1))
          .toReversed(),
      );
    });

    pair('remove a feed that is taken or hastened meanwhile', async (...stores) => {
      const feed = aFeed();
      await shared(stores, async ({ feeds, polls }, number) => {
        if (number % 4 === 0) await feeds.put([feed]);
        else if (number % 4 === 1) await feeds.remove(feed.id);
        else if (number % 4 === 2) await polls.take(feed.id, lease(`poll ${number}`), () => 'ask');
        else await polls.hasten(feed.id, at(0));
      });
      await stores[1].feeds.remove(feed.id);
      expect(await stores[0].polls.get([feed.id])).toEqual([]);
      expect(await stores[0].polls.due(at(99), 10)).toEqual([]);
    });

    pair('forget the same articles', async (...stores) => {
      await stores[0].archive.put(
        FORTY.map((number) => ({
          article: anArticle({ link: `https://news.example/${number}`, fetchedAt: at(-number - 1) }),
          enrichment: anEnrichment(),
        })),
      );
      await Promise.all(stores.map(({ archive }) => archive.prune(at(0))));
      expect((await stores[0].archive.list({ limit: 10 })).items).toEqual([]);
    });
  });
}

const eventOf = (number: number) => eventId('test', 'article.normalized', `event ${number}`);

function candidate(watch: number, article: number) {
  const enrichment = anEnrichment({ story: { id: storyId(anArticle().id), kind: 'first' } });
  const link = `https://news.example/${article}`;
  const alert = anAlert({
    watch: aWatch({ name: `watch ${watch}` }),
    article: anArticle({ link, fetchedAt: at(0) }),
    enrichment,
  });
  return { alert, backlog: false, windowHours: 72 };
}

/** Undefined where somebody else has it. */
async function taken(polls: Polls, id: FeedId, lease: Lease): Promise<PollTaking | undefined> {
  const taking = await polls.take(id, lease, () => 'ask');
  return taking.kind === 'taken' ? taking : undefined;
}

import { type Decision, type StoryId, storyId } from '@newswatch/domain';
import { aWatch, anAlert, anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { AlertCandidate, AlertRule } from './alerts.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { at, expectToRefuseBadPages, readAll } from './pages.conformance.ts';
import type { Store } from './store.ts';

interface Given {
  readonly link?: string;
  readonly text?: string;
  readonly watch?: string;
  readonly story?: string;
  readonly fetchedAt?: string;
}

function candidate(given: Given = {}): AlertCandidate {
  const { link = 'https://news.example/1', text = 'Текст.', watch = 'Средний коридор' } = given;
  const article = anArticle({ link, text, fetchedAt: given.fetchedAt ?? at(0) });
  const story: StoryId = given.story === undefined ? storyId(article.id) : (given.story as StoryId);
  const enrichment = anEnrichment({ story: { id: story, kind: 'first' } });
  const alert = anAlert({ watch: aWatch({ name: watch }), article, enrichment });
  return { alert, backlog: false, windowHours: 72 };
}

/** Tells once. */
const once: AlertRule = (_, earlier) => {
  const told = earlier.find(({ verdict }) => verdict.kind === 'raised');
  return told === undefined
    ? { kind: 'raised' }
    : { kind: 'withheld', reason: 'same-story', by: told.alert.id };
};
const withhold: AlertRule = () => ({ kind: 'withheld', reason: 'backlog' });

function recording(): { readonly rule: AlertRule; readonly asked: (readonly Decision[])[] } {
  const asked: (readonly Decision[])[] = [];
  return {
    asked,
    rule: (given, earlier) => {
      asked.push(earlier);
      return once(given, earlier);
    },
  };
}

export function alertsConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('alerts', () => {
    spec('are decided in order, each seeing those raised before it', async ({ alerts }) => {
      const one = candidate({ story: 'sto_1' });
      const copy = candidate({ link: 'https://other.example/1', story: 'sto_1' });
      expect(await alerts.decide([one, copy], once)).toEqual([
        { alert: one.alert, verdict: { kind: 'raised' } },
        { alert: copy.alert, verdict: { kind: 'withheld', reason: 'same-story', by: one.alert.id } },
      ]);
      expect(await alerts.decide([], once)).toEqual([]);
    });

    spec(
      'judge anew what was withheld as backlog, when it comes as news, and keep that',
      async (store, reopen) => {
        const news = candidate();
        const old = { ...news, backlog: true };
        await store.alerts.decide([old], withhold);
        expect(await store.alerts.decide([old], once)).toMatchObject([{ verdict: { reason: 'backlog' } }]);
        const asked = recording();
        const told = [{ alert: news.alert, verdict: { kind: 'raised' } }];
        expect(await store.alerts.decide([news, old], asked.rule)).toEqual([...told, ...told]);
        expect(asked.asked).toMatchObject([[{ verdict: { reason: 'backlog' } }]]);
        const { alerts } = await reopen();
        expect(await alerts.decided([news.alert.article.version])).toEqual(told);
        expect((await alerts.list({ limit: 10, raisedOnly: false })).items).toEqual(told);
        expect(await alerts.decide([news], withhold)).toEqual(told);
      },
    );

    spec(
      'get the kept decision the second time, whatever the rule and the watch say then',
      async (store, reopen) => {
        const first = await store.alerts.decide([candidate()], once);
        const { alerts } = await reopen();
        const edited = { ...candidate(), alert: { ...candidate().alert, receivers: [] } };
        expect(await alerts.decide([edited, edited], withhold)).toEqual([...first, ...first]);
        expect(await alerts.decided([edited.alert.article.version])).toEqual(first);
      },
    );

    spec('judge by what the same watch told of the story and decided on the article', async ({ alerts }) => {
      const { rule, asked } = recording();
      const told = candidate({ story: 'sto_1' });
      const sameStory = candidate({ link: 'https://b.example/', story: 'sto_1' });
      const sameArticle = candidate({ text: 'Новая редакция.', story: 'sto_2' });
      const sameStoryAgain = candidate({ link: 'https://d.example/', story: 'sto_1' });
      const otherWatch = candidate({ watch: 'порт Актау', story: 'sto_1' });
      const otherStory = candidate({ link: 'https://c.example/', story: 'sto_3' });
      const [first, second] = await alerts.decide(
        [told, sameStory, sameArticle, sameStoryAgain, otherWatch, otherStory],
        rule,
      );
      expect(first?.verdict.kind).toBe('raised');
      expect(second?.verdict.kind).toBe('withheld');
      expect(asked).toEqual([[], [first], [first], [first], [], []]);
    });

    spec('show the rule what was withheld, and why', async ({ alerts }) => {
      const { rule, asked } = recording();
      const withheld = await alerts.decide([candidate({ story: 'sto_1' })], withhold);
      const [decision] = await alerts.decide([candidate({ text: 'Другое.', story: 'sto_1' })], rule);
      expect(asked).toEqual([withheld]);
      expect(decision?.verdict).toEqual({ kind: 'raised' });
    });

    spec('are raised once by many who decide at the same time', async ({ alerts }) => {
      const copies = Array.from({ length: 50 }, (_, number) =>
        candidate({ link: `https://news.example/${number}`, story: 'sto_1' }),
      );
      const decisions = await Promise.all(copies.map((one) => alerts.decide([one], once)));
      expect(decisions.flat().filter(({ verdict }) => verdict.kind === 'raised')).toHaveLength(1);
    });

    spec('keep nothing of a batch whose rule throws', async ({ alerts }) => {
      const throwing: AlertRule = (given) => {
        if (given.alert.watch.name === 'breaks') throw new RangeError('the rule broke');
        return { kind: 'raised' };
      };
      const broken = alerts.decide([candidate(), candidate({ watch: 'breaks' })], throwing);
      await expect(broken).rejects.toThrow('the rule broke');
      expect(await alerts.decided([candidate().alert.article.version])).toEqual([]);
    });

    spec('are told again for versions already decided, in the order of deciding', async ({ alerts }) => {
      const three = [
        candidate({ link: 'https://z.example/' }),
        candidate({ link: 'https://a.example/' }),
        candidate({ link: 'https://z.example/', watch: 'порт Актау' }),
      ];
      const decisions = await alerts.decide(three, once);
      const versions = three.map(({ alert }) => alert.article.version);
      expect(await alerts.decided(versions.toReversed())).toEqual(decisions);
      expect(await alerts.decided([])).toEqual([]);
    });

    spec('are found by id, raised ones first', async ({ alerts }) => {
      const old = candidate({ text: 'Первая редакция.' });
      const { alert } = candidate({ text: 'Вторая редакция.' });
      const other = candidate({ link: 'https://b.example/' });
      await alerts.decide([old, other], withhold);
      expect(await alerts.get([alert.id])).toEqual([old.alert]);
      await alerts.decide([{ ...old, alert }], once);
      expect(await alerts.get([other.alert.id, alert.id])).toEqual([other.alert, alert]);
      expect(await alerts.get([])).toEqual([]);
    });

    spec('are listed newest first, all or the raised, of all watches or one', async ({ alerts }) => {
      const nine = Array.from({ length: 9 }, (_, number) =>
        candidate({ link: `https://news.example/${number}`, watch: `watch ${number % 2}` }),
      );
      for (const [number, one] of nine.entries())
        await alerts.decide([one], number % 3 === 0 ? withhold : once);
      const listed = async (raisedOnly: boolean, watch?: number): Promise<readonly number[]> => {
        const filter = watch === undefined ? {} : { watchId: aWatch({ name: `watch ${watch}` }).id };
        const found = await readAll((query) => alerts.list({ ...query, ...filter, raisedOnly }), 2);
        return found.map(({ alert }) => nine.findIndex((one) => one.alert.id === alert.id));
      };
      expect(await listed(false)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
      expect(await listed(true)).toEqual([8, 7, 5, 4, 2, 1]);
      expect(await listed(false, 1)).toEqual([7, 5, 3, 1]);
      expect(await listed(true, 0)).toEqual([8, 4, 2]);
      await expectToRefuseBadPages((query) => alerts.list({ ...query, raisedOnly: false }));
      const cursor = Buffer.from('["alerts","no number",""]').toString('base64url');
      const bad = alerts.list({ limit: 10, cursor, raisedOnly: false });
      await expect(bad).rejects.toMatchObject({ code: 'request-invalid' });
    });

    spec('are forgotten by when their article was first fetched', async ({ alerts }) => {
      const old = Array.from({ length: 450 }, (_, number) =>
        candidate({ link: `https://news.example/${number}`, fetchedAt: at(-1) }),
      );
      await alerts.decide([...old, candidate({ link: 'https://new.example/' })], once);
      expect(await alerts.prune(at(0))).toBe(450);
      expect(await alerts.prune(at(0))).toBe(0);
      expect((await alerts.list({ limit: 10, raisedOnly: false })).items).toHaveLength(1);
    });
  });
}

import { type EventId, articleId, eventId, feedId, storyId, versionId } from '@newswatch/domain';
import { describe, expect } from 'vitest';
import { type Open, specOn } from './opened.conformance.ts';
import { at } from './pages.conformance.ts';
import type { Store } from './store.ts';
import type { DecideStory, KeptPrint, StoryPrint } from './stories.ts';

const SINCE = at(-86_400);
const event = (name: string): EventId => eventId('test', 'article.normalized', name);

/** The print of an article of this name. */
export function aPrint(name: string, given: Partial<StoryPrint> = {}): StoryPrint {
  const id = given.articleId ?? articleId(name);
  return {
    articleId: id,
    version: versionId(id, { title: name, text: '' }),
    eventId: event(name),
    feedId: feedId('https://news.example/rss.xml'),
    backlog: false,
    fetchedAt: at(0),
    signature: [1, 2, 4_294_967_295],
    bands: [`0.${name}`, '1.shared'],
    ...given,
  };
}

/** Who brought it is not kept for those that come later. */
function keptPrint(name: string): Omit<KeptPrint, 'storyId'> {
  const { feedId: _feed, backlog: _backlog, ...print } = aPrint(name);
  return print;
}

/** Joins the story of the first candidate, else opens one. */
const join: DecideStory = (print, candidates) => {
  const [first] = candidates;
  return first === undefined
    ? { id: storyId(print.articleId), kind: 'first' }
    : { id: first.storyId, kind: 'copy', copyOf: first.articleId };
};

function recording(): { readonly decide: DecideStory; readonly asked: (readonly KeptPrint[])[] } {
  const asked: (readonly KeptPrint[])[] = [];
  return {
    asked,
    decide: (print, candidates) => {
      asked.push(candidates);
      return join(print, candidates);
    },
  };
}

export function storiesConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('stories', () => {
    spec('answer each print in order, and show a print to those after it', async ({ stories }) => {
      const answers = await stories.assign([aPrint('a'), aPrint('b')], SINCE, join);
      expect(answers).toEqual([
        { kind: 'assigned', story: { id: storyId(articleId('a')), kind: 'first' } },
        {
          kind: 'assigned',
          story: { id: storyId(articleId('a')), kind: 'copy', copyOf: articleId('a') },
        },
      ]);
      expect(await stories.assign([], SINCE, join)).toEqual([]);
    });

    spec('give the event that brought a version the same answer for good', async ({ stories }, reopen) => {
      const first = await stories.assign([aPrint('a'), aPrint('b')], SINCE, join);
      const kept = (await reopen()).stories;
      const { decide, asked } = recording();
      expect(await kept.assign([aPrint('b'), aPrint('a')], SINCE, decide)).toEqual(first.toReversed());
      expect(asked).toEqual([]);
    });

    spec(
      'hand what one feed brought as backlog over to another feed that brings it as news',
      async (store, reopen) => {
        const other = feedId('https://other.example/rss.xml');
        const old = aPrint('a', { backlog: true });
        const same = aPrint('a', { eventId: event('listed again') });
        const news = aPrint('a', { eventId: event('news'), feedId: other });
        const [answer] = await store.stories.assign([old], SINCE, join);
        expect(await store.stories.assign([same], SINCE, join)).toEqual([{ kind: 'known' }]);
        expect(await store.stories.assign([{ ...news, backlog: true }], SINCE, join)).toEqual([
          { kind: 'known' },
        ]);
        expect(await store.stories.assign([news], SINCE, join)).toEqual([answer]);
        const { stories } = await reopen();
        expect(await stories.assign([news, old], SINCE, join)).toEqual([answer, { kind: 'known' }]);
        const third = { ...news, eventId: event('third'), feedId: feedId('https://third.example/') };
        expect(await stories.assign([third], SINCE, join)).toEqual([{ kind: 'known' }]);
      },
    );

    spec('hand it over within one batch too', async ({ stories }) => {
      const news = aPrint('a', { eventId: event('news'), feedId: feedId('https://other.example/') });
      const answers = await stories.assign([aPrint('a', { backlog: true }), news, news], SINCE, join);
      expect(answers.map(({ kind }) => kind)).toEqual(['assigned', 'assigned', 'assigned']);
    });

    spec('answer `known` to another event that brings a known version', async ({ stories }) => {
      const again = aPrint('a', { eventId: event('another') });
      const answers = await stories.assign([aPrint('a'), again], SINCE, join);
      expect(answers.map(({ kind }) => kind)).toEqual(['assigned', 'known']);
      expect(await stories.assign([again], SINCE, join)).toEqual([{ kind: 'known' }]);
    });

    spec('show the whole of each candidate, in order of arrival and once', async ({ stories }) => {
      const { decide, asked } = recording();
      const late = aPrint('late', { bands: ['0.x', '1.shared', '2.z'] });
      await stories.assign([aPrint('z'), aPrint('a'), late], SINCE, decide);
      const story = storyId(articleId('z'));
      expect(asked.at(-1)).toEqual([
        { ...keptPrint('z'), storyId: story },
        { ...keptPrint('a'), storyId: story },
      ]);
    });

    spec('compare with prints that share a band or tell the same article only', async ({ stories }) => {
      const { decide, asked } = recording();
      const rewritten = { ...aPrint('rewritten'), articleId: articleId('a'), bands: [] };
      await stories.assign(
        [aPrint('a', { bands: ['0.a'] }), aPrint('b', { bands: ['0.b'] }), rewritten],
        SINCE,
        decide,
      );
      expect(asked.map((candidates) => candidates.map(({ articleId: id }) => id))).toEqual([
        [],
        [],
        [articleId('a')],
      ]);
    });

    spec('leave out candidates first fetched too long ago', async ({ stories }) => {
      const { decide, asked } = recording();
      await stories.assign([aPrint('old', { fetchedAt: at(-10) }), aPrint('edge')], SINCE, join);
      await stories.assign([aPrint('new')], at(0), decide);
      expect(asked[0]?.map(({ articleId: id }) => id)).toEqual([articleId('edge')]);
    });

    spec('show a few of many that are alike, the first of them among these', async ({ stories }) => {
      const letters = Array.from({ length: 60 }, (_, number) => aPrint(`letter ${number}`));
      await stories.assign(letters, SINCE, join);
      const { decide, asked } = recording();
      await stories.assign([aPrint('one more')], SINCE, decide);
      expect(asked[0]?.length).toBeLessThan(20);
      expect(asked[0]?.[0]?.articleId).toBe(articleId('letter 0'));
    });

    spec('find copies among those who assign at the same time', async ({ stories }) => {
      const names = Array.from({ length: 50 }, (_, number) => `article ${number}`);
      const answers = await Promise.all(names.map((name) => stories.assign([aPrint(name)], SINCE, join)));
      const told = answers.flat().flatMap((answer) => (answer.kind === 'assigned' ? [answer.story] : []));
      expect(told.filter(({ kind }) => kind === 'first')).toHaveLength(1);
      expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    });

    spec('give one of two events the version that both bring at once', async ({ stories }) => {
      const both = ['one', 'other'].map((name) =>
        stories.assign([aPrint('a', { eventId: event(name) })], SINCE, join),
      );
      const kinds = (await Promise.all(both)).flat().map(({ kind }) => kind);
      expect(kinds.toSorted()).toEqual(['assigned', 'known']);
    });

    spec('keep nothing of a batch whose rule throws', async ({ stories }) => {
      let calls = 0;
      const throwing: DecideStory = (print, candidates) => {
        calls += 1;
        if (calls === 2) throw new RangeError('the rule broke');
        return join(print, candidates);
      };
      const broken = stories.assign([aPrint('a'), aPrint('b')], SINCE, throwing);
      await expect(broken).rejects.toThrow('the rule broke');
      const again = await stories.assign([aPrint('a', { eventId: event('x') })], SINCE, join);
      expect(again[0]?.kind).toBe('assigned');
    });

    spec('take a print with more bands than one statement holds', async ({ stories }) => {
      const bands = Array.from({ length: 300 }, (_, band) => `${band}.x`);
      const { decide, asked } = recording();
      await stories.assign([aPrint('a', { bands }), aPrint('b', { bands: bands.slice(299) })], SINCE, decide);
      expect(asked[1]).toHaveLength(1);
    });

    spec('forget what was first fetched before, bands and all', async ({ stories }) => {
      const old = Array.from({ length: 450 }, (_, number) => aPrint(`old ${number}`, { fetchedAt: at(-10) }));
      await stories.assign([...old, aPrint('new', { bands: ['2.kept'] })], SINCE, join);
      expect(await stories.prune(at(0))).toBe(450);
      expect(await stories.prune(at(0))).toBe(0);
      const { decide, asked } = recording();
      await stories.assign([aPrint('next', { bands: ['1.shared', '2.kept'] })], SINCE, decide);
      expect(asked[0]?.map(({ articleId: id }) => id)).toEqual([articleId('new')]);
    });
  });
}

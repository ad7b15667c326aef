import type { Article, Decision, EventOf } from '@newswatch/domain';
import { feedId, storyId } from '@newswatch/domain';
import type { AlertCandidate, Alerts } from '@newswatch/ports';
import { aWatch, anArticle, anEnrichment, anEvent, fakeClock } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { alertStage } from './alert.ts';
import type { Hit, WatchList } from './watch-list.ts';

const context = { signal: new AbortController().signal, heartbeat: () => Promise.resolve() };

/** Decides like the port: in order, one transaction, what is decided stays. */
function memoryAlerts(): Pick<Alerts, 'decided' | 'decide'> & { readonly kept: Decision[] } {
  const kept: Decision[] = [];
  const sameDecision = (one: Decision, { alert }: AlertCandidate): boolean =>
    one.alert.watch.id === alert.watch.id && one.alert.article.version === alert.article.version;
  return {
    kept,
    decided: (versions) =>
      Promise.resolve(kept.filter(({ alert }) => versions.includes(alert.article.version))),
    decide: (candidates, rule) =>
      Promise.resolve(
        candidates.map((candidate) => {
          const at = kept.findIndex((one) => sameDecision(one, candidate));
          const before = kept[at];
          const wasBacklog = before?.verdict.kind === 'withheld' && before.verdict.reason === 'backlog';
          if (before !== undefined && (!wasBacklog || candidate.backlog)) return before;
          const near = kept.filter(
            ({ alert: { watch, story, article } }) =>
              watch.id === candidate.alert.watch.id &&
              (story.id === candidate.alert.story.id || article.id === candidate.alert.article.id),
          );
          const decision = { alert: candidate.alert, verdict: rule(candidate, near) };
          if (at !== -1) kept.splice(at, 1);
          kept.push(decision);
          return decision;
        }),
      ),
  };
}

/** Every watch whose name the text holds, like a watch list of literal names. */
function literalWatches(...names: string[]): WatchList & { names: string[] } {
  const list = {
    names,
    refresh: () => Promise.resolve(),
    match: ({ text }: Article): readonly Hit[] =>
      list.names.flatMap((name) => {
        const start = text.indexOf(name);
        const match = { in: 'text' as const, start, end: start + name.length, form: name, term: name };
        return start === -1
          ? []
          : [{ watch: aWatch({ name }), matches: [match], weak: false, truncated: false }];
      }),
  };
  return list;
}

function enriched(
  text: string,
  given: Partial<Article> & { readonly story?: string } = {},
): EventOf<'article.enriched'> {
  const { story = text, ...rest } = given;
  const article = anArticle({ link: `https://news.example/${encodeURIComponent(text)}`, text, ...rest });
  const id = storyId(anArticle({ link: story }).id);
  const enrichment = anEnrichment({ story: { id, kind: 'first' } });
  return anEvent('article.enriched', article.version, { article, enrichment });
}

function stageOf(watchList: WatchList, alerts = memoryAlerts()) {
  const stage = alertStage({ watchList, alerts, clock: fakeClock().now });
  return { alerts, handle: (...events: EventOf<'article.enriched'>[]) => stage.handle(events, context) };
}

describe('the alert stage', () => {
  it('says in an alert when the article has more matches than it tells, and only then', async () => {
    const list = literalWatches('порт');
    const truncating = {
      ...list,
      match: (...given: Parameters<WatchList['match']>) =>
        list.match(...given).map((hit) => ({ ...hit, truncated: true })),
    };
    const told = await stageOf(truncating).handle(enriched('порт'));
    expect(told.events[0]?.data).toMatchObject({ alert: { truncated: true } });
    const whole = await stageOf(list).handle(enriched('порт'));
    expect(whole.events[0]?.data).not.toHaveProperty('alert.truncated');
  });

  it('raises an alert that carries all that a receiver may print', async () => {
    const { handle } = stageOf(literalWatches('порт'));
    const event = enriched('Раньше. Растёт порт Актау. Позже.');
    const { events, filtered } = await handle(event);
    expect(filtered).toEqual({});
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'alert.raised',
      key: event.data.enrichment.story.id,
      data: {
        alert: {
          watch: { name: 'порт' },
          article: { excerpt: { text: 'Растёт порт Актау.', marks: [{ start: 7, end: 11 }] } },
          matches: [{ in: 'text', start: 15, end: 19, form: 'порт' }],
          receivers: aWatch().receivers,
        },
      },
    });
  });

  it('says why an article led to nothing', async () => {
    const { handle } = stageOf(literalWatches('порт'));
    await handle(enriched('порт', { story: 'told' }));
    const { events, filtered } = await handle(
      enriched('ничего'),
      enriched('порт из запаса', { backlog: true }),
      enriched('порт перепечатан', { story: 'told' }),
      enriched('ничего другого'),
    );
    expect(events).toEqual([]);
    expect(filtered).toEqual({ 'no-match': 2, backlog: 1, 'same-story': 1 });
  });

  it('raises one alert per watch, in the order of the articles', async () => {
    const { handle } = stageOf(literalWatches('порт', 'рейс'));
    const { events } = await handle(enriched('порт и рейс'), enriched('новый порт'));
    const told = events.map((event) => event.type === 'alert.raised' && event.data.alert.watch.name);
    expect(told).toEqual(['порт', 'рейс', 'порт']);
  });

  it('emits the same events again when the batch is delivered again', async () => {
    const { handle, alerts } = stageOf(literalWatches('порт', 'рейс'));
    const batch = [
      enriched('порт и рейс'),
      enriched('порт', { story: 'b' }),
      enriched('порт!', { story: 'b' }),
    ];
    const first = await handle(...batch);
    const again = await handle(...batch);
    expect(again).toEqual(first);
    expect(alerts.kept).toHaveLength(4);
  });

  it('emits what was decided even when the watch is gone, changed or joined by others since', async () => {
    const watchList = literalWatches('порт');
    const { handle, alerts } = stageOf(watchList);
    const event = enriched('порт и рейс');
    const first = await handle(event);
    watchList.names = ['рейс'];
    expect(await handle(event)).toEqual(first);
    expect(alerts.kept).toHaveLength(1);
  });

  it('tells a corrected article no second time', async () => {
    const { handle } = stageOf(literalWatches('порт'));
    const link = 'https://news.example/same';
    await handle(enriched('порт', { link, story: 's' }));
    const { events, filtered } = await handle(enriched('порт, поправлено', { link, story: 's' }));
    expect([events, filtered]).toEqual([[], { 'told-before': 1 }]);
  });

  it('tells once what is old in one feed and new in another', async () => {
    const { handle, alerts } = stageOf(literalWatches('порт'));
    const other = { id: feedId('https://other.example/') };
    const old = enriched('порт', { backlog: true, feed: other });
    const news = enriched('порт');
    expect((await handle(old)).filtered).toEqual({ backlog: 1 });
    const told = await handle(news);
    expect(told.events).toHaveLength(1);
    expect((await handle(news)).events).toEqual(told.events);
    expect(alerts.kept).toHaveLength(1);
    const both = stageOf(literalWatches('порт'));
    expect((await both.handle(old, news)).events).toHaveLength(1);
  });

  it('keeps withheld what the same feed lists again', async () => {
    const { handle } = stageOf(literalWatches('порт'));
    await handle(enriched('порт', { backlog: true }));
    expect((await handle(enriched('порт'))).filtered).toEqual({ backlog: 1 });
  });

  it('takes an event that stands twice in a batch once', async () => {
    const { handle } = stageOf(literalWatches('порт'));
    const event = enriched('порт');
    expect((await handle(event, event)).events).toHaveLength(1);
  });

  it('asks for changed watches before every batch', async () => {
    let refreshed = 0;
    const watchList = { ...literalWatches(), refresh: () => Promise.resolve(void (refreshed += 1)) };
    const { handle } = stageOf(watchList);
    await handle(enriched('a'));
    await handle(enriched('b'));
    expect(refreshed).toBe(2);
  });

  it('lets an outage of the store through, so that the batch comes again', async () => {
    const outage = () => Promise.reject(new Error('away'));
    const stage = stageOf(literalWatches('порт'), { ...memoryAlerts(), decide: outage });
    await expect(stage.handle(enriched('порт'))).rejects.toThrow('away');
  });
});

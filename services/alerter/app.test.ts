import { type Article, DAY, type EventOf, type Watch, instant, storyId } from '@newswatch/domain';
import { runStage, silentObserver } from '@newswatch/pipeline';
import { aWatch, anArticle, anEnrichment, anEvent } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startAlerter } from './app.ts';

/** The alerter on the real embedded ports. */
async function anAlerter(...watches: readonly Watch[]) {
  const { close, store, ...ports } = await openEmbeddedPorts();
  await store.watches.put(watches);
  const options = { ...ports, ...store, clock: Date.now, random: Math.random, observer: silentObserver };
  let alerter = await startAlerter(options);
  onTestFinished(async () => {
    await alerter.close();
    await close();
  });
  const raised: EventOf<'alert.raised'>[] = [];
  await runStage({
    ...options,
    stage: {
      name: 'archive',
      takes: ['alert.raised'],
      handle: (events) => Promise.resolve(void raised.push(...events)).then(() => ({ events: [] })),
    },
  });
  return {
    store,
    raised,
    publish: (...articles: Article[]) => ports.bus.publish(articles.map(enriched)),
    quiet: () => vi.waitFor(async () => expect(await ports.bus.lag('newswatch-alert')).toBe(0), 10_000),
    restart: async () => {
      await alerter.close();
      alerter = await startAlerter(options);
    },
  };
}

function enriched(article: Article): EventOf<'article.enriched'> {
  const enrichment = anEnrichment({ story: { id: storyId(article.id), kind: 'first' } });
  return anEvent('article.enriched', article.version, { article, enrichment });
}

const corridor = aWatch({ name: 'Коридор', query: 'Средний коридор' });

describe('the alerter', () => {
  it('raises one alert for an inflected form, however often its article comes and whatever restarts', async () => {
    const { publish, raised, restart, quiet, store } = await anAlerter(corridor);
    const article = anArticle({ fetchedAt: instant(Date.now()) });
    await publish(article);
    await vi.waitFor(() => expect(raised).toHaveLength(1), 10_000);
    expect(raised[0]?.data.alert).toMatchObject({
      watch: { name: 'Коридор' },
      article: { excerpt: { text: 'Эксперты обсудили развитие Среднего коридора.' } },
      matches: expect.arrayContaining([expect.objectContaining({ form: 'Среднего коридора' })]),
    });
    await restart();
    await publish(article);
    await quiet();
    await vi.waitFor(() => expect(raised).toHaveLength(2), 10_000);
    expect(new Set(raised.map(({ id }) => id)).size).toBe(1);
    expect((await store.alerts.list({ limit: 10, raisedOnly: true })).items).toHaveLength(1);
  });

  it('knows a watch that is added while it runs, and bears one that does not parse', async () => {
    const { publish, raised, store } = await anAlerter(aWatch({ name: 'broken', query: '(' }));
    await store.watches.put([corridor]);
    await publish(anArticle({ fetchedAt: instant(Date.now()) }));
    await vi.waitFor(() => expect(raised).toHaveLength(1), 10_000);
  });

  it('raises an alert for a watch that consists of filters, with the beginning of the text', async () => {
    const { publish, raised } = await anAlerter(aWatch({ name: 'source', query: 'source:news.example' }));
    await publish(anArticle({ title: 'Заголовок', fetchedAt: instant(Date.now()) }));
    await vi.waitFor(() => expect(raised).toHaveLength(1), 10_000);
    expect(raised[0]?.data.alert.article.excerpt.text).not.toBe('');
  });

  it('keeps why nothing was told of the first poll of a feed', async () => {
    const { publish, quiet, raised, store } = await anAlerter(corridor);
    await publish(anArticle({ backlog: true, fetchedAt: instant(Date.now()) }));
    await quiet();
    const [decision] = (await store.alerts.list({ limit: 10, raisedOnly: false })).items;
    expect(decision?.verdict).toMatchObject({ kind: 'withheld', reason: 'backlog' });
    expect(raised).toEqual([]);
  });

  it('forgets decisions after ninety days', async () => {
    const { publish, quiet, restart, store } = await anAlerter(corridor);
    await publish(anArticle({ fetchedAt: instant(Date.now() - 91 * DAY) }));
    await quiet();
    await restart();
    const decisions = async () => (await store.alerts.list({ limit: 10, raisedOnly: false })).items;
    await vi.waitFor(async () => expect(await decisions()).toEqual([]), 10_000);
  });
});

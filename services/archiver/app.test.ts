import { DAY, instant } from '@newswatch/domain';
import { silentObserver } from '@newswatch/pipeline';
import { anArticle, anEnrichment, anEvent } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { expect, describe, it, onTestFinished, vi } from 'vitest';
import { startArchiver } from './app.ts';

/** The archiver on the real embedded ports. */
async function anArchiver() {
  const { close, store, ...ports } = await openEmbeddedPorts();
  const start = () => startArchiver({ ...ports, ...store, clock: Date.now, observer: silentObserver });
  let archiver = await start();
  onTestFinished(async () => {
    await archiver.close();
    await close();
  });
  return {
    ...ports,
    store,
    articles: async () => (await store.archive.list({ limit: 10 })).items,
    letters: async () => (await store.deadLetters.list({ limit: 10 })).items,
    restart: async () => {
      await archiver.close();
      archiver = await start();
    },
  };
}

const enrichedAt = (link: string, fetchedAt: string) => {
  const article = anArticle({ link, fetchedAt });
  return anEvent('article.enriched', article.version, { article, enrichment: anEnrichment() });
};

describe('the archiver', () => {
  it('keeps an article once, however often its event comes', async () => {
    const { bus, articles } = await anArchiver();
    const event = enrichedAt('https://a.example/1', instant(Date.now()));
    await bus.publish([event, event]);
    await bus.publish([event, enrichedAt('https://a.example/2', instant(Date.now()))]);
    await vi.waitFor(async () => expect(await articles()).toHaveLength(2), 10_000);
    expect((await articles()).map(({ article }) => article.link)).toContain('https://a.example/1');
  });

  it('keeps dead letters with their bytes and their cause', async () => {
    const { bus, letters } = await anArchiver();
    const message = {
      stream: 'news.items',
      key: 'k',
      lane: 'news.items',
      position: 7,
      headers: { ce_type: 'x' },
      value: Uint8Array.from([1, 2, 255]),
    };
    const cause = {
      stage: 'normalize',
      code: 'event-not-json',
      message: 'bad',
      failedAt: instant(Date.now()),
    };
    await bus.deadLetter(message, cause);
    await vi.waitFor(async () => expect(await letters()).toHaveLength(1), 10_000);
    expect((await letters())[0]).toMatchObject({ stage: 'normalize', position: 7, value: 'AQL/' });
  });

  it('forgets articles after a year', async () => {
    const { bus, articles, restart } = await anArchiver();
    const old = enrichedAt('https://a.example/old', instant(Date.now() - 366 * DAY));
    await bus.publish([old, enrichedAt('https://a.example/new', instant(Date.now() - 364 * DAY))]);
    await vi.waitFor(async () => expect(await articles()).toHaveLength(2), 10_000);
    await restart();
    await vi.waitFor(async () => expect(await articles()).toHaveLength(1), 10_000);
    expect((await articles())[0]?.article.link).toBe('https://a.example/new');
  });
});

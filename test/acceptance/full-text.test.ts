import { type Collector, type Newsroom, startCollector, startNewsroom } from '@newswatch/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corridorArticle, corridorTeaser } from '../fixtures/articles.ts';
import { type World, eventually, onProfiles } from '../support/world.ts';

interface Listed<T> {
  readonly items: readonly T[];
}
interface FeedRow {
  readonly id: string;
  readonly url: string;
  readonly polls: number;
  readonly lastPage?: { readonly status: string; readonly error?: { readonly code: string } };
}
interface Told {
  readonly data: {
    readonly watch: { readonly name: string };
    readonly article: { readonly version: string };
  };
}
interface ArticleRow {
  readonly article: { readonly text: string; readonly title: string };
  readonly enrichment: { readonly story: { readonly kind: string } };
}

const feed = { name: 'trend', title: 'Лента', format: 'rss', charset: 'utf-8', language: 'ru' } as const;

/** `Среднего коридора` stands on the page only; `сотрудничество` also in the teaser. */
const IN_PAGE = 'Средний коридор';
const IN_BOTH = 'сотрудничество на транспорте';

onProfiles('an article whose feed gives a teaser', ({ start }) => {
  let world: World;
  let newsroom: Newsroom;
  let webhook: Collector;

  async function open(robots?: string): Promise<void> {
    newsroom = await startNewsroom({ feeds: [feed], ...(robots === undefined ? {} : { robots }) });
    webhook = await startCollector();
    world = await start();
    await world.post('/receivers', { name: 'desk', kind: 'webhook', url: webhook.url });
    for (const name of [IN_PAGE, IN_BOTH])
      await world.post('/watches', { name, query: name, receivers: ['desk'] });
    await world.post('/feeds', { url: newsroom.feedUrl('trend'), intervalSeconds: 1 });
    await eventually(row, ({ polls }) => polls > 0);
  }
  const row = async (): Promise<FeedRow> => {
    const { items } = await world.get<Listed<FeedRow>>('/feeds');
    return world.get<FeedRow>(`/feeds/${items[0]?.id}`);
  };
  const told = (): readonly string[] =>
    webhook.requests.map(({ body }) => (JSON.parse(String(body)) as Told).data.watch.name).toSorted();
  const articles = async (): Promise<readonly ArticleRow[]> =>
    (await world.get<Listed<ArticleRow>>('/articles')).items;
  const polledAgain = async (): Promise<void> => {
    const asked = newsroom.requests.length;
    await eventually(
      () => newsroom.requests.slice(asked).filter(({ path }) => path === '/trend.xml').length,
      (count) => count >= 2,
    );
    for (const group of ['normalize', 'enrich', 'alert', 'notify'])
      await eventually(
        () => world.ports.bus.lag(`newswatch-${group}`),
        (lag) => lag === 0,
      );
  };
  const pagesAsked = (): number => newsroom.requests.filter(({ path }) => path.startsWith('/trend/')).length;

  afterEach(async () => {
    await world.close();
    await Promise.all([newsroom.close(), webhook.close()]);
  });

  describe('where the site allows it', () => {
    beforeEach(() => open());

    it('is told once by each watch, be the match in the teaser or only on the page', async () => {
      newsroom.publish('trend', corridorTeaser);
      await webhook.waitFor(2, 30_000);
      await polledAgain();
      expect(told()).toEqual([IN_BOTH, IN_PAGE].toSorted());
      expect(await row()).toMatchObject({ lastPage: { status: 'done' } });
    });

    it('is one article with the text of the page, in one story, and its page is asked for once', async () => {
      newsroom.publish('trend', corridorTeaser);
      await webhook.waitFor(2, 30_000);
      await world.restart();
      await polledAgain();
      const found = await articles();
      expect(found).toHaveLength(1);
      expect(found[0]?.article.text).toContain('Будущее Среднего коридора');
      expect(found[0]?.article.text).not.toMatch(/Экономика|Спорт/);
      expect(found[0]?.enrichment.story.kind).toBe('update');
      expect(pagesAsked()).toBe(1);
      expect(told()).toHaveLength(2);
    });

    it('keeps the text of the page when the feed corrects its headline', async () => {
      newsroom.publish('trend', corridorTeaser);
      await webhook.waitFor(2, 30_000);
      newsroom.publish('trend', { ...corridorTeaser, title: 'Эксперт: перевозки удвоились' });
      const [corrected] = await eventually(
        articles,
        ([one]) => one?.article.title.includes('удвоились') === true,
      );
      expect(corrected?.article.text).toContain('Будущее Среднего коридора');
      await polledAgain();
      expect(told()).toHaveLength(2);
    });
  });

  describe('where robots.txt forbids it', () => {
    beforeEach(() => open('User-agent: *\nDisallow: /trend/\n'));

    it('is told by what the teaser says, and its state says why there is no more', async () => {
      newsroom.publish('trend', corridorTeaser);
      await webhook.waitFor(1, 20_000);
      const state = await eventually(row, ({ lastPage }) => lastPage !== undefined);
      expect(state.lastPage).toMatchObject({
        status: 'refused',
        error: { code: 'robots-refused', message: expect.stringContaining('disallow: /trend/') },
      });
      await polledAgain();
      expect(told()).toEqual([IN_BOTH]);
      expect(pagesAsked()).toBe(0);
    });
  });

  describe('of a feed with full texts', () => {
    beforeEach(() => open());

    it('is not asked for', async () => {
      newsroom.publish('trend', corridorArticle);
      await webhook.waitFor(2, 20_000);
      await polledAgain();
      expect(pagesAsked()).toBe(0);
      expect((await articles())[0]?.enrichment.story.kind).toBe('first');
    });
  });
});

import { type Article, type EventOf, articleId, storyId } from '@newswatch/domain';
import type { KeptPrint, Stories, StoryAnswer } from '@newswatch/ports';
import { anArticle, anEnrichment, anEvent, fakeClock } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import type { ReadableText } from './enrich-text.ts';
import { enrichStage } from './enrich.ts';
import { createReadArticle } from './read-article.ts';

const { story: _story, ...READING } = anEnrichment();
const context = { signal: new AbortController().signal, heartbeat: async () => undefined };

const TEXT = `Порт Актау увеличил перевалку контейнеров на четверть. За девять месяцев через него прошло восемьдесят тысяч
контейнеров, сообщила администрация порта. Большая часть грузов идёт из Китая в Европу через Каспий, Азербайджан и Грузию.
Чтобы справиться с потоком, порт строит второй терминал и углубляет дно у причалов.`;

const normalized = (article: Article, subject: string = article.version): EventOf<'article.normalized'> =>
  anEvent('article.normalized', subject, { article });

const article = (link: string, text = TEXT): Article => anArticle({ link, title: 'Порт Актау растёт', text });

/** Keeps every print; compares with all of them. */
function inMemoryStories(): Stories & { readonly since: string[] } {
  const kept: KeptPrint[] = [];
  const since: string[] = [];
  return {
    since,
    async assign(prints, from, decide) {
      since.push(from);
      return prints.map((print): StoryAnswer => {
        const known = kept.find(({ version }) => version === print.version);
        if (known !== undefined && known.eventId !== print.eventId) return { kind: 'known' };
        const others = kept.filter(({ version }) => version !== print.version);
        const story = decide(print, others);
        if (known === undefined) kept.push({ ...print, storyId: story.id });
        return { kind: 'assigned', story };
      });
    },
    prune: async () => 0,
  };
}

function start() {
  const stories = inMemoryStories();
  const read = createReadArticle(() => READING);
  const readArticles = async (articles: readonly ReadableText[]) => articles.map(read);
  const stage = enrichStage({ stories, readArticles, clock: fakeClock().now });
  return { stories, handle: (...events: EventOf<'article.normalized'>[]) => stage.handle(events, context) };
}

describe('enrich', () => {
  it('emits the article with its reading and story, under its id as key and its version as subject', async () => {
    const { handle } = start();
    const given = article('https://news.example/1');
    const { events, filtered } = await handle(normalized(given));
    expect(filtered).toEqual({});
    expect(events).toMatchObject([
      {
        type: 'article.enriched',
        key: given.id,
        subject: given.version,
        data: { article: given, enrichment: { ...READING, story: { id: storyId(given.id), kind: 'first' } } },
      },
    ]);
  });

  it('finds a reprint within the batch and puts it into the story', async () => {
    const { handle } = start();
    const { events } = await handle(
      normalized(article('https://news.example/1')),
      normalized(article('https://other.example/a', `${TEXT} Перепечатка разрешена.`)),
    );
    expect(events.map(({ data }) => ('enrichment' in data ? data.enrichment.story : undefined))).toEqual([
      { id: storyId(articleId('https://news.example/1')), kind: 'first' },
      {
        id: storyId(articleId('https://news.example/1')),
        kind: 'copy',
        copyOf: articleId('https://news.example/1'),
      },
    ]);
  });

  it('filters a version that another event brought before', async () => {
    const { handle } = start();
    const given = article('https://news.example/1');
    await handle(normalized(given));
    expect(await handle(normalized(given, 'another event'))).toMatchObject({
      events: [],
      filtered: { known: 1 },
    });
  });

  it('emits the same events when the same event is handled again', async () => {
    const { handle } = start();
    const event = normalized(article('https://news.example/1'));
    const first = await handle(event);
    expect(await handle(event)).toMatchObject({ events: first.events, filtered: {} });
  });

  it('looks for stories of the three days before the oldest article, whatever the time is now', async () => {
    const { handle, stories } = start();
    await handle(
      normalized(article('https://news.example/1')),
      normalized({ ...article('https://news.example/2'), fetchedAt: '2025-09-10T00:00:00.000Z' }),
    );
    expect(stories.since).toEqual(['2025-09-07T00:00:00.000Z']);
  });
});

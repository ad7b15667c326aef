import { articleId, changeBetween, eventId } from '@newswatch/domain';
import { anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { ArchivedArticle, DeadLetter } from './archive.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { at, expectToRefuseBadPages, readAll } from './pages.conformance.ts';
import type { Store } from './store.ts';

interface Given {
  readonly text?: string;
  readonly source?: string;
  readonly language?: string;
}

const record = (number: number, seconds = number, given: Given = {}): ArchivedArticle => ({
  article: anArticle({
    link: `https://news.example/${number}`,
    text: given.text ?? `Текст ${number}.`,
    source: given.source ?? 'news.example',
    fetchedAt: at(seconds),
  }),
  enrichment: anEnrichment({ language: { code: given.language ?? 'ru', confidence: 1 } }),
});
/** As the archive shows a version behind another. */
const edited = (later: ArchivedArticle, before: ArchivedArticle): ArchivedArticle => ({
  ...later,
  article: { ...later.article, changed: changeBetween(before.article, later.article) },
});
const idOf = (number: number) => articleId(`https://news.example/${number}`);

const letter = (number: number): DeadLetter => ({
  id: eventId('test', 'event.dead-lettered', String(number)),
  stream: 'news.items',
  key: 'key',
  lane: 'news.items/0',
  position: number,
  stage: 'normalize',
  cause: { code: 'event-not-json', message: 'The message is not JSON.' },
  headers: { ce_type: 'newswatch.item.fetched.v1' },
  value: Buffer.from('{').toString('base64'),
  failedAt: at(number),
});

export function archiveConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('the archive', () => {
    spec('keeps articles whole, whatever their text holds', async ({ archive }, reopen) => {
      const odd = record(1, 1, { text: `Ё «кавычки» \u0000 \ud83d \u{1f4f0} '; drop table archive; --` });
      await archive.put([odd, record(2)]);
      const kept = (await reopen()).archive;
      expect(await kept.get([idOf(2), idOf(3), idOf(1)])).toEqual([record(2), odd]);
    });

    spec('holds an article once however often it is put', async ({ archive }) => {
      await Promise.all([archive.put([record(1), record(1)]), archive.put([record(1)])]);
      await archive.put([]);
      expect((await archive.list({ limit: 10 })).items).toEqual([record(1)]);
    });

    spec('shows the newest version of an article only', async ({ archive }) => {
      const old = record(1, 0, { text: 'Первая редакция.' });
      const later = record(1, 10, { text: 'Вторая редакция.' });
      await archive.put([old]);
      await archive.put([later]);
      expect(await archive.get([idOf(1)])).toEqual([edited(later, old)]);
      expect((await archive.list({ limit: 10 })).items).toEqual([edited(later, old)]);
    });

    spec('does not take an old version that comes late for the newest', async ({ archive }) => {
      const old = record(1, 0, { text: 'Первая редакция.' });
      const later = record(1, 10, { text: 'Вторая редакция.' });
      await archive.put([later, old]);
      await archive.put([old]);
      expect((await archive.list({ limit: 10 })).items).toEqual([edited(later, old)]);
    });

    spec(
      'says what an edit changed, whatever the order of arrival and however often',
      async ({ archive }, reopen) => {
        const texts = ['Один. Два.', 'Один. Три.', 'Один. Три. Четыре.'];
        const [first, second, third] = texts.map((text, at) => record(1, at * 10, { text }));
        if (first === undefined || second === undefined || third === undefined) return;
        const latest = async () => (await archive.get([idOf(1)]))[0]?.article.changed;
        await archive.put([first]);
        expect(await latest()).toBeUndefined();
        await archive.put([record(2), third, record(3)]);
        expect(await latest()).toEqual({
          since: first.article.version,
          text: { added: ['Три.', 'Четыре.'], removed: ['Два.'] },
        });
        await archive.put([second]);
        expect(await latest()).toEqual({
          since: second.article.version,
          text: { added: ['Четыре.'], removed: [] },
        });
        for (const again of [[third], [first, second], [third, second, first]]) await archive.put(again);
        const kept = (await reopen()).archive;
        expect(await kept.get([idOf(1)])).toEqual([edited(third, second)]);
        expect((await kept.get([idOf(2)]))[0]?.article.changed).toBeUndefined();
      },
    );

    spec('says so of many articles at once', async ({ archive }) => {
      const versions = (text: string, seconds: number) =>
        Array.from({ length: 70 }, (_, number) => record(number, seconds, { text }));
      await archive.put([...versions('Один.', 0), ...versions('Два.', 1)]);
      await archive.put(versions('Три.', 2));
      const changes = (await archive.list({ limit: 100 })).items.map(({ article }) => article.changed?.text);
      expect(changes).toEqual(Array.from({ length: 70 }, () => ({ added: ['Три.'], removed: ['Два.'] })));
    });

    spec('lists newest first, page by page', async ({ archive }) => {
      const ten = Array.from({ length: 10 }, (_, number) => record(number, Math.floor(number / 2)));
      await archive.put(ten);
      const listed = await readAll((query) => archive.list(query));
      expect(listed).toHaveLength(10);
      const times = listed.map(({ article }) => article.fetchedAt);
      expect(times).toEqual(times.toSorted().toReversed());
      await expectToRefuseBadPages((query) => archive.list(query));
    });

    spec('goes on where a page ended while newer articles come', async ({ archive }) => {
      await archive.put([1, 2, 3, 4].map((number) => record(number)));
      const first = await archive.list({ limit: 2 });
      await archive.put([record(9)]);
      const second = await archive.list({ limit: 2, cursor: first.nextCursor ?? '' });
      expect(second.items).toEqual([record(2), record(1)]);
    });

    spec('filters by language, source and time', async ({ archive }) => {
      await archive.put([
        record(1, 1, { language: 'kk' }),
        record(2, 2, { source: 'trend.az' }),
        record(3, 3, { source: 'trend.az', language: 'az' }),
        record(4),
      ]);
      const listed = async (filter: object): Promise<readonly string[]> =>
        (await readAll((query) => archive.list({ ...query, ...filter }), 1)).map(({ article }) => article.id);
      expect(await listed({ language: 'ru' })).toEqual([4, 2].map(idOf));
      expect(await listed({ source: 'trend.az' })).toEqual([3, 2].map(idOf));
      expect(await listed({ source: 'trend.az', language: 'az' })).toEqual([idOf(3)]);
      expect(await listed({ from: at(2), to: at(4) })).toEqual([3, 2].map(idOf));
      expect(await listed({ source: "x' or 1=1" })).toEqual([]);
    });

    spec('forgets what was first fetched before, older versions with it', async ({ archive }) => {
      const old = Array.from({ length: 450 }, (_, number) => record(number, -1));
      await archive.put([...old, record(0, 5, { text: 'Новая редакция.' })]);
      expect(await archive.prune(at(0))).toBe(450);
      expect(await archive.prune(at(0))).toBe(0);
      expect((await archive.list({ limit: 10 })).items).toHaveLength(1);
    });
  });

  describe('dead letters', () => {
    spec('are kept once, listed newest first and forgotten in time', async ({ deadLetters }, reopen) => {
      await deadLetters.put([1, 2, 3, 4].map(letter));
      await deadLetters.put([letter(2), letter(2)]);
      const kept = (await reopen()).deadLetters;
      expect(await readAll((query) => kept.list(query))).toEqual([4, 3, 2, 1].map(letter));
      expect(await kept.prune(at(3))).toBe(2);
      expect(await readAll((query) => kept.list(query))).toEqual([4, 3].map(letter));
      await expectToRefuseBadPages((query) => kept.list(query));
    });
  });
}

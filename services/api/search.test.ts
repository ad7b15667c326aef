import { instant } from '@newswatch/domain';
import type { Archive } from '@newswatch/ports';
import { anArticle, anEnrichment } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { describe, expect, it, onTestFinished } from 'vitest';
import { searchArticles } from './search.ts';

const START = Date.UTC(2025, 9, 20);

/** An archive of these texts, the first the newest. */
async function anArchive(texts: readonly string[], language = 'ru'): Promise<Archive> {
  const { store, close } = await openEmbeddedPorts();
  onTestFinished(close);
  const records = texts.map((text, number) => ({
    article: anArticle({
      link: `https://news.example/${number}`,
      title: '',
      text,
      fetchedAt: instant(START - number * 1_000),
    }),
    enrichment: anEnrichment({ language: { code: language, confidence: 1 } }),
  }));
  await store.archive.put(records);
  return store.archive;
}

const search = async (archive: Archive, q: string): Promise<readonly string[]> =>
  (await searchArticles(archive, q, { limit: 50 })).items.map(({ article }) => article.text);

describe('a search of the archive', () => {
  it('finds every form of its words', async () => {
    const texts = ['Среднего коридора', 'Средним коридором', 'средний, но не коридор', 'коридоры'];
    const archive = await anArchive(texts);
    expect(await search(archive, 'Средний коридор')).toEqual(texts.slice(0, 2));
    expect(await search(archive, 'коридор')).toEqual(texts);
    expect(await search(archive, 'рынок')).toEqual([]);
  });

  it('finds forms in other languages', async () => {
    const english = await anArchive(['The ports of Aktau', 'portly'], 'en');
    expect(await search(english, 'port')).toEqual(['The ports of Aktau']);
    const turkish = await anArchive(['İstanbul limanlarından', 'limanlamak değil', 'limon'], 'tr');
    expect(await search(turkish, 'liman')).toEqual(['İstanbul limanlarından']);
    const kazakh = await anArchive(['Ақтау портының жүгі', 'портрет'], 'kk');
    expect(await search(kazakh, 'порт')).toEqual(['Ақтау портының жүгі']);
  });

  it('takes all that a watch takes', async () => {
    const archive = await anArchive(['порт Актау', 'порт Курык, футбол', 'Актау без причала', 'причал']);
    expect(await search(archive, 'порт NOT футбол')).toEqual(['порт Актау']);
    expect(await search(archive, 'порт OR причал')).toHaveLength(4);
    expect(await search(archive, 'причал* source:news.example')).toHaveLength(2);
    expect(await search(archive, 'source:elsewhere.example')).toEqual([]);
    await expect(search(archive, 'порт AND')).rejects.toMatchObject({ code: 'watch-does-not-parse' });
  });

  it('gives each article once, page by page, also where few of many match', async () => {
    const texts = Array.from({ length: 90 }, (_, number) =>
      number % 30 === 7 ? `порт Актау ${number}` : `порт ${number} Актау`,
    );
    const archive = await anArchive(texts);
    const found: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const query = cursor === undefined ? { limit: 2 } : { limit: 2, cursor };
      const page = await searchArticles(archive, '"порт Актау"', query);
      expect(page.items.length).toBeLessThanOrEqual(2);
      found.push(...page.items.map(({ article }) => article.text));
      cursor = page.nextCursor;
      pages += 1;
    } while (cursor !== undefined);
    expect(found).toEqual(['порт Актау 7', 'порт Актау 37', 'порт Актау 67']);
    expect(pages).toBeLessThan(10);
  });
});

import type { WordQuery } from '@newswatch/domain';
import { anArticle, anEnrichment } from '@newswatch/testkit';
import { describe, expect } from 'vitest';
import type { Archive, ArchivedArticle } from './archive.ts';
import { type Open, specOn } from './opened.conformance.ts';
import { at, readAll } from './pages.conformance.ts';
import type { Store } from './store.ts';

interface Given {
  readonly title?: string;
  readonly text?: string;
  readonly seconds?: number;
  readonly source?: string;
}

const record = (name: string, given: Given = {}): ArchivedArticle => ({
  article: anArticle({
    link: `https://news.example/${name}`,
    title: given.title ?? '',
    text: given.text ?? '',
    source: given.source ?? 'news.example',
    fetchedAt: at(given.seconds ?? 0),
  }),
  enrichment: anEnrichment(),
});

const word = (...forms: readonly string[]): WordQuery => ({ kind: 'word', forms, beginnings: [] });
const beginning = (text: string): WordQuery => ({ kind: 'word', forms: [], beginnings: [text] });

async function found(archive: Archive, words: WordQuery, filter: object = {}): Promise<readonly string[]> {
  const articles = await readAll((query) => archive.list({ ...query, ...filter, words }), 2);
  return articles.map(({ article }) => article.link?.replace('https://news.example/', '') ?? '');
}

/** What the archive finds by words. */
export function searchConformance(open: Open<Store>): void {
  const spec = specOn(open);

  describe('the archive, asked for words,', () => {
    spec('finds them in title and text, as they are folded', async ({ archive }, reopen) => {
      await archive.put([
        record('title', { title: 'ПОРТ Актау', seconds: 3 }),
        record('text', { text: '«Порты» — не порт-сайд: порт.', seconds: 2 }),
        record('neither', { text: 'портфель, экспорт', seconds: 1 }),
      ]);
      const kept = (await reopen()).archive;
      expect(await found(kept, word('порт'))).toEqual(['title', 'text']);
      expect(await found(kept, word('актау', 'портфель'))).toEqual(['title', 'neither']);
      expect(await found(kept, word('ПОРТ'))).toEqual([]);
    });

    spec('finds beginnings', async ({ archive }) => {
      await archive.put([record('a', { text: 'портфель' }), record('b', { text: 'экспорт' })]);
      expect(await found(archive, beginning('порт'))).toEqual(['a']);
      expect(await found(archive, { kind: 'word', forms: ['экспорт'], beginnings: ['портф'] })).toHaveLength(
        2,
      );
    });

    spec('joins what is asked for by and and or', async ({ archive }) => {
      await archive.put([
        record('a', { text: 'порт Актау', seconds: 3 }),
        record('b', { text: 'порт Курык', seconds: 2 }),
        record('c', { text: 'Актау', seconds: 1 }),
      ]);
      const place: WordQuery = { kind: 'any', of: [word('актау'), word('курык')] };
      expect(await found(archive, { kind: 'all', of: [word('порт'), place] })).toEqual(['a', 'b']);
      expect(
        await found(archive, {
          kind: 'any',
          of: [{ kind: 'all', of: [word('порт'), word('актау')] }, word('курык')],
        }),
      ).toEqual(['a', 'b']);
    });

    spec('finds words with apostrophes and of any script, and takes signs for no commands', async (store) => {
      const { archive } = store;
      const texts = ["O'zbekiston", '東京', 'Α΄ Ελλάδα', 'हिन्दी', '𝕏 нет', "a' | 'b", '100500', 'ქართული'];
      await archive.put(texts.map((text, number) => record(String(number), { text, seconds: -number })));
      expect(await found(archive, word("o'zbekiston"))).toEqual(['0']);
      expect(await found(archive, word('京'))).toEqual(['1']);
      expect(await found(archive, word('100500'))).toEqual(['6']);
      expect(await found(archive, beginning('ქართ'))).toEqual(['7']);
      for (const odd of ['', ' ', '"', "'", '*', 'a b', "x' | 'y", 'a"', '\\', ':*', '\0', '(', 'NOT'])
        expect(await found(archive, word(odd))).toEqual([]);
      expect(await found(archive, { kind: 'all', of: [word('нет'), word('a b')] })).toEqual([]);
      expect(await found(archive, { kind: 'any', of: [word('нет'), word('a b')] })).toEqual(['4']);
    });

    spec('filters and pages what it finds', async ({ archive }) => {
      const seven = [0, 1, 2, 3, 4, 5, 6].map((number) =>
        record(String(number), { text: 'порт', seconds: number, source: number % 2 === 0 ? 'even' : 'odd' }),
      );
      await archive.put([...seven, record('other', { text: 'другое', seconds: 3 })]);
      expect(await found(archive, word('порт'))).toEqual(['6', '5', '4', '3', '2', '1', '0']);
      expect(await found(archive, word('порт'), { source: 'odd' })).toEqual(['5', '3', '1']);
      expect(await found(archive, word('порт'), { from: at(2), to: at(5) })).toEqual(['4', '3', '2']);
      expect(await found(archive, word('порт'), { language: 'kk' })).toEqual([]);
    });

    spec('asks the newest version only', async ({ archive }) => {
      await archive.put([record('a', { text: 'прежнее общее' })]);
      await archive.put([record('a', { text: 'новое общее', seconds: 9 })]);
      expect(await found(archive, word('прежнее'))).toEqual([]);
      expect(await found(archive, word('новое'))).toEqual(['a']);
      expect(await found(archive, word('общее'))).toEqual(['a']);
    });

    spec('finds an article once however often it is put', async ({ archive }) => {
      await archive.put([record('a', { text: 'порт' })]);
      await archive.put([record('a', { text: 'порт' })]);
      expect(await found(archive, word('порт'))).toEqual(['a']);
    });

    spec('forgets the words of what it forgets', async ({ archive }) => {
      await archive.put([record('old', { text: 'порт', seconds: -10 }), record('new', { text: 'порт' })]);
      expect(await archive.prune(at(0))).toBe(1);
      expect(await found(archive, word('порт'))).toEqual(['new']);
      await archive.put([record('old', { text: 'другое', seconds: -10 })]);
      expect(await found(archive, word('порт'))).toEqual(['new']);
      expect(await found(archive, word('другое'))).toEqual(['old']);
    });

    spec('takes a text of many megabytes and words of any length', async ({ archive }) => {
      const many = Array.from({ length: 400_000 }, (_, number) => `слово${number}`).join(' ');
      const long = 'ы'.repeat(100_000);
      await archive.put([record('a', { title: 'порт', text: `${long} в начале ${many}` })]);
      for (const each of ['порт', 'начале', 'слово7'])
        expect(await found(archive, word(each))).toEqual(['a']);
      expect(await found(archive, word(long))).toEqual([]);
    });

    spec('takes a question of thousands of forms', async ({ archive }) => {
      await archive.put([record('a', { text: 'слово4999' })]);
      const forms = Array.from({ length: 5_000 }, (_, number) => `слово${number}`);
      expect(await found(archive, word(...forms))).toEqual(['a']);
    });
  });
}

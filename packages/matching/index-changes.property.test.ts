import { phraseForms } from '@newswatch/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents, watches } from './fixtures/random-watches.ts';
import { type WatchIndex, createWatchIndex } from './index.ts';

const empty = { forms: 0, terms: 0 };
const sizesOf = (index: WatchIndex) => {
  const { forms, terms } = index.statistics();
  return { forms, terms };
};

/** Every word as typed, so that thousands of articles cost little. */
const asTyped: typeof phraseForms = (words) => phraseForms(words).slice(0, 1);

describe('an index that is changed', () => {
  it('answers as a fresh one does, and is empty when all watches are gone', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const change = fc.record({
      id: fc.constantFrom(...ids),
      watch: watches,
      isRemoval: fc.boolean(),
      article: fc.option(documents, { freq: 2 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 14 }), documents, (changes, document) => {
        const index = createWatchIndex();
        const kept = new Map<string, (typeof changes)[number]['watch']>();
        for (const { id, watch, isRemoval, article } of changes) {
          if (isRemoval) {
            index.remove(id);
            kept.delete(id);
          } else {
            index.put({ id, ...watch });
            kept.set(id, watch);
          }
          if (article !== null) index.match(article);
        }
        const fresh = createWatchIndex();
        for (const [id, watch] of kept) fresh.put({ id, ...watch });
        expect(index.match(document)).toEqual(fresh.match(document));
        expect(index.size).toBe(kept.size);
        expect(sizesOf(index)).toEqual(sizesOf(fresh));
        for (const id of ids) index.remove(id);
        expect(sizesOf(index)).toEqual(empty);
        expect(index.match(document)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const words = ['порт', 'контейнеровоз', 'путь', 'судоходство', 'судно', 'грузопоток'];
  const word = fc.constantFrom(...words);
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `"${parts.join(' ')}"`);
  const near = fc.array(word, { minLength: 2, maxLength: 3 }).map((parts) => `"${parts.join(' ')}"~2`);
  const query = fc.oneof(
    phrase,
    near,
    fc.tuple(phrase, phrase).map(([one, other]) => `${one} OR ${other}`),
    fc.tuple(phrase, near).map(([one, other]) => `${one} AND ${other}`),
    fc.tuple(phrase, phrase).map(([one, other]) => `${one} NOT ${other}`),
  );
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '));

  /** Words that stand in one of fifteen articles, so that watches are laid under pairs, and laid anew. */
  it('answers as a fresh one does after thousands of articles have shown which words are frequent', () => {
    fc.assert(
      fc.property(
        fc.array(query, { minLength: 10, maxLength: 40, size: 'max' }),
        fc.array(text, { minLength: 10, maxLength: 10 }),
        fc.nat(),
        (queries, texts, start) => {
          const index = createWatchIndex({ expand: asTyped });
          const kept = new Map<number, string>();
          const put = (id: number): void => {
            kept.set(id, queries[id % queries.length] ?? 'порт');
            index.put({ id: String(id), query: kept.get(id) ?? 'порт' });
          };
          for (let id = 0; id < queries.length / 2; id += 1) put(id);
          for (let article = 0; article < 1_400; article += 1) {
            index.match({ text: article % 12 === 0 ? (texts[(start + article) % texts.length] ?? '') : 'и' });
            if (article % 23 === 0) put((start + article) % (2 * queries.length));
            if (article % 31 !== 0) continue;
            const gone = (start + 7 * article) % (2 * queries.length);
            index.remove(String(gone));
            kept.delete(gone);
          }
          const fresh = createWatchIndex({ expand: asTyped });
          for (const [id, source] of kept) fresh.put({ id: String(id), query: source });
          const byId = (document: string, of: WatchIndex) =>
            of.match({ text: document }).toSorted((one, other) => one.watch.localeCompare(other.watch));
          for (const document of texts) expect(byId(document, index)).toEqual(byId(document, fresh));
          expect(index.size).toBe(kept.size);
          for (const id of kept.keys()) index.remove(String(id));
          expect(sizesOf(index)).toEqual(empty);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('lays a watch of frequent words under their neighbourhood, once articles have shown them', () => {
    const index = createWatchIndex({ expand: asTyped });
    index.put({ id: 'w', query: '"судоходство грузопоток"' });
    const looked = (text: string): number => {
      const before = index.statistics().candidates;
      index.match({ text });
      return index.statistics().candidates - before;
    };
    expect(looked('грузопоток судоходство')).toBe(1);
    for (let article = 0; article < 260; article += 1)
      index.match({ text: ['судоходство', 'грузопоток'][article % 20] ?? 'и' });
    expect(looked('грузопоток судоходство')).toBe(0);
    expect(index.match({ text: 'судоходство грузопоток' })).toHaveLength(1);
    index.put({ id: 'w', query: '"грузопоток судоходство"' });
    expect(looked('судоходство грузопоток')).toBe(0);
    expect(index.match({ text: 'грузопоток судоходство' })).toHaveLength(1);
    index.remove('w');
    expect(sizesOf(index)).toEqual(empty);
    expect(looked('судоходство грузопоток судоходство')).toBe(0);
  });

  it('keeps the order of the first putting when a watch is replaced', () => {
    const index = createWatchIndex();
    for (const id of ['c', 'a', 'b']) index.put({ id, query: 'порт' });
    index.put({ id: 'c', query: 'порт OR груз' });
    index.put({ id: 'a', query: 'груз' });
    index.remove('b');
    index.put({ id: 'b', query: 'порт' });
    expect(index.match({ text: 'порт и груз' }).map(({ watch }) => watch)).toEqual(['c', 'a', 'b']);
  });
});

import { createWordBuffer, foldedWord, readWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { createDecideKernel } from './decide-kernel.ts';
import { copyWords, createDecidingWords } from './deciding-words.ts';
import { createSharedInts } from './growing-ints.ts';
import { createHits, cutHits, hit, hitCount, hitField, moveHit, setTerm } from './hits.ts';
import { createOccurrences } from './occurrences.ts';
import { ANY_LANGUAGE, languagesIn, languagesOf } from './tags.ts';
import { createVocabulary } from './vocabulary.ts';
import { createWatchRecords } from './watch-records.ts';

const SEED = 7;

function createParts() {
  const { terms } = createVocabulary(SEED);
  const hits = createHits();
  const words = createDecidingWords();
  const sources = {
    occurrences: createOccurrences(terms.rows),
    terms,
    watches: createWatchRecords(SEED),
    words: words.memory,
    work: createSharedInts().memory,
    hits,
  };
  const unasked = (): never => {
    throw new Error('nobody asks for it here');
  };
  const asked = {
    findNear: unasked,
    findExact: unasked,
    compares: unasked,
    followsNumber: unasked,
    gapsAllow: unasked,
  };
  return { hits, words, kernel: createDecideKernel(sources, asked) };
}

describe('agreement', () => {
  const agreesIn = (languages: number, first: number, second: number): boolean =>
    createParts().kernel.agreesIn(languages, first, second) !== 0;

  const [russian, ukrainian] = (['ru', 'uk'] as const).map((language) =>
    languagesOf({ language, identifiedOnly: language === 'uk' }),
  );
  const both = (russian ?? 0) | (ukrainian ?? 0);

  it('is told by the masks of the language in which the article counts', () => {
    expect(agreesIn(both & languagesIn(['ru']), 4, 0)).toBe(true);
    expect(agreesIn(both & languagesIn(['ru']), 0, 4)).toBe(false);
    expect(agreesIn(both & languagesIn(['uk']), 0, 4)).toBe(true);
    expect(agreesIn(both & languagesIn(['uk']), 4, 0)).toBe(false);
    expect(agreesIn(both & languagesIn(['de']), 4, 4)).toBe(false);
  });

  it('is told by either where the languages are given for the watch', () => {
    for (const article of [['ru'], ['uk'], ['de'], []]) {
      expect(agreesIn(ANY_LANGUAGE & languagesIn(article), 0, 4)).toBe(true);
      expect(agreesIn(ANY_LANGUAGE & languagesIn(article), 0, 0)).toBe(false);
    }
  });
});

describe('hits', () => {
  it('are kept however many there are, and taken away again', () => {
    const { kernel, hits } = createParts();
    const MANY = 50_000;
    for (let each = 0; each < MANY; each += 1) kernel.addHit(each, each + 2, 7 * each);
    expect(hitCount(hits)).toBe(MANY);
    setTerm(hits, MANY - 1, 11);
    const fields = [hit.first, hit.last, hit.node, hit.term];
    expect(fields.map((field) => hitField(hits, MANY - 1, field))).toEqual([
      MANY - 1,
      MANY + 1,
      7 * (MANY - 1),
      11,
    ]);
    moveHit(hits, MANY - 1, 3);
    expect(fields.map((field) => hitField(hits, 3, field))).toEqual([MANY - 1, MANY + 1, 7 * (MANY - 1), 11]);
    expect([2, 4].map((each) => hitField(hits, each, hit.first))).toEqual([2, 4]);
    cutHits(hits, 2);
    kernel.addHit(5, 6, 7);
    expect([hitCount(hits), hitField(hits, 2, hit.first)]).toEqual([3, 5]);
  });
});

describe('the words that are compared', () => {
  it.each([
    ['', 'Порт'],
    ['Cредний коридор', 'Пoрт A\u0301 и И\u0306од — 中间走廊, ﬁnal'],
    ['Заголовок', 'слово '.repeat(30_000)],
  ])('are those of the article, unusual ones as they are folded: %s', (title, text) => {
    const buffer = createWordBuffer(SEED);
    const { words } = createParts();
    readWords(title, text, buffer);
    copyWords(words, buffer);
    const { starts, ends, units } = words;
    const folded = Buffer.from(units.buffer, units.byteOffset);
    const copied = Array.from({ length: buffer.count }, (_, word) =>
      folded.toString('utf16le', 2 * (starts[word] ?? 0), 2 * (ends[word] ?? 0)),
    );
    expect(copied).toEqual(Array.from({ length: buffer.count }, (_, word) => foldedWord(buffer, word)));
  });
});

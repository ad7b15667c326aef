import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_LETTER, fold, isIdeograph, unit, unitAt } from './fold.ts';
import { unmix } from './mixed-script.ts';
import { readWords } from './read-words.ts';
import { createWordBuffer, foldedUnits, foldedWord } from './word-buffer.ts';
import { wordHash, wordSeed } from './word-hash.ts';

interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** What a word is, unit by unit: a run of letters, and of what may stand between two of them. */
function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (unitAt(text, at) < FIRST_LETTER) continue;
    const start = at;
    let end = at + 1;
    while (!isIdeograph(text.charCodeAt(start)) && at + 1 < text.length && continues(text, at + 1)) {
      at += 1;
      if (unitAt(text, at) !== unit.zeroWidth && unitAt(text, at) !== unit.apostrophe) end = at + 1;
    }
    at = end - 1;
    const folded = fold(text.slice(start, end));
    words.push({ start, end, folded: unmix(folded) ?? folded });
  }
  return words;
}

function continues(text: string, at: number): boolean {
  const found = unitAt(text, at);
  if (found !== unit.apostrophe) return found === unit.zeroWidth || isPart(text, at);
  let next = at + 1;
  while (next < text.length && unitAt(text, next) === unit.zeroWidth) next += 1;
  return next < text.length && unitAt(text, next) >= FIRST_LETTER && isPart(text, next);
}

function isPart(text: string, at: number): boolean {
  const found = unitAt(text, at);
  return (
    (found >= FIRST_LETTER && !isIdeograph(text.charCodeAt(at))) ||
    found === unit.mark ||
    found === unit.droppedMark
  );
}

const buffer = createWordBuffer(7);

function read(title: string, text: string, into = buffer): readonly Word[] {
  readWords(title, text, into);
  return Array.from({ length: into.count }, (_, word) => ({
    start: into.starts[word] ?? -1,
    end: into.ends[word] ?? -1,
    folded: foldedWord(into, word),
  }));
}

const LETTERS = 'Ё ж и з н П о р т a b c İ ı 0 9'.split(' ');

/** Mostly what news are made of; some pieces are longer than what is looked at at once. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 12 }) },
  { weight: 4, arbitrary: fc.constantFrom(' ', ', ', '. ', '\n', '«', '»', '-', '\u00a0', '\0', '🚢') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "'",
      '’',
      '\u0301',
      '\u0306',
      '\u00ad',
      '\u200b',
      'o‘',
      '中',
      '中\uf900',
      'カ',
      '각',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 13, max: 150 }).map((length) => 'слово'.repeat(length).slice(0, length)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 130 }).map((length) => ' '.repeat(length)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);
const pieces = fc.array(piece, { maxLength: 60 }).map((each) => each.join(''));

describe('reading words', () => {
  it('finds the same words as going through the text unit by unit', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        expect(read('', text)).toEqual(wordsOf(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('hashes each word over its folded units, whatever its length', () => {
    const seed = wordSeed(7);
    fc.assert(
      fc.property(pieces, (text) => {
        const words = read('', text);
        expect(Array.from(buffer.hashes.subarray(0, words.length))).toEqual(
          words.map(({ folded }) => wordHash(folded, seed)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('reads title and text as if each stood alone', () => {
    fc.assert(
      fc.property(pieces, pieces, (title, text) => {
        const words = read(title, text);
        const inTitle = wordsOf(title);
        const behind = title === '' ? 0 : title.length + 1;
        expect(buffer.titleWords).toBe(inTitle.length);
        expect(words).toEqual([
          ...inTitle,
          ...wordsOf(text).map((word) => ({ ...word, start: word.start + behind, end: word.end + behind })),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the folded units of words of plain letters in their places', () => {
    const text = 'Порт ЁЛКА, Koridor İZMİR: 25 ГОСТ';
    read('', text);
    const units = foldedUnits(buffer);
    expect(wordsOf(text).map(({ start, end }) => units.slice(start, end))).toEqual(
      wordsOf(text).map(({ folded }) => folded),
    );
  });

  it('finds words at every distance from where 64 units end', () => {
    for (let before = 0; before < 200; before += 1) {
      const text = `${'а '.repeat(before >> 1)}${before % 2 === 0 ? '' : ' '}слово’слово портx cлово`;
      expect(read('', text)).toEqual(wordsOf(text));
    }
  });

  it('knows units that only a later text has, in each buffer by itself', () => {
    const texts = ['порт', 'порт ქალაქი', 'ქალაქი Ὀδυσσεύς', 'порт'];
    for (const into of [createWordBuffer(1), createWordBuffer(2)]) {
      for (const text of texts) expect(read('', text, into)).toEqual(wordsOf(text));
    }
  });

  it('reads what is longer than all before it, and what is empty', () => {
    const into = createWordBuffer(3);
    for (const length of [0, 1, 4_000, 30_000, 1_500_000, 0, 7]) {
      const text = 'слово мысль '.repeat(length / 12 + 1).slice(0, length);
      readWords('', text, into);
      expect(into.count).toBe(wordsOf(text).length);
      expect(into.ends[into.count - 1] ?? 0).toBe(wordsOf(text).at(-1)?.end ?? 0);
    }
  });
});

describe('the memory of a word buffer', () => {
  it('is given back some time after a huge text', () => {
    const into = createWordBuffer(4);
    readWords('', 'слово '.repeat(200_000), into);
    const room = () => into.kernel?.room ?? 0;
    expect(room()).toBeGreaterThan(1_200_000);
    for (let article = 0; article <= 100; article += 1) readWords('', 'Порт открыт', into);
    expect(room()).toBeLessThanOrEqual(0x10000);
    expect(read('', 'Порт открыт', into)).toEqual(wordsOf('Порт открыт'));
  });

  it('is kept while huge texts come now and then', () => {
    const into = createWordBuffer(5);
    readWords('', 'слово '.repeat(20_000), into);
    const { kernel } = into;
    for (let article = 0; article < 300; article += 1) {
      readWords('', article % 50 === 0 ? 'слово '.repeat(20_000) : 'слово', into);
    }
    expect(into.kernel).toBe(kernel);
  });
});

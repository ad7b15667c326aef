import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { readWords } from './read-words.ts';
import { createWordBuffer, foldedWord } from './word-buffer.ts';
import { wordHash } from './word-hash.ts';
import { NO_WORD, createWordTable, findBeginning, findWord } from './word-table.ts';

const buffer = createWordBuffer(11);
const SHORTEST = 3;

/** What is found of each word of the text: itself, and a beginning that counts. */
function found(text: string, known: readonly string[], counts = new Uint8Array(known.length).fill(1)) {
  const table = createWordTable(known, buffer.seed);
  readWords('', text, buffer);
  return Array.from({ length: buffer.count }, (_, word) => ({
    word: known[findWord(table, buffer, word)],
    beginning: known[findBeginning(table, { buffer, word }, { counts, shortest: SHORTEST })],
  }));
}

/** The same by maps and slices. */
function plainly(text: string, known: readonly string[]) {
  readWords('', text, buffer);
  return Array.from({ length: buffer.count }, (_, at) => {
    const word = foldedWord(buffer, at);
    const beginnings = known.filter(
      (one) => one.length >= SHORTEST && one.length < word.length && word.startsWith(one),
    );
    return {
      word: known.find((one) => one === word),
      beginning: beginnings.toSorted((one, other) => other.length - one.length)[0],
    };
  });
}

const word = fc.string({ unit: fc.constantFrom('а', 'б', 'Ж', 'i', "'", 'и\u0306', '\u0301'), maxLength: 7 });

describe('a table of words', () => {
  it('finds the words of a text and their beginnings as a map would', () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (texts, words) => {
        const text = texts.join(' ');
        const known = [...new Set(words.map(fold))].filter((each) => each !== '');
        expect(found(text, known)).toEqual(plainly(text, known));
      }),
      { numRuns: 500 },
    );
  });

  it('passes over beginnings that do not count', () => {
    const known = ['порт', 'портов'];
    expect(found('портового', known)).toEqual([{ word: undefined, beginning: 'портов' }]);
    expect(found('портового', known, Uint8Array.of(1, 0))).toEqual([{ word: undefined, beginning: 'порт' }]);
  });

  it('finds nothing where there is none', () => {
    readWords('', 'порт', buffer);
    expect(findWord(createWordTable([], buffer.seed), buffer, 0)).toBe(NO_WORD);
  });

  it('takes no word for another of the same hash', () => {
    const table = createWordTable(['порт'], buffer.seed);
    readWords('', 'флот', buffer);
    buffer.hashes[0] = wordHash('порт', buffer.seed);
    expect(findWord(table, buffer, 0)).toBe(NO_WORD);
  });
});

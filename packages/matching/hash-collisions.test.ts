import { describe, expect, it } from 'vitest';
import { wordHash, wordSeed } from '@newswatch/language';
import { createWatchIndex } from './index.ts';

const SEED = 20_251_126;
const LETTERS = 'абвгдежзиклмнопрстуфхцчшэюя';

/** Two words of seven letters with the same hash: among so many there are some. */
function findTwins(): readonly [string, string] {
  const known = new Map<number, string>();
  for (let number = 0; number < 600_000; number += 1) {
    const word = spelt((number * 7_919_777) % LETTERS.length ** 7);
    const hash = wordHash(word, wordSeed(SEED));
    const other = known.get(hash);
    if (other !== undefined && other !== word) return [other, word];
    known.set(hash, word);
  }
  return ['', ''];
}

function spelt(number: number): string {
  let word = '';
  for (let left = number, at = 0; at < 7; at += 1) {
    word += LETTERS.charAt(left % LETTERS.length);
    left = Math.floor(left / LETTERS.length);
  }
  return word;
}

describe('two words with the same hash', () => {
  const [one, other] = findTwins();
  const create = () => createWatchIndex({ seed: SEED });
  const idsIn = (index: ReturnType<typeof create>, text: string) =>
    index.match({ text }).map(({ watch }) => watch);

  it('are two words', () => {
    expect(one).not.toBe(other);
    expect(wordHash(one, wordSeed(SEED))).toBe(wordHash(other, wordSeed(SEED)));
  });

  it.each(['', '*'])('are found each by its own watch and removed each by itself (%s)', (star) => {
    for (const [kept, gone] of [
      [one, other],
      [other, one],
    ] as const) {
      // prettier-ignore
      const index = create();
      index.put({ id: 'one', query: one + star });
      expect(idsIn(index, other)).toEqual([]);
      index.put({ id: 'other', query: other + star });
      expect(idsIn(index, one)).toEqual(['one']);
      expect(idsIn(index, other)).toEqual(['other']);
      expect(idsIn(index, `${other} и ${one}`)).toEqual(['one', 'other']);
      index.remove(gone === one ? 'one' : 'other');
      expect(idsIn(index, gone)).toEqual([]);
      expect(idsIn(index, kept)).toEqual([kept === one ? 'one' : 'other']);
      index.remove(kept === one ? 'one' : 'other');
      expect(idsIn(index, `${other} и ${one}`)).toEqual([]);
      expect(index.statistics()).toMatchObject({ forms: 0, terms: 0 });
    }
  });

  it('may be parts of one phrase', () => {
    const index = create();
    index.put({ id: 'w', query: `"${one} ${other}"` });
    expect(idsIn(index, `${one} ${other}`)).toEqual(['w']);
    for (const text of [`${other} ${one}`, `${one} ${one}`, `${other} ${other}`])
      expect(idsIn(index, text)).toEqual([]);
  });

  it('may be ids of watches', () => {
    const index = create();
    index.put({ id: one, query: 'порт' });
    index.put({ id: other, query: 'груз' });
    expect(idsIn(index, 'порт, груз')).toEqual([one, other]);
    index.put({ id: one, query: 'судно' });
    expect(idsIn(index, 'порт, груз, судно')).toEqual([one, other]);
    index.remove(one);
    index.remove(one);
    expect(index.size).toBe(1);
    expect(idsIn(index, 'порт, груз, судно')).toEqual([other]);
    index.remove(other);
    expect(index.size).toBe(0);
  });
});

describe('a word with the hash of a form', () => {
  // Made a factor of 5: a letter that is one further on makes up for the next one being five less.
  const FIVE = 0;

  it.each([
    ['портам', 'портбз'],
    ['портами', 'портбзи'],
    ['коридоров', 'коридорнз'],
  ])('is not found, although it begins with the stem of %s: %s', (form, twin) => {
    const nominative = form.replace(/(ами?|ов)$/, '');
    expect(wordHash(twin, wordSeed(FIVE))).toBe(wordHash(form, wordSeed(FIVE)));
    const index = createWatchIndex({ seed: FIVE });
    index.put({ id: 'w', query: nominative });
    expect(index.match({ text: form })).toHaveLength(1);
    expect(index.match({ text: twin })).toEqual([]);
  });
});

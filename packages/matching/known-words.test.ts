import { expect, test } from 'vitest';
import { createKnownWords, knownWord, rememberWord } from './known-words.ts';

const word = (number: number) => ({
  mask: number % 7,
  second: number % 3,
  usage: number % 5,
  hash: { first: number, second: ~number },
});

test('a word is known as it was given, by its own key only', () => {
  const known = createKnownWords(9);
  const keys = Array.from({ length: 20_000 }, (_, at) => `слово${at} 1 `);
  for (const [at, key] of keys.entries()) {
    expect(knownWord(known, key)).toBeUndefined();
    rememberWord(known, key, word(at));
  }
  expect(keys.every((key, at) => knownWord(known, key)?.hash.first === at)).toBe(true);
  expect(knownWord(known, keys[77] ?? '')).toEqual(word(77));
});

test('of more words than there is room for, those that are asked for stay', () => {
  const known = createKnownWords(9);
  rememberWord(known, 'порт', word(1));
  const asked: boolean[] = [];
  for (let at = 0; at < 600_000; at += 1) {
    rememberWord(known, `слово${at}`, word(at));
    if (at % 100_000 === 0) asked.push(knownWord(known, 'порт')?.hash.first === 1);
  }
  expect(asked).not.toContain(false);
  expect(knownWord(known, 'слово0')).toBeUndefined();
  expect(knownWord(known, 'слово599999')).toEqual(word(599_999));
  expect(known.younger.table.used + (known.older?.table.used ?? 0)).toBeLessThanOrEqual(2 ** 19);
});

test('masks and usages beyond those that fit are not remembered', () => {
  const known = createKnownWords(9);
  for (let at = 0; at < 3_000; at += 1)
    rememberWord(known, `слово${at}`, {
      mask: at,
      second: 0,
      usage: at >> 1,
      hash: { first: at, second: at },
    });
  expect(knownWord(known, 'слово5')?.mask).toBe(5);
  expect(knownWord(known, 'слово2999')).toBeUndefined();
});

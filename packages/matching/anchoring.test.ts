import { expect, test } from 'vitest';
import { type WatchIndex, createWatchIndex } from './index.ts';

/** Long, so that it seems rare, and in every article. */
const FREQUENT = 'международный';
const WATCHES = 300;
const rare = (number: number): string => `кот${'абвгдежзик'.charAt(number % 10)}${Math.floor(number / 10)}`;

/** Watches that ask for it and for one of nine rare words: too many for guards. */
function indexOfWatches(): WatchIndex {
  const index = createWatchIndex();
  for (let number = 0; number < WATCHES; number += 1) {
    const others = ['й', 'к', 'л', 'м', 'н', 'п', 'р', 'с'].map((letter) => rare(number) + letter);
    index.put({ id: `w${number}`, query: `${FREQUENT} AND (${[rare(number), ...others].join(' | ')})` });
  }
  return index;
}

test('watches under a word that turns out to be frequent are laid under another one, and found there', () => {
  const index = indexOfWatches();
  const looked = (articles: number): number => {
    const before = index.statistics().candidates;
    for (let article = 0; article < articles; article += 1) {
      const number = article % WATCHES;
      const found = index.match({ text: `${FREQUENT} договор ${article} ${rare(number)}` });
      expect(found.map(({ watch }) => watch)).toContain(`w${number}`);
    }
    return (index.statistics().candidates - before) / articles;
  };
  expect(looked(100)).toBeGreaterThan(WATCHES / 6);
  looked(400);
  expect(looked(300)).toBeLessThan(10);
});

test('watches do not lie under a word that many others ask for, before any article was read', () => {
  const index = indexOfWatches();
  expect(index.match({ text: `${FREQUENT} договор` })).toEqual([]);
  expect(index.statistics().candidates).toBeLessThan(WATCHES / 2);
});

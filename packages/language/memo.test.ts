import { expect, test } from 'vitest';
import { remembering } from './memo.ts';

function counted(most: number) {
  const asked: string[] = [];
  const given = remembering((word) => {
    asked.push(word);
    return { word };
  }, most);
  return { asked, given };
}

test('a word is worked out once', () => {
  const { asked, given } = counted(2);
  expect(given('порт')).toBe(given('порт'));
  expect(asked).toEqual(['порт']);
});

test('a word that is asked for again stays, however many come once', () => {
  const { asked, given } = counted(100);
  for (let at = 0; at < 5_000; at += 1) {
    given(`слово${at}`);
    if (at % 50 === 0) given('порт');
  }
  expect(asked.filter((word) => word === 'порт')).toHaveLength(2);
  const known = asked.length;
  given('слово10');
  expect(asked).toHaveLength(known + 1);
});

test('of words that are asked for again and again the last ones stay', () => {
  const { asked, given } = counted(10);
  for (let time = 0; time < 4; time += 1)
    for (let at = 0; at < 50; at += 1) for (const word of [`слово${at}`, `слово${at}`]) given(word);
  const known = asked.length;
  for (let at = 45; at < 50; at += 1) given(`слово${at}`);
  expect(asked).toHaveLength(known);
  given('слово0');
  expect(asked).toHaveLength(known + 1);
});

test('long words are not kept', () => {
  const { asked, given } = counted(2);
  given('а'.repeat(100));
  given('а'.repeat(100));
  expect(asked).toHaveLength(2);
});

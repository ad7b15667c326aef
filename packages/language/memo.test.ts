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

test('a word that is asked for again stays, one that is not is forgotten', () => {
  const { asked, given } = counted(2);
  for (const word of ['порт', 'мост', 'город', 'порт', 'завод', 'банк', 'порт']) given(word);
  expect(asked).toEqual(['порт', 'мост', 'город', 'завод', 'банк']);
  given('мост');
  expect(asked).toHaveLength(6);
});

test('long words are not kept', () => {
  const { asked, given } = counted(2);
  given('а'.repeat(100));
  given('а'.repeat(100));
  expect(asked).toHaveLength(2);
});

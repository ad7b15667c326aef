import { expect, test } from 'vitest';
import { languagesOf } from './alphabets.ts';
import { phraseWords } from './phrase-words.ts';

const allowed = (phrase: string) => languagesOf(phraseWords(phrase));

const WORDS =
  `порт Средний Ёлка орта дәліз Қазақстан морський п'ять Dəhliz dehliz Zəngəzur İstanbul ırmak qo'shni тошкент Ўзбекистон
  Middle washington Händel პორტი 2026 порт5 abc123 Орtа ÖZBEK Taiwan-Шёлк straße`.split(/\s+/);

/** A unit that is not there to a reader: with it the letters are not looked at one by one. */
const hidden = (word: string): string => `${word.slice(0, 1)}\u00ad${word.slice(1)}`;

test.each(WORDS)('the letters of %s allow the same where something invisible stands between them', (word) => {
  expect(allowed(hidden(word))).toEqual(allowed(word));
});

test('a phrase in Cyrillic letters is Uzbek only with one that Russian lacks', () => {
  expect(allowed('тошкент шаҳри').map(({ language }) => language)).toContain('uz');
  expect(allowed('морской порт').map(({ language }) => language)).toEqual(['ru', 'kk', 'uk']);
});

test('a phrase that Russian may spell just so is told', () => {
  const russian = (phrase: string) =>
    allowed(phrase).flatMap(({ language, mayBeRussian }) => (mayBeRussian ? [language] : []));
  expect(russian('морской порт')).toEqual(['kk', 'uk']);
  expect(russian('морський порт')).toEqual(['kk']);
});

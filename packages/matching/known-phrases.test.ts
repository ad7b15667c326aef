import { phraseForms, phraseWords } from '@newswatch/language';
import { expect, test } from 'vitest';
import { createPhraseReader } from './known-phrases.ts';
import { createTags } from './tags.ts';

function counted() {
  const expanded: string[] = [];
  const read = createPhraseReader(
    (words, languages) => {
      if (languages === undefined) expanded.push(words.map(({ text }) => text).join(' '));
      return phraseForms(words, languages);
    },
    createTags(),
    1,
  );
  const reading = (phrase: string, reads = { languages: [] as readonly string[], exact: false }) =>
    read(phraseWords(phrase), reads);
  return { expanded, reading };
}

test('a phrase is expanded once, and again where its forms are asked for', () => {
  const { expanded, reading } = counted();
  const [first] = reading('Средний коридор');
  const [again] = reading('Средний коридор');
  expect(expanded).toHaveLength(1);
  expect(again?.words.map(({ hash }) => hash)).toEqual(first?.words.map(({ hash }) => hash));
  expect(again?.words[1]?.forms().forms.has('коридору')).toBe(true);
  expect(again?.words[1]?.forms()).toEqual(first?.words[1]?.forms());
  expect(expanded).toHaveLength(2);
});

test('what is typed otherwise, exact or of another language is another phrase', () => {
  const { expanded, reading } = counted();
  reading('порт Актау');
  reading('порт актау');
  reading('порт-Актау');
  reading('порт* Актау');
  reading('порт Актау', { languages: ['kk'], exact: false });
  const exact = reading('порт Актау', { languages: [], exact: true });
  expect(expanded).toHaveLength(6);
  expect([...(exact[0]?.words[0]?.forms().forms.keys() ?? [])]).toEqual(['порт']);
});

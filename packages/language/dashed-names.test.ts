import { describe, expect, it } from 'vitest';
import { gap } from './gap.ts';
import { phraseForms, phraseWords } from './index.ts';

/** The gaps and the words agree in one language. */
function accepts(language: 'ru' | 'uk', phrase: string, found: string): boolean {
  const tokens = phraseWords(found);
  return phraseForms(phraseWords(phrase))
    .filter((reading) => reading.language === language && reading.words.length === tokens.length)
    .some(
      ({ mask: whole, words, gaps }) =>
        gaps.every((allowed, at) => (allowed & (tokens[at]?.gap ?? gap.stop)) !== 0) &&
        words.reduce((mask, { forms }, at) => mask & (forms.get(tokens[at]?.folded ?? '') ?? 0), whole) !== 0,
    );
}

describe('a name that keeps one form, and an adjective with its noun', () => {
  it.each([
    ['ru', 'Папуа Новая Гвинея', 'Папуа — Новой Гвинеи'],
    ['ru', 'Папуа Новая Гвинея', 'Папуа-Новую Гвинею'],
    ['ru', 'Папуа Новая Гвинея', 'Папуа Новой Гвинее'],
    ['ru', 'Папуа — Новая Гвинея', 'Папуа Новой Гвинее'],
    ['uk', 'Папуа Нова Гвінея', 'Папуа — Нової Гвінеї'],
    ['uk', 'Папуа — Нова Гвінея', 'Папуа-Нову Гвінею'],
    ['uk', 'Папуа-Нова Гвінея', 'Папуа — Новою Гвінеєю'],
  ] as const)(
    'have one case, however they are joined: in %s «%s» accepts «%s»',
    (language, phrase, found) => {
      expect(accepts(language, phrase, found)).toBe(true);
    },
  );

  it.each([
    ['ru', 'Папуа Новая Гвинея', 'Папуа Новой Гвинею'],
    ['ru', 'Баку Новой Гвинеи', 'Баку Новая Гвинея'],
    ['ru', 'шоу новая волна', 'шоу новой волны'],
    ['ru', 'ТАСС Новая Газета', 'ТАСС — Новая Газета'],
    ['uk', 'Папуа Нова Гвінея', 'Папуа Нової Гвінею'],
    ['uk', 'Баку — Тбілісі — Карс', 'Баку — Тбілісі — Карса'],
  ] as const)('are no such name otherwise: in %s «%s» does not accept «%s»', (language, phrase, found) => {
    expect(accepts(language, phrase, found)).toBe(false);
  });
});

import { phraseForms, phraseWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { ANY_LANGUAGE, TYPED, createTags } from './tags.ts';
import { ANYTHING, termReadings } from './term-forms.ts';

const tags = createTags();
const readingsOf = (phrase: string, given: readonly string[] = []) =>
  termReadings(phraseForms(phraseWords(phrase)), tags, given);
const tagsOf = (phrase: string, form: string, given: readonly string[] = []) =>
  (readingsOf(phrase, given)[0]?.words[0]?.forms.get(form) ?? []).map((tag) => ({
    mask: tags.masks[tag] ?? 0,
    languages: tags.languages[tag] ?? 0,
  }));

describe('the readings of a phrase', () => {
  it('that have the same words and gaps are one, with masks apart for two languages whose words agree', () => {
    expect(readingsOf('Orta Koridor')).toHaveLength(1);
    expect(readingsOf('порт Тараз')).toHaveLength(1);
    expect(readingsOf('порт Тараз').every(({ mask, second }) => mask !== 0 && second !== 0)).toBe(true);
    expect(
      readingsOf('бизнес-форум')
        .map(({ words }) => words.length)
        .toSorted((one, other) => one - other),
    ).toEqual([1, 2]);
  });

  it('let the typed form count in every article, and a generated one in its language', () => {
    for (const { mask, languages } of tagsOf('новый порт', 'новый')) {
      expect(languages).toBe(ANY_LANGUAGE);
      expect(mask & TYPED).not.toBe(0);
    }
    for (const { mask, languages } of tagsOf('новый порт', 'новому')) {
      expect(languages).not.toBe(ANY_LANGUAGE);
      expect(mask & TYPED).toBe(0);
    }
    expect(tagsOf('новый порт', 'новому', ['ru']).map(({ languages }) => languages)).toEqual([ANY_LANGUAGE]);
  });

  it('have one tag for the typed form, in whatever languages it is read', () => {
    for (const [phrase, form] of [
      ['порт Тараз', 'порт'],
      ['порт зерна', 'порт'],
      ['банк', 'банк'],
    ] as const)
      expect(tagsOf(phrase, form)).toHaveLength(1);
  });

  it('share a term where the second language keeps the word as it is, or is not read at all', () => {
    const termAt = (phrase: string, at: number) => readingsOf(phrase)[0]?.words.at(at);
    for (const [phrase, isSecond] of [
      ['новый порт зерна', false],
      ['порт зерна', true],
      ['бывший посол Петрова', false],
      ['посол Петрова', true],
    ] as const)
      expect(readingsOf(phrase).some(({ second }) => second !== 0)).toBe(isSecond);
    expect(termAt('новый порт зерна', -1)).toEqual(termAt('порт зерна', -1));
    expect(termAt('бывший посол Петрова', -1)).toEqual(termAt('посол Петрова', -1));
  });

  it('open a prefix once, in however many languages it is read', () => {
    for (const phrase of ['por* lim* port', 'пор* порт', 'por*'])
      for (const { words } of readingsOf(phrase).slice(0, 1)) {
        const prefixes = words[0]?.beginnings.filter(({ entry }) => entry === ANYTHING) ?? [];
        expect(prefixes).toHaveLength(1);
        expect(prefixes.map(({ tag }) => tags.languages[tag])).toEqual([ANY_LANGUAGE]);
      }
  });
});

import { phraseForms, phraseWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { ANY_LANGUAGE, TYPED, countsIn, createTags, tagAt } from './tags.ts';
import { ANYTHING, type TermForms } from './term-forms.ts';
import { termReadings } from './term-readings.ts';
import { isOpenIn, typedEntry } from './usage.ts';

const tags = createTags();

function readingsOf(phrase: string, given: readonly string[] = []) {
  const words = phraseWords(phrase);
  const alone = (word: number) => phraseForms(words.slice(word, word + 1));
  return termReadings({ readings: phraseForms(words), given, length: words.length, alone }, tags);
}

const wordsOf = (phrase: string, given: readonly string[] = []) => readingsOf(phrase, given)[0]?.words ?? [];
const termAt = (phrase: string, at: number) => wordsOf(phrase).at(at)?.content;
const tagsOf = (phrase: string, form: string, given: readonly string[] = []) =>
  (wordsOf(phrase, given)[0]?.content.forms.get(form) ?? []).map((tag) => ({
    mask: tagAt(tags, tag).mask,
    languages: countsIn(tags, tag),
  }));

/** The form that an entry of a paradigm is, counted from 1. */
function formAt({ forms }: TermForms, entry: number): string | undefined {
  const entries = [...forms].flatMap(([form, { length }]) => Array.from({ length }, () => form)).toSorted();
  return entries[entry - 1];
}

const typedIn = (phrase: string) =>
  wordsOf(phrase).map(({ content, usage }) => formAt(content, typedEntry(usage)));

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

  it('tell which form of each word is the typed one', () => {
    for (const [phrase, typed] of [
      ['новый порт', ['новый', 'порт']],
      ['Новая дорога', ['новая', 'дорога']],
      ['Среднего коридора', ['среднего', 'коридора']],
      ['Orta Koridor', ['orta', 'koridor']],
      ['Middle Corridor', ['middle', 'corridor']],
      ['пор* Тараз', [undefined, 'тараз']],
    ] as const)
      expect(typedIn(phrase)).toEqual(typed);
  });

  it('let a generated form count in its language, in every article where the watch names it', () => {
    for (const { mask, languages } of tagsOf('новый порт', 'новому')) {
      expect(languages).not.toBe(ANY_LANGUAGE);
      expect(mask & TYPED).toBe(0);
    }
    expect(tagsOf('новый порт', 'новому', ['ru']).map(({ languages }) => languages)).toEqual([ANY_LANGUAGE]);
  });

  it('have one tag for a form, in whatever languages it is read', () => {
    for (const [phrase, form] of [
      ['порт Тараз', 'порт'],
      ['порт зерна', 'порт'],
      ['банк', 'банк'],
    ] as const)
      expect(tagsOf(phrase, form)).toHaveLength(1);
  });

  it('open a prefix once, in however many languages it is read', () => {
    for (const phrase of ['por* lim* port', 'пор* порт', 'por*']) {
      const { beginnings = [] } = termAt(phrase, 0) ?? {};
      const prefixes = beginnings.filter(({ entry }) => entry === ANYTHING);
      expect(prefixes).toHaveLength(1);
      expect(prefixes.map(({ tag }) => countsIn(tags, tag))).toEqual([ANY_LANGUAGE]);
    }
  });
});

describe('the same word', () => {
  it.each([
    ['whichever of its forms is typed', ['новый порт', 0], ['новая дорога', 0]],
    ['before others, where its suffixes do not count', ['дорога жизни', 0], ['дорога', 0]],
    ['as it is, beside words of one language or of two', ['новый порт зерна', -1], ['порт зерна', -1]],
  ] as const)('is the same term %s', (_, [one, at], [other, there]) => {
    expect(termAt(one, at)).toBeDefined();
    expect(termAt(one, at)).toEqual(termAt(other, there));
  });

  it('takes suffixes at the end of a phrase only', () => {
    expect(wordsOf('дорога').map(({ usage }) => isOpenIn(usage))).toEqual([true]);
    expect(wordsOf('дорога жизни').map(({ usage }) => isOpenIn(usage))).toEqual([false, true]);
  });
});

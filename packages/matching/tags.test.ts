import { describe, expect, it } from 'vitest';
import { ANY_LANGUAGE, createTags, languagesIn, languagesOf, tagAt } from './tags.ts';

describe('tags', () => {
  it('are the same number for the same mask and languages, and tell both', () => {
    const tags = createTags();
    const masks = [0, 1, 5, -1, ...Array.from({ length: 60 }, (_, at) => 7 * 2 ** (at % 28) + at)];
    const asked = masks.flatMap((mask) =>
      [1, 2, ANY_LANGUAGE].flatMap((languages) =>
        [0, 1, 6, 1 << 27].map((second) => ({ mask, languages, second })),
      ),
    );
    const numbers = asked.map(({ mask, languages, second }) => tags.of(mask, languages, second));
    expect(new Set(numbers).size).toBe(asked.length);
    expect(asked.map(({ mask, languages, second }) => tags.of(mask, languages, second))).toEqual(numbers);
    const told = numbers.map((tag) => tagAt(tags, tag));
    expect(told).toEqual(asked);
  });
});

describe('the languages of a reading', () => {
  const codes = ['ru', 'uk', 'kk', 'az', 'tr', 'uz', 'en', 'ka'] as const;
  const counts = (language: (typeof codes)[number], identifiedOnly: boolean, article: readonly string[]) =>
    (languagesOf({ language, identifiedOnly }) & languagesIn(article)) !== 0;

  it.each(codes)('%s counts in its own articles, in unknown and in mixed ones', (language) => {
    for (const article of [[language], ['und'], [], ['de', 'ja'], [language, 'de'], ['und', language]])
      expect(counts(language, false, article)).toBe(true);
    for (const other of [...codes, 'de', 'ky'].filter((code) => code !== language)) {
      expect(counts(language, false, [other])).toBe(false);
      expect(counts(language, false, ['und', other])).toBe(false);
    }
  });

  it.each(codes)('%s counts only where it is identified, if it must be', (language) => {
    for (const article of [[language], [language, 'de']]) expect(counts(language, true, article)).toBe(true);
    for (const article of [['und'], [], ['de', 'ja'], ['de']])
      expect(counts(language, true, article)).toBe(false);
  });

  it('are all where the watch names the language, or for the typed form', () => {
    expect(languagesOf({ language: 'kk', identifiedOnly: true }, ['kk'])).toBe(ANY_LANGUAGE);
    expect(languagesOf({ language: undefined, identifiedOnly: false })).toBe(ANY_LANGUAGE);
    expect(languagesOf({ language: 'kk', identifiedOnly: false }, ['ru'])).not.toBe(ANY_LANGUAGE);
  });
});

import { queryOfKeywords } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { checkKeywords, createWatchIndex } from './index.ts';

const found = (keywords: readonly string[], text: string) => {
  checkKeywords(keywords);
  const index = createWatchIndex();
  index.put({ id: 'w', query: queryOfKeywords(keywords) });
  return index.match({ text })[0]?.matches.map(({ form, term }) => [form, term]);
};

describe('keywords', () => {
  it('match when any of them does, each as an inflected phrase', () => {
    expect(found(['Средний коридор', 'логист*'], 'О Среднем коридоре и логистике')).toEqual([
      ['Среднем коридоре', 'Средний коридор'],
      ['логистике', 'логист*'],
    ]);
    expect(found(['Средний коридор', 'логист*'], 'Погода')).toBeUndefined();
  });

  it('hold words that elsewhere are operators, and quotation marks that mean nothing', () => {
    expect(found(['порт (Актау)'], 'в порту Актау')).toEqual([['порту Актау', 'порт (Актау)']]);
    expect(found(['«Средний коридор»'], 'Средний коридор')).toHaveLength(1);
    expect(found(['TERMS AND CONDITIONS'], 'Terms and conditions')).toHaveLength(1);
    expect(found(['порт', 'порт'], 'порт')).toHaveLength(1);
  });

  it.each([
    ['порт | груз', 6, 'keywords of their own'],
    ['порт AND груз', 6, 'belong in a query'],
    ['lang:ru', 1, 'filters belong in a query'],
    ['порт -футбол', 6, 'a query with NOT'],
    ['ло*', 1, 'at least 3 letters'],
    [' порт ло*', 7, 'at least 3 letters'],
    ['!!!', 1, 'no letter or digit'],
  ])('are refused when one is «%s»', (keyword, position, reason) => {
    expect(() => checkKeywords(['порт', keyword])).toThrow(
      expect.objectContaining({
        code: 'watch-does-not-parse',
        details: {
          position,
          reason: expect.stringMatching(new RegExp(`^keyword 2, «.*${reason}`)),
        },
      }),
    );
  });
});

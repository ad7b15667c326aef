import { describe, expect, it } from 'vitest';
import { compose, fold, gap, tokenize } from './index.ts';

const folded = (text: string) => tokenize(text).map((token) => token.folded);

describe('folding the Arabic script', () => {
  it('makes one letter of Arabic and Persian yeh, and of kaf and keheh', () => {
    expect(folded('كريدور ميانى')).toEqual(folded('کریدور میانی'));
  });

  it('drops vowel signs and the stretching tatweel', () => {
    expect(folded('مُحَمَّد')).toEqual(folded('محمد'));
    expect(folded('قـــازان')).toEqual(folded('قازان'));
  });

  it('joins what a zero-width non-joiner parts', () => {
    expect(folded('می\u200cشود')).toEqual(folded('میشود'));
  });

  it('keeps alef with madda apart from plain alef, composed or not', () => {
    expect(fold('آب')).not.toBe(fold('اب'));
    expect(fold('ا\u0653ب')).toBe(fold('آب'));
  });
});

describe('units without width', () => {
  const units = ['\u202a', '\u202e', '\u2066', '\u2069', '\u200e', '\u061c', '\ufe0e', '\ufe0f', '\u034f'];

  it.each(units)('do not exist inside a word, nor between words (%j)', (mark) => {
    expect(folded(`ко${mark}ридор`)).toEqual(['коридор']);
    expect(tokenize(`средний${mark} ${mark}коридор`).map((token) => [token.folded, token.gap])).toEqual([
      ['средний', gap.space],
      ['коридор', gap.stop],
    ]);
  });
});

describe('folding scripts without spaces', () => {
  it('gives each ideograph of a Chinese or Japanese name as a word', () => {
    expect(tokenize('中间走廊').map((token) => [token.folded, token.gap])).toEqual([
      ['中', gap.none],
      ['间', gap.none],
      ['走', gap.none],
      ['廊', gap.stop],
    ]);
    expect(folded('カスピ海')).toEqual(['カスピ', '海']);
  });

  it('makes one letter of small and capital Georgian letters', () => {
    expect(folded('ᲞᲝᲠᲢᲘ')).toEqual(folded('პორტი'));
  });
});

describe('composing', () => {
  it('is NFC for each unit behind each of some letters', () => {
    const others: string[] = [];
    for (const before of ['', 'a', 'и', 'е', 'ә', 'ა', '가', 'ᄀ', ' ']) {
      for (let code = 0; code < 0x10000; code += 1) {
        const text = before + String.fromCharCode(code);
        if (compose(text) !== text.normalize('NFC')) others.push(text);
      }
    }
    expect(others).toEqual([]);
    expect(compose('и\u0306')).toBe('й');
  });
});

import { describe, expect, it } from 'vitest';
import { acceptsChain, chainSpan, continues, entryOf } from './index.ts';
import { stemsOf } from './suffixes.ts';

const units = (text: string): Uint16Array => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

function accepts(word: string, text: string): boolean {
  const read = units(text);
  return stemsOf(word, 'tr').some(
    (stem) =>
      text.startsWith(stem.text) &&
      acceptsChain(entryOf(stem), read, chainSpan(stem.text.length, text.length)),
  );
}

/** The entry of the word itself; 0 refuses everything. */
function entryAt(word: string, language: 'tr' | 'kk'): number {
  const [stem] = stemsOf(word, language);
  return stem === undefined ? 0 : entryOf(stem);
}

describe('the suffix automaton', () => {
  it('decides by the letters of a span and looks at no other', () => {
    const entry = entryAt('liman', 'tr');
    const text = units('xx limanlarda yy');
    expect(acceptsChain(entry, text, chainSpan(8, 13))).toBe(true);
    expect(acceptsChain(entry, text, chainSpan(8, 12))).toBe(false);
    expect(acceptsChain(entry, text, chainSpan(8, 14))).toBe(false);
  });

  it('refuses the empty chain, chains longer than any word has, and letters of other alphabets', () => {
    expect(accepts('liman', 'liman')).toBe(false);
    expect(accepts('liman', `liman${'larda'.repeat(20)}`)).toBe(false);
    expect(accepts('liman', 'limanда')).toBe(false);
    expect(accepts('liman', 'liman\uffff')).toBe(false);
  });

  it('asks for the letter that a suffix needs behind the stem', () => {
    expect(['limanda', 'limanın', 'limana'].map((form) => accepts('liman', form.replace('ı', 'i')))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['limanya', 'limannin', 'limansi', 'limanta'].filter((form) => accepts('liman', form))).toEqual(
      [],
    );
    expect(['gemiya', 'gemiin', 'gemii'].filter((form) => accepts('gemi', form))).toEqual([]);
  });

  it('asks for vowel harmony, except behind an apostrophe and where the spelling does not tell', () => {
    expect(accepts('liman', 'limanlar')).toBe(true);
    expect(accepts('liman', 'limanler')).toBe(false);
    expect(accepts('biden', "biden'a")).toBe(true);
    expect(accepts('saat', 'saatler')).toBe(true);
    expect(accepts('kadın', 'kadinlar')).toBe(true);
    expect(accepts('kadın', 'kadinler')).toBe(false);
  });

  it('gives stems of one sound one entry', () => {
    expect(entryAt('порт', 'kk')).toBe(entryAt('спорт', 'kk'));
    expect(entryAt('порт', 'kk')).not.toBe(entryAt('дәліз', 'kk'));
  });

  it('takes an apostrophe for a break behind any letter but Uzbek o and g', () => {
    const broken = (word: string) =>
      stemsOf(word, 'uz').some((stem) => stem.text === word && continues(stem, `${word}'da`));
    expect(['kok', 'tog', 'baka', 'kino'].map(broken)).toEqual([true, false, true, false]);
  });

  it('answers alike for units and for words', () => {
    const [stem] = stemsOf('дәліз', 'kk');
    const tails = ['дің', 'дерге', 'ші', 'діңдің', 'ін', 'бен', 'пен'];
    const words = tails.map((tail) => stem !== undefined && continues(stem, `дәліз${tail}`));
    expect(words).toEqual(
      tails.map((tail) => acceptsChain(entryAt('дәліз', 'kk'), units(tail), chainSpan(0, tail.length))),
    );
    expect(words).toEqual([true, true, false, false, true, true, false]);
  });
});

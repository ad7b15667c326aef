import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uzbekInCyrillic, withoutDiacritics } from './language-model/varieties.ts';
import { identifyLanguage } from './index.ts';

const headlinesOf = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, `fixtures/headlines/${name}.txt`), 'utf8')
    .trim()
    .split('\n');

const shareOf = (texts: readonly string[], code: string): number =>
  texts.filter((text) => identifyLanguage(text).code === code).length / texts.length;

const languages = ['az', 'tr', 'uz', 'kk', 'uk', 'en', 'ka', 'ru'];

/** Headlines that the model was not trained on: two to eight words, as agencies of the region write them. */
describe('of headlines by themselves', () => {
  it.each(languages)('97 of 100 in %s are recognized', (code) => {
    expect(shareOf(headlinesOf(code), code)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['az', 'tr'])('97 of 100 in %s typed without diacritics are recognized', (code) => {
    expect(shareOf(headlinesOf(code).map(withoutDiacritics), code)).toBeGreaterThanOrEqual(0.97);
  });

  it.each(languages)('97 of 100 in %s in capitals are recognized', (code) => {
    const locale = code === 'az' || code === 'tr' ? 'tr' : 'en';
    const texts = headlinesOf(code).map((text) => text.toLocaleUpperCase(locale));
    expect(shareOf(texts, code)).toBeGreaterThanOrEqual(0.97);
  });

  it('97 of 100 in Kazakh in Latin letters are recognized', () => {
    expect(shareOf(headlinesOf('kk-latin'), 'kk')).toBeGreaterThanOrEqual(0.97);
  });

  it('95 of 100 in Kazakh in letters from a to z are recognized', () => {
    const texts = headlinesOf('kk-latin').map((text) => text.replaceAll('ş', 's').normalize('NFD'));
    expect(
      shareOf(
        texts.map((text) => text.replace(/\p{M}/gu, '')),
        'kk',
      ),
    ).toBeGreaterThanOrEqual(0.95);
  });

  it('96 of 100 in Uzbek in Cyrillic letters are recognized', () => {
    expect(shareOf(headlinesOf('uz').map(uzbekInCyrillic), 'uz')).toBeGreaterThanOrEqual(0.96);
  });

  it.each(languages)('99 of 100 in %s are where the feed declares the language', (code) => {
    const texts = headlinesOf(code);
    const recognized = texts.filter((text) => identifyLanguage(text, code).code === code);
    expect(recognized.length / texts.length).toBeGreaterThanOrEqual(0.99);
  });
});

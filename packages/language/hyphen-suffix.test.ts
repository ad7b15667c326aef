import { describe, expect, it } from 'vitest';
import { createWordBuffer, lastWritten, readWords } from './index.ts';

/** What is written as one with the first word. */
function writtenWith(text: string): string {
  const words = createWordBuffer(0);
  readWords('', text, words);
  return text.slice(0, words.ends[lastWritten(words, 0)]);
}

describe('a suffix behind a hyphen', () => {
  it.each([
    'АҚШ-тың',
    'БҰҰ-да',
    'ТМД-ға',
    'ЕАЭО-мен',
    'NATO-nun',
    'BMT-nin',
    'ABŞ-dan',
    'SOCAR-ın',
    'AQSh-ning',
    'YeXHT-ga',
    'АҚШ-нинг',
    'AQŞ-tyñ',
    'COP29-un',
    '2030-дан',
    'Google-дың',
    'Boeing-пен',
  ])('belongs to the word before it: %s', (word) => {
    expect(writtenWith(`${word} жаңа`)).toBe(word);
  });

  it.each([
    ['ИТ-компания', 'ИТ'],
    ['PR-менеджер', 'PR'],
    ['IT-forum', 'IT'],
    ['UN-led', 'UN'],
    ['АҚШ-Қытай', 'АҚШ'],
    ['АҚШ - тың', 'АҚШ'],
    ['АҚШ, тың', 'АҚШ'],
    ['Бизнес-да', 'Бизнес'],
    ['бара-бара', 'бара'],
    ['G20', 'G20'],
    ['США-то', 'США'],
    ['cities-и', 'cities'],
  ])('is told from another part of a compound: %s', (text, first) => {
    expect(writtenWith(text)).toBe(first);
  });
});

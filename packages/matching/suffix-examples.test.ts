import { phraseForms, phraseWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { suffixExamples } from './suffix-examples.ts';

/** Of the last word of a phrase. */
function examples(language: string, phrase: string): readonly string[] {
  const words = phraseWords(phrase);
  const reading = phraseForms(words).find((each) => each.language === language);
  return suffixExamples(words.at(-1)?.text ?? '', reading?.words.at(-1)?.stems ?? []);
}

describe('examples of suffixes', () => {
  it.each([
    ['tr', 'Koridor', 'koridorlar koridorun koridorda koridordan'],
    ['tr', 'kitap', 'kitaplar kitabın kitapta kitaptan'],
    ['tr', 'Işık', 'ışıklar ışığın ışıkta ışıktan'],
    ['tr', 'Koridoru', 'koridorları koridorunun koridorunda koridorundan'],
    ['az', 'dəhliz', 'dəhlizlər dəhlizin dəhlizdə dəhlizdən'],
    ['az', 'dəhlizi', 'dəhlizləri dəhlizinin dəhlizində dəhlizindən'],
    ['kk', 'дәліз', 'дәліздер дәліздің дәлізде дәлізден'],
    ['kk', 'көлік дәлізі', 'дәліздері дәлізінің дәлізінде дәлізінен'],
    ['uz', "yo'lak", "yo'laklar yo'lakning yo'lakda yo'lakdan"],
  ])('in %s follow the sound of %s', (language, word, forms) => {
    const shown = examples(language, word);
    expect(forms.split(' ')).toEqual(expect.arrayContaining([...shown]));
    expect(shown.length).toBeGreaterThanOrEqual(3);
  });

  it('are none where forms are listed', () => {
    expect(suffixExamples('порт', [])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { type PhraseReading, continues, phraseForms, phraseWords } from './index.ts';

function accepts(language: string, phrase: string, found: string): boolean {
  const tokens = phraseWords(found).map((word) => word.folded);
  const fits = ({ words }: PhraseReading) =>
    words.length === tokens.length &&
    words.every(({ forms, stems }, at) => {
      const word = tokens[at] ?? '';
      return forms.has(word) || stems.some((stem) => continues(stem, word));
    });
  return phraseForms(phraseWords(phrase)).some((reading) => reading.language === language && fits(reading));
}

const rows: readonly (readonly [language: string, phrase: string, matching: string, others: string])[] = [
  [
    'tr',
    'Kuzey Liman',
    "Kuzey Liman'da|kuzey limanın|KUZEY LİMANI|Kuzey Limanlarından",
    'Kuzey Limanlı|Kuzeyli Liman',
  ],
  ['tr', 'şehir', 'şehrin|şehirde|şehirlerin|şehre', 'şehrlerin|şehirli'],
  ['tr', 'kitap', 'kitabın|kitaplar|kitaptaki', 'kitapçı'],
  ['tr', 'demiryolu', 'demiryolunun|demiryolları|demiryollarını', 'demir|demirci'],
  ['az', 'şərq limanı', 'şərq limanının|şərq limanında|şərq limanları', 'şərq limonu'],
  ['az', 'dəmir yolu', 'dəmir yolunun|dəmir yollarının', 'dəmir yol'],
  ['az', 'çörək', 'çörəyin|çörəkdən', 'çörəkçi'],
  ['kk', 'шығыс айлағы', 'шығыс айлағының|шығыс айлағына|шығыс айлағында', 'шығыс ай'],
  ['kk', 'орын', 'орында|орнын|орынның', 'орыс'],
  ['kk', 'теміржол', 'теміржолдың|теміржолға|теміржолдары|теміржолында', 'темір'],
  ['uz', "temir yo'l", 'temir yo‘lning|temir yoʻlda|temir yo’llarning', 'temir yoq|temirchi yo‘l'],
  ['en', 'trade route', 'trade routes|trade route’s|trade routes’', 'trade router|trades route'],
  ['en', 'new facility', 'new facilities', 'new facilitys'],
  ['en', 'trade talks', 'trade talk', 'trade talking'],
];

describe('a phrase with suffixes', () => {
  it.each(rows)('in %s: «%s» accepts %s and not %s', (...row) => {
    const [language, phrase, matching, others] = row;
    expect(matching.split('|').filter((found) => !accepts(language, phrase, found))).toEqual([]);
    expect(others.split('|').filter((found) => accepts(language, phrase, found))).toEqual([]);
  });

  it('is expanded only in languages that spell it so', () => {
    const languages = (phrase: string) => phraseForms(phraseWords(phrase)).map((reading) => reading.language);
    expect(languages('trade window')).toEqual([undefined, 'en']);
    expect(languages('şərq')).toEqual([undefined, 'az']);
    expect(languages('дәліз')).toEqual([undefined, 'kk']);
    expect(languages('порт')).toEqual([undefined, 'ru', 'kk']);
  });
});

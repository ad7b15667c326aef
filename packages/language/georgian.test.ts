import { describe, expect, it } from 'vitest';
import { phraseForms, phraseWords } from './index.ts';

/** Whether the phrase accepts the words, by its Georgian reading alone. */
function accepts(phrase: string, found: string): boolean {
  const tokens = phraseWords(found).map((word) => word.folded);
  return phraseForms(phraseWords(phrase)).some(
    ({ language, words }) =>
      language === 'ka' &&
      words.length === tokens.length &&
      words.every(({ forms }, at) => forms.has(tokens[at] ?? '')),
  );
}

const rows: readonly (readonly [phrase: string, matching: string, others: string])[] = [
  ['შუა დერეფანი', 'შუა დერეფნის|შუა დერეფანს|შუა დერეფანში|შუა დერეფნიდან|შუა დერეფნისთვის', 'შუა დერე'],
  [
    'პორტი',
    'პორტი|პორტის|პორტს|პორტმა|პორტში|პორტით|პორტიდან|პორტამდე|პორტები|პორტებს|პორტების|პორტებში|პორტიც',
    'პორტრეტი',
  ],
  ['ახალი პორტი', 'ახალ პორტში|ახალმა პორტმა|ახალი პორტის|ახალ პორტს', 'ახალგაზრდა პორტი'],
  [
    'საქართველო',
    'საქართველოს|საქართველოში|საქართველოდან|საქართველოსთან|საქართველოსთვის|საქართველომ',
    'ქართველი',
  ],
  ['ქვეყანა', 'ქვეყნის|ქვეყანას|ქვეყანაში|ქვეყნები|ქვეყნების|ქვეყანამ', 'ქვე'],
  ['ირაკლი ღარიბაშვილი', 'ირაკლი ღარიბაშვილის|ირაკლი ღარიბაშვილმა|ირაკლი ღარიბაშვილთან', 'ირაკლი ღარიბი'],
  ['ილია ჭავჭავაძე', 'ილია ჭავჭავაძის|ილია ჭავჭავაძემ|ილია ჭავჭავაძეს|ილია ჭავჭავაძესთან', 'ილია ჭავჭავა'],
  ['აზერბაიჯანი', 'აზერბაიჯანის|აზერბაიჯანში|აზერბაიჯანთან|აზერბაიჯანისთვის|აზერბაიჯანმა', 'აზერი'],
  ['პორტები', 'პორტების|პორტებს|პორტი', 'პორტფელი'],
];

describe('a Georgian phrase', () => {
  it.each(rows)('«%s» accepts %s and not %s', (phrase, matching, others) => {
    expect(matching.split('|').filter((found) => !accepts(phrase, found))).toEqual([]);
    expect(others.split('|').filter((found) => accepts(phrase, found))).toEqual([]);
  });

  it('keeps one form of words before the last that do not end like an adjective', () => {
    expect(accepts('შუა დერეფანი', 'შუას დერეფანი')).toBe(false);
  });
});

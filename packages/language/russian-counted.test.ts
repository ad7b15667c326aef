import { describe, expect, it } from 'vitest';
import { type PhraseReading, phraseForms, phraseWords } from './index.ts';

function accepts(phrase: string, found: string): boolean {
  const tokens = phraseWords(found).map((word) => word.folded);
  const agreed = ({ mask, words }: PhraseReading) =>
    words.reduce((all, { forms }, at) => all & (forms.get(tokens[at] ?? '') ?? 0), mask);
  return phraseForms(phraseWords(phrase)).some(
    (reading) => reading.language === 'ru' && agreed(reading) !== 0,
  );
}

const rows: readonly (readonly [phrase: string, matching: string, others: string])[] = [
  [
    'два морских порта',
    'двух морских портов|двум морским портам|двумя морскими портами',
    'два морских портов|двух морских порта|два морские порты|двум морскими портами',
  ],
  ['две новые страны', 'две новых страны|двух новых стран|двумя новыми странами', 'две новых стран'],
  ['три порта Каспия', 'трёх портов Каспия|тремя портами Каспия', 'трёх порта Каспия'],
  ['обе стороны', 'обеих сторон|обеими сторонами', 'обеих сторонами'],
  ['оба новых президента', 'обоих новых президентов', 'оба новых президентов'],
  ['полтора года', 'полутора лет|полутора годами', 'полтора лет'],
  ['трое суток', 'троих суток', 'трое сутки'],
  ['четверо раненых', 'четверых раненых|четверым раненым', 'четверо раненые'],
  ['несколько компаний', 'нескольких компаний|нескольким компаниям', 'несколько компании'],
  ['восемь портов', 'восьми портов|восемью портами', 'восеми портов'],
  ['пятьдесят тонн', 'пятидесяти тонн|пятьюдесятью тоннами', 'пятьдесяти тонн'],
  ['пятьсот вагонов', 'пятисот вагонов|пятьюстами вагонами|пятистам вагонам', 'пятисот вагонами'],
  [
    'двести локомотивов',
    'двухсот локомотивов|двумстам локомотивам|двухстах локомотивах',
    'двухсот локомотива',
  ],
  ['сто дней', 'ста дней|ста дням', 'ста дни'],
  ['пять портов', 'пяти портов|пятью портами|пяти портам', 'пятью портов'],
];

describe('a Russian phrase that opens with a numeral', () => {
  it.each(rows)('«%s» accepts %s and not %s', (phrase, matching, others) => {
    expect(matching.split('|').filter((found) => !accepts(phrase, found))).toEqual([]);
    expect(others.split('|').filter((found) => accepts(phrase, found))).toEqual([]);
  });
});

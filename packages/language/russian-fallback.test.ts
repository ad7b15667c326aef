import { describe, expect, it } from 'vitest';
import { phraseForms, phraseWords, russianForms } from './index.ts';
import { placedBy } from './russian.ts';
import { ANY_READING } from './grammar.ts';

const formsOf = (word: string) => russianForms(word).map((form) => form.text);

const conjugated = [
  'договориться договорился договорилась договорятся договорившиеся договорившихся',
  'подписать подписал подпишет подпишут подписанный подписанного подписана',
  'торговать торгует торгуют торговали торгующий торгующих',
  'построить построил построят построенный построенных',
  'осветить осветил освещу освещенный',
  'обсудить обсудят обсужу обсужденный обсуждены',
  'достигнуть достигнет достиг достигли',
  'открыть открыл откроет открытый открыта',
  'найти найдет нашел нашла найденный',
  'провести провел проведет проведенный проведена',
  'перевезти перевез перевезла перевезет',
  'помочь помог помогли поможет помогут',
  'начать начал начнет начнут',
  'принять принял примет принятый',
  'занять займет занял',
  'дать дал даст дадут',
  'ждать ждет ждут ждал',
  'смотреть смотрит смотрят смотрел',
  'болеть болеет болеют',
  'бояться боится боятся боялся',
  'стать стал станет станут',
  'умереть умер умрет умерла',
];

describe('the fallback', () => {
  it.each(conjugated)('builds the forms of a verb: %s', (row) => {
    const [verb = '', ...expected] = row.split(' ');
    const found = formsOf(verb);
    expect(expected.filter((form) => !found.includes(form))).toEqual([]);
    expect(placedBy(verb)).toBe('fallback');
  });

  it('puts every ending behind the stem of what is no verb', () => {
    expect(formsOf('стремительно')).toContain('стремительный');
    expect(formsOf('стремительно')).toContain('стремительно');
    expect(placedBy('стремительно')).toBe('fallback');
    expect(placedBy('по-новому')).toBe('fallback');
  });

  it('leaves nouns that end like verbs to the grammar', () => {
    for (const noun of [
      'печать',
      'сеть',
      'память',
      'область',
      'путь',
      'треть',
      'речь',
      'двадцать',
      'власти',
    ]) {
      expect([noun, placedBy(noun)]).toEqual([noun, 'grammar']);
    }
    expect(placedBy('коридор')).toBe('grammar');
    expect(placedBy('ОТГ')).toBe('grammar');
  });

  it('is a finite list whose forms agree with anything', () => {
    expect(formsOf('переименовать').length).toBeLessThan(200);
    expect(russianForms('переименовать').every(({ grammar }) => grammar === ANY_READING)).toBe(true);
  });

  it('makes no stem of fewer than three letters', () => {
    expect(formsOf('съъ')).toEqual(['съъ']);
  });

  it('inflects a verb that opens a phrase', () => {
    const russian = phraseForms(phraseWords('договориться о поставках')).filter(
      ({ language }) => language === 'ru',
    );
    expect(russian.map(({ words }) => words[0]?.forms.has('договорились'))).toEqual([true]);
    expect(russian.map(({ words }) => words[2]?.forms.size)).toEqual([1]);
  });

  it('takes «вести» for a noun and a verb', () => {
    expect(formsOf('вести')).toEqual(expect.arrayContaining(['вестей', 'ведет', 'весть']));
  });
});

describe('a word in capitals', () => {
  it('inflects when it reads as a word', () => {
    expect(formsOf('МИД')).toEqual(expect.arrayContaining(['мид', 'мида', 'миду', 'мидом', 'миде']));
    expect(formsOf('ТАСС')).toContain('тасса');
    expect(formsOf('ИРАН')).toContain('ирана');
  });

  it.each(['ТМТМ', 'ОТГ', 'США', 'ООН', 'НАТО', 'НПЗ', 'ЕАЭС', 'РАН', 'ЕС', 'ВВП', 'ГЭС'])(
    'keeps «%s»',
    (word) => {
      expect(formsOf(word)).toEqual([word.toLowerCase()]);
    },
  );
});

describe('a phrase of one word', () => {
  const has = (word: string, form: string) =>
    phraseForms(phraseWords(word)).some(
      ({ language, words, mask }) => language === 'ru' && ((words[0]?.forms.get(form) ?? 0) & mask) !== 0,
    );

  it('has the forms of the woman and of every gender', () => {
    expect(has('Токаев', 'токаевой')).toBe(true);
    expect(has('токаев', 'токаевым')).toBe(true);
    expect(has('каспийский', 'каспийская')).toBe(true);
    expect(has('МИД', 'мидом')).toBe(true);
  });
});

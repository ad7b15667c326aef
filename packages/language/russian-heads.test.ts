import { describe, expect, it } from 'vitest';
import { phraseForms, phraseWords } from './index.ts';

/** Whether the phrase accepts the words by its Russian reading alone. */
function accepts(phrase: string, found: string): boolean {
  const tokens = phraseWords(found).map((word) => word.folded);
  return phraseForms(phraseWords(phrase))
    .filter((reading) => reading.language === 'ru' && reading.words.length === tokens.length)
    .some(
      ({ mask: phrase, words }) =>
        words.reduce((mask, word, at) => mask & (word.forms.get(tokens[at] ?? '') ?? 0), phrase) !== 0,
    );
}

interface Behaviour {
  readonly accepted: Readonly<Record<string, string>>;
  readonly refused?: Readonly<Record<string, string>>;
}

/** Per phrase, what is accepted or refused, parted by `|`. */
const behaviours: Readonly<Record<string, Behaviour>> = {
  'reads a reflexive participle in another case': {
    accepted: {
      'развивающейся страны': 'развивающаяся страна|развивающихся стран',
      'строящемся порту': 'строящийся порт|строящимися портами',
    },
    refused: { 'развивающейся страны': 'развивающейся стран' },
  },
  'reads an adverb and a numeral before an adjective in another case': {
    accepted: {
      'внутренне перемещенных лиц': 'внутренне перемещенное лицо|внутренне перемещенным лицом',
      'двадцать первого века': 'двадцать первый век|двадцать первому веку',
      'подводного силового кабеля': 'подводный силовой кабель',
    },
  },
  'reads a participle in another case before what agrees with nothing': {
    accepted: {
      'исполняющего обязанности': 'исполняющий обязанности|исполняющим обязанности',
      'пострадавшим при пожаре': 'пострадавшие при пожаре|пострадавших при пожаре',
    },
  },
  'reads irregular nouns in another case': {
    accepted: {
      'дню независимости': 'день независимости|днем независимости',
      'времени намаза': 'время намаза',
      'судье Ларисе Гусевой': 'судья Лариса Гусева|судью Ларису Гусеву',
      'ролью посредника': 'роль посредника|роли посредника',
      'бюджетных денег': 'бюджетные деньги',
      'высохшего дна моря': 'высохшее дно моря|высохшем дне моря',
    },
  },
  'tells nouns in another case from adjectives': {
    accepted: {
      'боевой машиной пехоты': 'боевая машина пехоты',
      'временному поверенному': 'временный поверенный|временного поверенного',
      'близкой встречи': 'близкая встреча',
    },
  },
  'declines the plural behind singular adjectives that «и» joins': {
    accepted: {
      'первый и второй этапы': 'первого и второго этапов|первым и вторым этапами',
      'Черное и Каспийское моря': 'Черного и Каспийского морей|Черном и Каспийском морях',
      'первого и второго домов': 'первый и второй дома',
      'северная и южная границы': 'северной и южной границ|северную и южную границы',
    },
    refused: {
      'первый и второй этапы': 'первого и второму этапам|первый и второй этап',
      'северная и южная границы': 'северный и южный границы',
    },
  },
  'declines ordinals in digits': {
    accepted: {
      '31-я статья': '31-й статьи|31-ю статью',
      '2-й корпус': '2-го корпуса|2-му корпусу|2-ой корпус',
      '10-го саммита': '10-й саммит|10-м саммите',
    },
    refused: { '31-я статья': '31-я статьи|30-й статьи' },
  },
  'takes military exercises for a plural, and military men of a country for men': {
    accepted: { 'военные учения': 'военных учений', 'военные Армении': 'военных Армении' },
    refused: { 'военные учения': 'военными учения|военным учения' },
  },
  'keeps the gender of a full name behind a title, and the title alive': {
    accepted: {
      'сенатор Ольга Перепечина': 'сенатора Ольги Перепечиной|сенатору Ольге Перепечиной',
      'директор Айдар Галиев': 'директора Айдара Галиева|директору Айдару Галиеву',
    },
    refused: {
      'сенатор Ольга Перепечина': 'сенатор Ольгу Перепечину',
      'директор Айдар Галиев': 'директор Айдар Галиева|директора Айдара Галиеву',
    },
  },
  'keeps the given name of a woman in a consonant': {
    accepted: {
      'Мехрибан Алиева': 'Мехрибан Алиевой|Мехрибан Алиеву',
      'депутат Айгуль Куспан': 'депутатом Айгуль Куспан|депутата Айгуль Куспан',
    },
    refused: { 'вице-президент Мехрибан Алиева': 'вице-президента Мехрибан Алиева' },
  },
  'declines a known given name behind a ruler': {
    accepted: { 'король Салман': 'короля Салмана|королем Салманом' },
    refused: { 'король Салман': 'короля Салман' },
  },
  'takes no thing for a living one': {
    accepted: { 'река Иртыш': 'реки Иртыша|реки Иртыш|реку Иртыш' },
    refused: { 'река Иртыш': 'река Иртыша|реку Иртыша' },
  },
  'reads the name of a place that is in another case': {
    accepted: {
      'озере Балхаш': 'озеро Балхаш|озера Балхаша|озером Балхашем',
      'рекой Сырдарьей': 'река Сырдарья|реку Сырдарью',
    },
    refused: { 'озере Балхаш': 'озеро Балхашем' },
  },
  'reads given names that stayed before a surname in another case': {
    accepted: {
      'Никол Пашиняна': 'Никол Пашинян|Никола Пашиняна|Николом Пашиняном',
      'Реджеп Тайип Эрдогану': 'Реджепом Тайипом Эрдоганом',
    },
  },
  'reads an acronym with an ending': {
    accepted: { 'МИДа России': 'МИД России|МИДом России', ТАССом: 'ТАССом' },
    refused: { 'МИДа России': 'МИДом Россией' },
  },
  'declines a compound whose first part stands before «и»': {
    accepted: {
      'нефте- и газопроводы': 'нефте- и газопроводов|нефте- и газопроводами|нефте- и газопровод',
      'теле- и радиокомпания': 'теле- и радиокомпании|теле- и радиокомпаний',
    },
  },
  'declines what is named after a person': {
    accepted: {
      'Баренцево море': 'Баренцева моря|Баренцевом море|Баренцевым морем',
      'Берингов пролив': 'Берингова пролива|Беринговом проливе',
    },
    refused: { 'Баренцево море': 'Баренцева море' },
  },
  'takes a name for a woman in the nominative as well as for a man in the genitive': {
    accepted: { 'Фарида Шерматова': 'Фариды Шерматовой|Фариду Шерматову|Фариду Шерматову' },
    refused: { 'Фарида Шерматова': 'Фарида Шерматовой' },
  },
  'takes a known given name for no surname and no surname behind one for a thing': {
    accepted: {
      'министр Ирина Пинчук': 'министра Ирины Пинчук|министром Ириной Пинчук',
      'Лариса Долина': 'Ларисы Долиной|Ларисе Долиной',
    },
    refused: {
      'министр Ирина Пинчук': 'министра Ириной Пинчук',
      'Лариса Долина': 'Лариса Долиной|Ларисе Долина',
    },
  },
  'puts no vowel between certain consonants': {
    accepted: { 'мировая война': 'мировых войн', 'большая волна': 'больших волн' },
    refused: { 'мировая война': 'мировых воен', 'большая волна': 'больших волен' },
  },
  'keeps a surname in -у': {
    accepted: { 'Бенджамин Нетаньяху': 'Бенджамина Нетаньяху|Бенджамином Нетаньяху' },
  },
  'declines a neuter that stands first in a compound': {
    accepted: { 'судно-контейнеровоз': 'судна-контейнеровоза|суда-контейнеровозы' },
  },
};

describe('the head of a Russian phrase', () => {
  it.each(Object.entries(behaviours))('%s', (_, { accepted, refused = {} }) => {
    const wrong = (expected: Readonly<Record<string, string>>, answer: boolean) =>
      Object.entries(expected).flatMap(([phrase, found]) =>
        found
          .split('|')
          .filter((each) => accepts(phrase, each) !== answer)
          .map((each) => `${phrase}: ${each}`),
      );
    expect(wrong(accepted, true)).toEqual([]);
    expect(wrong(refused, false)).toEqual([]);
  });
});

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
  'declines both nouns of a compound': {
    accepted: {
      'страна-донор': 'страны-донора|страной-донором|странами-донорами|стране-донору',
      'государство-сосед': 'государства-соседа|государствам-соседям',
      'новая ракета-перехватчик': 'новой ракеты-перехватчика|новыми ракетами-перехватчиками',
      'поезд-музей': 'поезда-музея|поездами-музеями',
      'государства-основатели': 'государств-основателей|государствами-основателями',
    },
    refused: {
      'страна-донор': 'страны-донору|странам-донорами',
      'новая ракета-перехватчик': 'новый ракетой-перехватчик',
    },
  },
  'declines only the last part where the first one joins or qualifies': {
    accepted: {
      'рыбо-консервный цех': 'рыбо-консервного цеха',
      'фитнес-зал': 'фитнес-зала|фитнес-залах',
      'премьер-министр': 'премьер-министра|премьер-министрами',
      'медиа-холдинг': 'медиа-холдинга',
    },
  },
  'declines the word before a number that a hyphen joins': {
    accepted: { 'Формула-2': 'Формулы-2|Формуле-2|Формулой-2', 'спутник Заря-3': 'спутника Заря-3' },
    refused: { 'Формула-2': 'Формулы-3' },
  },
  'declines both of two heads that «и» joins, in one case': {
    accepted: {
      'Сербия и Черногория': 'Сербии и Черногории|Сербию и Черногорию|Сербией и Черногорией',
      'Тринидад и Тобаго': 'Тринидада и Тобаго|Тринидаду и Тобаго',
      'наука и новые технологии': 'науки и новых технологий|наукой и новыми технологиями',
    },
    refused: { 'Сербия и Черногория': 'Сербии и Черногорию|Сербией и Черногории' },
  },
  'does not take «и» within a genitive for a second head': {
    accepted: { 'министерство дорог и связи': 'министерством дорог и связи' },
    refused: { 'министерство дорог и связи': 'министерством дорогами и связью' },
  },
  'lets given names stay before a surname that men and women share': {
    accepted: {
      'Реджеп Тайип Эрдоган': 'Реджепа Тайипа Эрдогана|Реджеп Тайипа Эрдогана|Реджеп Тайип Эрдогана',
      'Дональд Трамп': 'Дональда Трампа|Дональд Трампа|Дональду Трампу',
      'Армен Бабаян': 'Армена Бабаяна|Армен Бабаяну',
    },
    refused: { 'Реджеп Тайип Эрдоган': 'Реджепа Тайипу Эрдогану', 'Дональд Трамп': 'Дональду Трампом' },
  },
  'declines a given name before a patronymic': {
    accepted: { 'Тарас Петрович Бойко': 'Тараса Петровича Бойко|Тарасу Петровичу Бойко' },
    refused: { 'Тарас Петрович Бойко': 'Тарас Петровичу Бойко|Тараса Петровичу Бойко' },
  },
  'lets an eastern surname stay before the given name': {
    accepted: {
      'Ким Чен Ын': 'Ким Чен Ына|Ким Чен Ыном',
      'Пак Ги Сон': 'Пак Ги Сона',
      'Дэн Сяопин': 'Дэн Сяопина|Дэн Сяопину',
      'Вячеслав Ким': 'Вячеслава Кима|Вячеславу Киму',
      'Джек Ма': 'Джека Ма',
    },
  },
  'declines a surname in -а after a name': {
    accepted: {
      'Андрей Квитка': 'Андрея Квитки|Андрею Квитке',
      'Паула Ферера': 'Паулы Фереры|Пауле Ферере',
      'Серджо Барелла': 'Серджо Бареллы|Серджо Барелле',
      'Мишель Обама': 'Мишель Обамы|Мишель Обаме',
    },
    refused: { 'Андрей Квитка': 'Андрея Квитка|Андрею Квиткой' },
  },
  'keeps women’s surnames in a consonant and declines those in -ая': {
    accepted: {
      'Анна Саркисян': 'Анны Саркисян|Анне Саркисян',
      'Вера Черных': 'Веры Черных',
      'Олег Черных': 'Олега Черных|Олегу Черных',
      'Ирина Белая': 'Ирины Белой|Ирину Белую',
      'Айсулу Оспанова': 'Айсулу Оспановой',
      'Виктория Бергман': 'Викторией Бергман',
    },
  },
  'keeps particles inside a name': {
    accepted: { 'Халид бен Рашид': 'Халида бен Рашида', 'Урсула фон дер Ляйен': 'Урсулы фон дер Ляйен' },
  },
  'declines the full name after a title and what belongs to it': {
    accepted: { 'канцлер Австрии Виктор Клаус': 'канцлера Австрии Виктора Клауса' },
    refused: { 'канцлер Австрии Виктор Клаус': 'канцлеру Австрии Виктор Клаус' },
  },
  'keeps a name in a quotation': {
    accepted: {
      'нефтяная компания «Туран»': 'нефтяной компании «Туран»|нефтяную компанию «Туран»',
      'инициатива «Один пояс — один путь»': 'инициативе «Один пояс — один путь»',
      'Фонд «Алмаз»': 'Фонда «Алмаз»',
    },
    refused: { 'нефтяная компания «Туран»': 'нефтяной компании «Турана»', 'Фонд «Алмаз»': 'Фонда «Алмаза»' },
  },
  'keeps an adjective of a place behind a title': {
    accepted: { 'аким Алматинской области': 'акима Алматинской области|акимы Алматинской области' },
  },
  'keeps a genitive plural behind a head of any gender': {
    accepted: {
      'Содружество Независимых Наций': 'Содружеством Независимых Наций',
      'Лига Старых Городов': 'Лигой Старых Городов',
    },
  },
  'knows adjectives that became nouns': {
    accepted: {
      'сборная Казахстана': 'сборной Казахстана|сборную Казахстана',
      'Новый Уренгой': 'Нового Уренгоя',
    },
  },
  'makes a singular of a typed plural, in its gender': {
    accepted: {
      'портовые сборы': 'портовый сбор|портовых сборов',
      'соседние страны': 'соседней страной|соседних стран',
      'граждане Грузии': 'граждан Грузии|гражданам Грузии',
      'новые санкции': 'новых санкций|новая санкция',
      'скоростные поезда': 'скоростных поездов|скоростной поезд',
    },
    refused: {
      'соседние страны': 'соседний страна|соседним страной',
      'новые санкции': 'новой санкций',
      'скоростные поезда': 'скоростное поезда',
    },
  },
  'understands a phrase typed in an oblique case': {
    accepted: {
      'Северного потока': 'Северный поток|Северному потоку',
      'министерству финансов': 'министерство финансов|министерством финансов',
      'организацией стран': 'организация стран|организации стран',
      'президентом страны': 'президенту страны',
    },
    refused: {
      'Северного потока': 'северные потока|северный потока',
      'министерству финансов': 'министерству финансам',
    },
  },
};

describe('a Russian phrase', () => {
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

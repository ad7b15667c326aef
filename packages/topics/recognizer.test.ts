import { createWordBuffer, readWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { createRecognizer } from './recognizer.ts';

const { recognize } = createRecognizer();

const topics = (text: string, language = 'ru', title = '') =>
  recognize({ title, text }, language).topics.map(({ label }) => label);

const countries = (text: string, language = 'ru') =>
  recognize({ text }, language).entities.map(({ id }) => id);

describe('recognize', () => {
  it.each([
    [
      'ru',
      'transport',
      'Порт Актау увеличил перевалку контейнеров, железная дорога пустила новый контейнерный поезд.',
    ],
    [
      'ru',
      'politics',
      'Президент встретился с послом и обсудил двусторонние отношения и выборы в парламент.',
    ],
    ['ru', 'economy', 'Товарооборот вырос, инвесторы вложили прямые инвестиции, инфляция замедлилась.'],
    ['ru', 'sport', 'Сборная выиграла матч чемпионата мира, тренер похвалил вратаря.'],
    ['ru', 'health', 'Врачи областной больницы начали вакцинацию пациентов против гриппа.'],
    ['ru', 'disaster', 'После землетрясения спасатели ищут людей под завалами.'],
    ['ru', 'weather', 'Синоптики обещают метель и снегопад, гололёд на дорогах.'],
    ['ru', 'energy', 'По газопроводу пошёл природный газ, нефть подешевела.'],
    ['ru', 'finance', 'Центробанк поднял ключевую ставку, облигации подешевели.'],
    ['ru', 'crime', 'Прокуратура возбудила уголовное дело о взятке.'],
    ['en', 'transport', 'The railway carried more cargo and the seaport opened a container terminal.'],
    ['en', 'politics', 'The president met the ambassador to discuss the election and bilateral relations.'],
    ['kk', 'transport', 'Теңіз порты мен теміржол арқылы контейнерлер тасымалы өсті, логистика дамыды.'],
    ['az', 'transport', 'Dəniz limanı və dəmir yolu ilə konteynerlər daşınır, logistika inkişaf edir.'],
    ['tr', 'transport', 'Demiryolu ve limanlar üzerinden konteyner taşınıyor, lojistik gelişiyor.'],
  ])('finds, in %s, %s', (language, label, text) => {
    expect(topics(text, language)[0]).toBe(label);
  });

  it('gives IPTC codes and scores, the strongest first', () => {
    const { topics: found } = recognize(
      {
        text: 'Железная дорога и морской порт: контейнеры, транзит, логистика. Президент приехал на открытие.',
      },
      'ru',
    );
    expect(found[0]).toMatchObject({ code: 'medtop:20000337', label: 'transport' });
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
  });

  it('abstains where too little is said', () => {
    expect(topics('Вчера было тихо.')).toEqual([]);
    expect(topics('')).toEqual([]);
    expect(
      topics('Он пошёл в магазин через мост. ' + 'Потом ничего не случилось весь день. '.repeat(40)),
    ).toEqual([]);
  });

  it('abstains in a language without phrases', () => {
    expect(topics('Порт Актау увеличил перевалку контейнеров.', 'ka')).toEqual([]);
    expect(topics('Порт Актау увеличил перевалку контейнеров.', 'und')).toEqual([]);
  });

  it('lets the title count twice', () => {
    expect(topics('Подробности позже.', 'ru', 'Груз в порту')).toContain('transport');
    expect(topics('Подробности позже.', 'ru', 'Порт')).toContain('transport');
    expect(topics('Порт.', 'ru', 'Подробности позже')).toEqual([]);
  });

  it.each([
    ['Казахстан и Азербайджан договорились с Грузией.', ['AZ', 'GE', 'KZ']],
    ['Визит в Соединённые Штаты Америки и в США.', ['US']],
    ['Экспорт из России в Турцию через Южную Корею.', ['KR', 'RU', 'TR']],
    ['Южный Судан соседствует с Кенией.', ['KE', 'SS']],
    ['Компания выросла в Латинской Америке.', []],
    ['Казахстанский экспорт и турецкие товары.', ['KZ', 'TR']],
    ['Он учит английский язык.', []],
    ['Фонд объёмом 300 миллионов долларов США.', []],
    ['Пройдёт казахстанско-азербайджанский форум.', ['AZ', 'KZ']],
    ['Того же мнения придерживается эксперт.', []],
    ['Слово иран здесь с маленькой буквы.', []],
    ['Турецкая Республика и Палестина.', ['PS', 'TR']],
    ['Порты Индийского океана.', []],
    ['Делегация ОАЭ посетила Саудовскую Аравию.', ['AE', 'SA']],
  ])('finds the countries of «%s»', (text, expected) => {
    expect(countries(text).toSorted()).toEqual(expected);
  });

  it.each([
    ['en', 'Kazakhstan and Azerbaijan met in the United States.', ['AZ', 'KZ', 'US']],
    ['kk', 'Қазақстан мен Әзірбайжанның келісімі.', ['AZ', 'KZ']],
    ['az', 'Azərbaycanın və Qazaxıstanın nümayəndələri görüşdü.', ['AZ', 'KZ']],
    ['tr', "Türkiye'nin Azerbaycan ile anlaşması.", ['AZ', 'TR']],
    ['uk', 'Україна і Польща домовилися.', ['PL', 'UA']],
    ['en', 'Tell us more about it.', []],
    ['en', 'Lawmakers of New Mexico and New Jersey bought guinea pigs.', []],
    ['kk', 'Қазақстан мен Әзербайжан арасындағы келісім.', ['AZ', 'KZ']],
  ])('finds countries in %s: %s', (language, text, expected) => {
    expect(countries(text, language).toSorted()).toEqual(expected);
  });

  it('names a country in the language of the text, most often named first, with its places in the text', () => {
    const text = 'Казахстан растёт. Из Азербайджана в Казахстан.';
    const { entities } = recognize({ title: 'Казахстан и Турция', text }, 'ru');
    expect(entities.map(({ id, name }) => [id, name])).toEqual([
      ['KZ', 'Казахстан'],
      ['AZ', 'Азербайджан'],
      ['TR', 'Турция'],
    ]);
    const [kazakhstan, , turkey] = entities;
    expect(kazakhstan?.spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Казахстан',
      'Казахстан',
    ]);
    expect(turkey?.spans).toEqual([]);
  });

  it('recognizes the same in words that have been read, by whatever seed', () => {
    const article = { title: 'Порт', text: 'Казахстан увеличил перевалку контейнеров в порту Актау.' };
    const recognizer = createRecognizer(7);
    const expected = recognizer.recognize(article, 'ru');
    for (const seed of [7, 8]) {
      const words = createWordBuffer(seed);
      readWords(article.title, article.text, words);
      expect(recognizer.recognize(article, 'ru', words)).toEqual(expected);
    }
    expect(recognize(article, 'ru')).toEqual(expected);
  });
});

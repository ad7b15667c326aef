import fc from 'fast-check';
import type { LeftOut } from '@newswatch/domain';
import { readBody } from '@newswatch/feeds';
import { describe, expect, it } from 'vitest';
import type { Surroundings } from './boilerplate-kinds.ts';
import { splitBoilerplate } from './boilerplate.ts';

const BODY = 'Порт Актау увеличил перевалку на четверть.\n\nРаботы закончатся к весне.';
const AROUND: Surroundings = {
  title: 'Порт Актау вырос',
  links: new Set(),
  names: ['Новости порта', 'inform'],
};

const split = (text: string, around: Partial<Surroundings> = {}) =>
  splitBoilerplate(text, { ...AROUND, ...around });
function splitHtml(content: string) {
  const { text, links } = readBody({ content, tags: [], enclosures: [] }, 'https://news.example/');
  return split(text, { links });
}
const kindsOf = (leftOut: readonly LeftOut[]): readonly string[] => leftOut.map(({ kind }) => kind);

/** The text that came. */
function putBack(text: string, leftOut: readonly LeftOut[]): string {
  let whole = '';
  let done = 0;
  for (const { at, text: piece } of leftOut) {
    whole += text.slice(done, at) + piece;
    done = at;
  }
  return whole + text.slice(done);
}

describe('the lines around an article', () => {
  it.each([
    ['related', 'Читайте также: Казахстан и Азербайджан подписали соглашение'],
    ['related', 'ЧИТАЙТЕ ТАКЖЕ'],
    ['related', 'Ayrıca oxuyun: Bakıda forum keçirilib'],
    ['related', 'Тағы оқыңыз: Ақтау порты кеңейеді'],
    ['related', 'Shuningdek o‘qing: Toshkentda forum'],
    ['related', 'Читайте також: Порт зростає'],
    ['related', 'Also read: Port grows'],
    ['read-more', 'Подробнее…'],
    ['read-more', 'Читать далее »'],
    ['read-more', 'Подробнее: https://news.example/1'],
    ['read-more', 'Read more →'],
    ['read-more', 'Continue reading Порт Актау вырос'],
    ['read-more', 'Ətraflı'],
    ['read-more', 'Haberin devamı için tıklayınız'],
    ['read-more', 'Толығырақ оқу'],
    ['read-more', 'Batafsil'],
    ['read-more', 'Докладніше'],
    ['subscription', 'Подписывайтесь на наш Telegram'],
    ['subscription', 'Подписывайтесь на наш Telegram-канал и узнавайте новости первыми! https://t.me/news'],
    ['subscription', 'Следите за новостями в Google News: @news'],
    ['subscription', 'Подпишитесь на «Новости порта» в WhatsApp'],
    ['subscription', 'Telegram арнамызға жазылыңыз'],
    ['subscription', 'Bizi Facebook-da izləyin'],
    ['subscription', 'Telegram kanalımıza abunə olun'],
    ['subscription', 'Telegram kanalımıza abone olun'],
    ['subscription', 'Telegram kanalimizga obuna bo‘ling'],
    ['subscription', 'Підписуйтесь на наш канал у Telegram'],
    ['subscription', 'Follow us on Twitter and Facebook'],
    ['share', 'Поделиться в Facebook'],
    ['share', 'Facebook Twitter Telegram WhatsApp'],
    ['share', 'Share this article'],
    ['copyright', '© 2025 Trend News Agency. Все права защищены.'],
    ['copyright', 'Copyright 2025 Trend. All rights reserved.'],
    ['copyright', '(c) inform, 2025'],
    ['copyright', 'All rights reserved.'],
    ['copyright', 'При использовании материалов ссылка на «Новости порта» обязательна.'],
    [
      'copyright',
      'При полном или частичном использовании материалов сайта гиперссылка на inform.kz обязательна',
    ],
    ['copyright', 'Bütün hüquqlar qorunur.'],
    ['image-credit', 'Фото: ТАСС'],
    ['image-credit', 'Фото: пресс-служба порта Актау'],
    ['image-credit', 'Фото с сайта inform.kz'],
    ['image-credit', 'Foto: AZƏRTAC'],
    ['image-credit', 'Photo: Getty Images'],
    ['image-credit', 'Сурет: pixabay.com'],
  ])('%s: «%s» goes from the end and from the beginning, and is not lost', (kind, line) => {
    expect(split(`${BODY}\n\n${line}`)).toEqual({
      text: BODY,
      leftOut: [{ kind, at: BODY.length, text: `\n\n${line}` }],
    });
    expect(split(`${line}\n${BODY}`)).toEqual({ text: BODY, leftOut: [{ kind, at: 0, text: `${line}\n` }] });
    const middle = BODY.replace('\n\n', `\n\n${line}\n\n`);
    expect(split(middle)).toEqual({ text: middle, leftOut: [] });
  });

  it.each([
    'Читайте также статью министра о Среднем коридоре.',
    'По теме: Средний коридор обсудили на форуме.',
    'Подробнее: порт закроют на месяц.',
    'Подписывайтесь на соглашение о Среднем коридоре до весны.',
    'Подписаться под договором готовы Казахстан и Азербайджан.',
    'Следите за тем, что скажет президент.',
    'Поделиться опытом приехали портовики Баку.',
    'Фото: Касым-Жомарт Токаев на открытии порта',
    'Фото: Средний коридор',
    'Фото порта Актау показали в ООН.',
    'При использовании материалов возникли вопросы.',
    '© стоит не на всех картах порта, и это удивило тех, кто их рисовал тогда в Астане для выставки.',
    '© развитие Среднего коридора обсудили',
    'Copyright law changed in Kazakhstan.',
    'The post at the border appeared first on the map in 1920.',
    'Follow the Middle Corridor news',
    'Read more books, minister says',
    'Telegram',
    'Трамп написал в Twitter',
    'Share prices of the port operator fell.',
  ])('«%s» stays, for it may say something', (line) => {
    for (const text of [line, `${BODY}\n\n${line}`, `${line}\n\n${BODY}`])
      expect(split(text)).toEqual({ text, leftOut: [] });
  });

  it('goes where it is nothing but a link, wherever it stands', () => {
    const { text, leftOut } = splitHtml(
      `<p>Один.</p><p>Читайте также: <a href="/1">Порт вырос</a></p><p>Два.</p><p><a href="/2">Подробнее</a></p><p>Три.</p>`,
    );
    expect(text).toBe('Один.\n\nДва.\n\nТри.');
    expect(kindsOf(leftOut)).toEqual(['related', 'read-more']);
  });

  it('goes with the links below it, and with these only', () => {
    const list =
      '<p>Читайте также</p><ul><li><a href="/1">Порт вырос</a></li><li><a href="/2">Порт упал</a></li></ul>';
    expect(splitHtml(`<p>Один.</p>${list}<p>Два.</p>`)).toEqual({
      text: 'Один.\n\nДва.',
      leftOut: [{ kind: 'related', at: 5, text: '\n\nЧитайте также\n\nПорт вырос\n\nПорт упал' }],
    });
    expect(splitHtml(`<p>Один.</p><p>По теме</p><p>Порт вырос</p>`).leftOut).toEqual([]);
    expect(splitHtml(`<p>Один.</p><p><a href="/1">Порт вырос</a></p>`).leftOut).toEqual([]);
  });

  it('goes from the end of a line where it is a link', () => {
    expect(splitHtml('<p>Порт вырос… <a href="/1">Читать далее</a></p>')).toEqual({
      text: 'Порт вырос…',
      leftOut: [{ kind: 'read-more', at: 11, text: ' Читать далее' }],
    });
    expect(splitHtml('<p>Что будет далее</p><a href="/1">далее</a><p>Конец.</p>').text).toBe(
      'Что будет далее\n\nКонец.',
    );
  });

  it('says where a copy appeared first', () => {
    const signed = (title: string) =>
      `<p>Один.</p><p>The post <a href="/1">${title}</a> appeared first on <a href="/">News</a>.</p>`;
    expect(splitHtml(signed('Port grows'))).toMatchObject({
      text: 'Один.',
      leftOut: [{ kind: 'syndication' }],
    });
    const russian = 'Один.\n\nСообщение Порт Актау вырос появились сначала на Новости порта.';
    expect(split(russian)).toMatchObject({ text: 'Один.', leftOut: [{ kind: 'syndication' }] });
    expect(split(russian, { title: 'Другое' }).leftOut).toEqual([]);
  });

  it('is the article where there is nothing else', () => {
    expect(split('Подробнее')).toEqual({ text: 'Подробнее', leftOut: [] });
    expect(split('Читайте также: Порт вырос\n\nПодробнее')).toMatchObject({ leftOut: [] });
  });

  it('never takes a sentence with what somebody watches for, and loses nothing', () => {
    const trigger = fc.constantFrom(
      'Читайте также',
      'Подписывайтесь на наш',
      'Фото',
      'Подробнее',
      'По теме',
      'Поделиться',
      '©',
      'Share',
      'Read more',
      'Telegram',
      'Follow us on',
      'При использовании материалов',
      'Haberin devamı',
      'Ətraflı',
      'The post',
      'Все права защищены',
      'Порт',
      'обсудили',
    );
    const sentence = fc
      .tuple(
        fc.array(trigger, { maxLength: 3 }),
        fc.constantFrom(' ', ', ', ' — '),
        fc.array(trigger, { maxLength: 2 }),
      )
      .map(
        ([before, glue, after]) =>
          [...before, 'развитие Среднего коридора обсудили', ...after].join(glue) + '.',
      );
    const line = fc.constantFrom(
      'Читайте также: Порт вырос',
      'Подробнее',
      'Фото: ТАСС',
      'Facebook Twitter',
      'Порт вырос',
      'Читайте также',
    );
    const links = fc.subarray(['Порт вырос', 'Подробнее', 'Читайте также']);
    const gap = fc.constantFrom('\n', '\n\n');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(sentence, line), { minLength: 1, maxLength: 8 }),
        links,
        gap,
        (all, linked, between) => {
          const whole = all.join(between);
          const { text, leftOut } = split(whole, { links: new Set(linked) });
          const said = (of: string) => of.split('развитие Среднего коридора').length;
          expect(said(text)).toBe(said(whole));
          expect(putBack(text, leftOut)).toBe(whole);
          expect(text.trim()).not.toBe('');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is found at once in any text', () => {
    const started = performance.now();
    for (const text of [
      'Подробнее\n'.repeat(20_000),
      'x. '.repeat(100),
      'При использовании материалов '.repeat(10),
    ])
      split(text, { links: new Set(Array.from({ length: 5_000 }, (_, at) => `link ${at}`)) });
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

import { describe, expect, it } from 'vitest';
import { splitDateline } from './dateline.ts';

const REST = 'Страны делают новый шаг.';

describe('splitDateline', () => {
  it.each([
    ['БАКУ /Trend/ - ', 'БАКУ', 'Trend'],
    ['date 2025-10-20 БАКУ /Trend/ - ', 'БАКУ', 'Trend'],
    ['БАКУ /Trend/ ', 'БАКУ', 'Trend'],
    ['Баку, 20 октября, /АЗЕРТАДЖ/. ', 'Баку', 'АЗЕРТАДЖ'],
    ['МОСКВА, 20 октября. /ТАСС/. ', 'МОСКВА', 'ТАСС'],
    ['НУР-СУЛТАН, 20 октября 2025 г. /КазТАГ/ – ', 'НУР-СУЛТАН', 'КазТАГ'],
    ['BAKU, Azerbaijan, October 20. /Trend/ — ', 'BAKU', 'Trend'],
    ['ALMATY, Oct 20 (Reuters) - ', 'ALMATY', 'Reuters'],
    ['ANKARA (AA) - ', 'ANKARA', 'AA'],
    ['АСТАНА. КАЗИНФОРМ – ', 'АСТАНА', 'КАЗИНФОРМ'],
    ['АЛМАТЫ. 20 октября. КазТАГ - ', 'АЛМАТЫ', 'КазТАГ'],
    ['МОСКВА, 20 окт — РИА Новости. ', 'МОСКВА', 'РИА Новости'],
    ['САНКТ-ПЕТЕРБУРГ, 20 окт - ПРАЙМ. ', 'САНКТ-ПЕТЕРБУРГ', 'ПРАЙМ'],
  ])('takes «%s» off the text', (line, place, agency) => {
    expect(splitDateline(line + REST)).toEqual({ text: REST, dateline: { place, agency } });
  });

  it.each([
    ['BAKU, Azerbaijan, October 20. ', 'BAKU'],
    ['ТАШКЕНТ, 20 октября – ', 'ТАШКЕНТ'],
    ['АКТАУ — ', 'АКТАУ'],
    ['BAKI - ', 'BAKI'],
  ])('takes «%s» off the text, which names no agency', (line, place) => {
    expect(splitDateline(line + REST)).toEqual({ text: REST, dateline: { place } });
  });

  it.each([
    'США – крупнейший партнёр региона.',
    'США, КНР – лидеры по объёму торговли.',
    'Баку (столица Азербайджана) - крупный порт.',
    'Казахстан и/или Азербайджан подпишут документ.',
    'Сегодня в Астане открылся форум.',
    '20 октября в Баку открылся форум.',
    'ЕАЭС, 5 стран – участниц и наблюдатели.',
    'Порт Актау /на Каспии/ расширят.',
    'ВВП. Рост составил 5 %.',
    'ФОТО — Пресс-служба порта.',
    'БАКУ — столица Азербайджана.',
    'БАКУ — Тбилиси — Карс открыта для грузов.',
    'МОСКВА — Пекин: что дальше.',
    'США — Наибольший рост у порта.',
    'Актау — Город у моря.',
    'СРЕДНИЙ КОРИДОР (ТМТМ) – маршрут через Каспий.',
    'Средний Коридор /ТМТМ/ показал рост.',
    'Middle Corridor /TITR/ grew by 20%.',
    'СРЕДНИЙ КОРИДОР, 21 ноября. Обзор недели.',
    'НАТО, 20 января 2025 года. Альянс собрался.',
    'Ильхам Алиев /Президент/ приехал.',
    'Казахстан /Қазақстан/ и Азербайджан подписали договор.',
    'Компания /Trend/ объявила о слиянии.',
    'ОБЗОР РЫНКА. НЕФТЬ - цены растут.',
    'МОСКВА — Казань дорога открыта.',
  ])('leaves «%s» as it is', (text) => {
    expect(splitDateline(text)).toEqual({ text });
  });

  it('keeps the paragraphs behind the dateline', () => {
    expect(splitDateline('БАКУ /Trend/ - Один.\n\nДва.').text).toBe('Один.\n\nДва.');
  });

  it('never leaves a text empty', () => {
    expect(splitDateline('БАКУ /Trend/ - ')).toEqual({ text: 'БАКУ /Trend/ - ' });
  });

  it('answers at once on a long line of capitals', () => {
    const text = 'А-'.repeat(100_000);
    const started = performance.now();
    splitDateline(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

import fc from 'fast-check';
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
    ['Baku, November 21, AZERTAC ', 'Baku', 'AZERTAC'],
    ['Baku, November 21, AZERTAC\n\n', 'Baku', 'AZERTAC'],
    ['BAKI, 21 noyabr, AZƏRTAC\n', 'BAKI', 'AZƏRTAC'],
    ['Bakı, 21 noyabr, AZƏRTAC. ', 'Bakı', 'AZƏRTAC'],
    ['Баку, 21 ноября, АЗЕРТАДЖ\n\n', 'Баку', 'АЗЕРТАДЖ'],
    ['Анкара, 21 ноября, Анадолу. ', 'Анкара', 'Анадолу'],
    ['Анкара, Анадолу\n\n', 'Анкара', 'Анадолу'],
    ['Анкара, Анадолу – ', 'Анкара', 'Анадолу'],
    ['АНКАРА (АА) – ', 'АНКАРА', 'АА'],
    ['Анкара /Анадолу/. ', 'Анкара', 'Анадолу'],
    ['АСТАНА, 21 ноября. КАЗИНФОРМ – ', 'АСТАНА', 'КАЗИНФОРМ'],
    ['Астана. Казинформ – ', 'Астана', 'Казинформ'],
    ['ASTANA. KAZINFORM - ', 'ASTANA', 'KAZINFORM'],
    ['АСТАНА. 21 қараша. ҚазАқпарат – ', 'АСТАНА', 'ҚазАқпарат'],
    ['КИЕВ, 21 листопада, УКРИНФОРМ. ', 'КИЕВ', 'УКРИНФОРМ'],
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
    ['ТАСС — ', 'ТАСС'],
    ['/ТАСС/. ', 'ТАСС'],
    ['ИНТЕРФАКС - ', 'ИНТЕРФАКС'],
    ['(Reuters) - ', 'Reuters'],
    ['AZƏRTAC – ', 'AZƏRTAC'],
    ['КАЗИНФОРМ – ', 'КАЗИНФОРМ'],
  ])('takes «%s» off the text, which names no place', (line, agency) => {
    expect(splitDateline(line + REST)).toEqual({ text: REST, dateline: { agency } });
  });

  it.each([
    'ПАРИЖ — Дакар стартует в январе.',
    'ПАРИЖ — Дакар',
    'ПАРИЖ - Дакар 2026: маршрут.',
    'БАКУ — Ханкенди связала дорога.',
    'ТАСС — крупнейшее агентство.',
    'ТАСС — Интерфакс: спор агентств.',
    'ТАСС. Страны делают шаг.',
    'Анкара, Анадолу и Стамбул подпишут договор.',
    'Анкара, Анадолу. Так называется книга.',
    'Баку, 21 ноября, АЗЕРТАДЖ сообщает о форуме.',
    'Баку, 21 ноября, Рейтер приехал.',
    'РЕПОРТ — Итоги недели.',
    'СПУТНИК — Новый аппарат запущен.',
    'АКТАУ — Форум открыт. В городе, где Форум проходит впервые, ждут гостей.',
    'СРЕДНИЙ КОРИДОР, 21 ноября, АЗЕРТАДЖ. Обзор недели.',
    'СРЕДНИЙ КОРИДОР (ТАСС) – Обзор недели.',
    'БАКУ /Средний коридор/ растёт.',
    'АКТАУ, Средний Коридор, 20 октября. Обзор.',
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

  it('never takes what somebody watches for, in whatever it stands', () => {
    const watched = ['СРЕДНИЙ КОРИДОР', 'Средний коридор', 'Средний Коридор', 'Среднего коридора'];
    const or = (...usual: string[]) => fc.constantFrom(...usual, ...watched);
    const dateline = fc.tuple(
      or('БАКУ', 'Баку', 'date 2025-10-20 БАКУ', 'АНКАРА'),
      fc.constantFrom('', ', ', ' ', '. '),
      or('', 'Azerbaijan, ', '20 октября, ', 'October 20. ', 'Азербайджан'),
      fc.constantFrom('/', '(', '', ', ', ' - '),
      or('Trend', 'ТАСС', 'АЗЕРТАДЖ', 'Анадолу', ''),
      fc.constantFrom('/ - ', ') — ', '. ', '\n\n', ' – ', '/. '),
      or('Порт растёт.', 'Страны делают шаг.'),
    );
    const count = (text: string): number => text.split(/средн\p{L}+ коридор/iu).length;
    fc.assert(
      fc.property(dateline, (pieces) => {
        const text = `${pieces.join('')} Дальше текст.`;
        expect(count(splitDateline(text).text)).toBe(count(text));
      }),
      { numRuns: 3_000 },
    );
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

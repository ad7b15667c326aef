import { createWordBuffer, readWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { fingerprint, similarity } from './fingerprint.ts';
import { daysIn } from './title-days.ts';

const words = createWordBuffer(1);

function printOf(text: string, { title = '', days }: { title?: string; days?: readonly string[] } = {}) {
  readWords(title, text, words);
  return fingerprint(words, days ?? daysIn(words));
}

const REPORT = `Порт Актау увеличил перевалку контейнеров на четверть. За девять месяцев через него прошло восемьдесят тысяч
контейнеров, сообщила администрация порта. Большая часть грузов идёт из Китая в Европу через Каспий, Азербайджан и Грузию.
Чтобы справиться с потоком, порт строит второй терминал и углубляет дно у причалов. Работы должны закончиться к весне.
По словам директора, железная дорога уже поставила новые платформы, а паромы теперь ходят каждый день. Перевозчики
довольны, но жалуются на очереди на границе: таможня проверяет документы на бумаге. Министерство обещает перевести их в
цифровой вид до конца года. Тогда путь от границы до границы займёт не больше пяти суток вместо нынешних восьми.`;

const OTHER = `Национальный парк на юге страны открыл новую тропу для пеших туристов. Она ведёт вдоль ущелья к водопаду и
занимает около четырёх часов. Вдоль тропы поставили скамейки, навесы от дождя и таблички с названиями растений. Смотритель
парка просит не сходить с дорожки, потому что склоны осыпаются после зимних дождей. Вход стоит столько же, сколько раньше.
Летом на тропе будут дежурить спасатели, а весной парк обещает открыть ещё один маршрут, более короткий, для семей с
детьми. Деньги на работы выделил областной бюджет, остальное собрали жители соседних сёл и туристические клубы.`;

const alike = (one: string, other: string): number =>
  similarity(printOf(one).signature, printOf(other).signature);

const shareBand = (one: string, other: string): boolean => {
  const { bands } = printOf(other);
  return printOf(one).bands.some((band) => bands.includes(band));
};

/** Replaces every `nth` word. */
const reworded = (text: string, nth: number): string =>
  text
    .split(/\s+/u)
    .map((word, index) => (index % nth === nth - 1 ? `слово${index}` : word))
    .join(' ');

describe('fingerprint', () => {
  it.each([
    ['unchanged', REPORT, 1],
    ['in other case, quotes and spacing', `«${REPORT.toUpperCase().replaceAll(' ', '\u00a0')}»`, 1],
    ['with a dateline', `АКТАУ /Агентство/ - ${REPORT}`, 0.9],
    [
      'with a footer',
      `${REPORT}\n\nЧитайте нас в социальных сетях. Все права защищены, перепечатка со ссылкой.`,
      0.8,
    ],
    ['with every 20th word changed', reworded(REPORT, 20), 0.6],
  ])('finds a reprint %s', (_, reprint, least) => {
    expect(alike(REPORT, reprint)).toBeGreaterThanOrEqual(least);
    expect(shareBand(REPORT, reprint)).toBe(true);
  });

  it('keeps reports apart that only tell of the same thing', () => {
    const retold = `Администрация порта Актау сообщила о росте перевалки. Контейнеров стало на четверть больше, чем год назад.
      Порт достраивает второй терминал, перевозчики ждут от таможни электронных документов и надеются на пять суток пути.`;
    expect(alike(REPORT, retold)).toBeLessThan(0.2);
    expect(alike(REPORT, OTHER)).toBeLessThan(0.1);
    expect(shareBand(REPORT, OTHER)).toBe(false);
  });

  it('takes the same words in another order for another text', () => {
    expect(alike(REPORT, REPORT.split(/\s+/u).toSorted().join(' '))).toBeLessThan(0.1);
  });

  it('estimates the share of common shingles', () => {
    const half = `${REPORT} ${OTHER}`;
    expect(alike(REPORT, half)).toBeGreaterThan(0.4);
    expect(alike(REPORT, half)).toBeLessThan(0.65);
  });

  it('finds a short text only unchanged', () => {
    const rates = 'Курс доллара на двадцатое октября составил один манат семьдесят копеек';
    expect(alike(rates, `«${rates}».`)).toBe(1);
    expect(alike(rates, rates.replace('двадцатое', 'двадцать первое'))).toBe(0);
    expect(shareBand(rates, rates.replace('октября', 'ноября'))).toBe(false);
  });

  it('never compares texts of fewer than eight words', () => {
    expect(printOf('Землетрясение произошло в Алматы сегодня')).toEqual({ signature: [], bands: [] });
    expect(printOf('')).toEqual({ signature: [], bands: [] });
    expect(alike('', '')).toBe(0);
  });

  it('keeps form letters of two days apart, and finds reprints of either', () => {
    const weather = (
      day: string,
      night: number,
    ) => `Погода на ${day}. В Алматы ${day} ожидается переменная облачность,
      без осадков, ветер восточный пять метров в секунду, ночью ${night} градусов, днём двенадцать. В горах утром туман, на
      дорогах местами гололедица, водителей просят быть осторожными.`;
    const printed = (day: string, night = 5) => printOf(weather(day, night), { title: `Погода на ${day}` });
    const [one, other] = [printed('20 октября'), printed('21 октября')];
    expect(alike(weather('20 октября', 5), weather('21 октября', 5))).toBeGreaterThan(0.5);
    expect(similarity(one.signature, other.signature)).toBe(0);
    expect(one.bands.some((band) => other.bands.includes(band))).toBe(false);
    expect(similarity(one.signature, printed('20 октября', 3).signature)).toBeGreaterThan(0.5);
  });

  it('keeps a longer report in its story, whatever day its title names', () => {
    const [one, other] = [['20.10'], ['21.10']].map((days) => printOf(`${REPORT} ${OTHER}`, { days }));
    expect(one).toEqual(other);
  });

  it('has signatures of unsigned 32-bit integers and 32 different bands', () => {
    const { signature, bands } = printOf(REPORT);
    expect(signature).toHaveLength(96);
    expect(signature.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32)).toBe(true);
    expect(new Set(bands).size).toBe(32);
    expect(bands.every((band, at) => new RegExp(`^${at}\\.[0-9a-z]{1,7}$`).test(band))).toBe(true);
  });

  it('stays the same from release to release, for signatures are kept', () => {
    const { signature, bands } = printOf(REPORT);
    expect(signature.slice(0, 3)).toEqual([9201025, 8054215, 68691056]);
    expect(bands.slice(0, 3)).toEqual(['0.tct51u', '1.1ayjmnn', '2.1vcj5zh']);
    // Words with marks and of two scripts are taken as they are folded.
    expect(printOf(REPORT.replaceAll('о', 'о\u0301')).signature).toEqual(signature);
    expect(printOf(REPORT.replace('Среднего', 'Cреднего')).signature).toEqual(signature);
  });
});

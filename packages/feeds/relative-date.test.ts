import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';

/** 20:30 in Baku. */
const now = Date.parse('2025-10-20T16:30:00Z');
const read = (text: string, timezone?: string, from = now): string | undefined => {
  const time = parseDate(text, { now: from, timezone });
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('a date that counts from now', () => {
  it.each([
    '2 часа назад',
    '2 ч. назад',
    '2 години тому',
    '2 сағат бұрын',
    '2 sağat buryn',
    '2 saat əvvəl',
    '2 saat öncə',
    '2 saat önce',
    '2 SAAT ÖNCE',
    '2 soat oldin',
    '2 soat avval',
    '2 соат олдин',
    '2 hours ago',
    '2h ago',
    '2 საათის წინ',
    '1 час 60 минут назад',
    '120 мин. назад',
    '120 dəqiqə əvvəl',
    '120 dakika önce',
    '120 хвилин тому',
    '120 daqiqa oldin',
    '7200 секунд назад',
  ])('in hours: %s', (text) => expect(read(text)).toBe('2025-10-20T14:30:00.000Z'));

  it.each([
    ['час назад', '2025-10-20T15:30:00.000Z'],
    ['an hour ago', '2025-10-20T15:30:00.000Z'],
    ['bir saat önce', '2025-10-20T15:30:00.000Z'],
    ['минуту назад', '2025-10-20T16:29:00.000Z'],
    ['3 дня назад', '2025-10-17T16:30:00.000Z'],
    ['3 gün əvvəl', '2025-10-17T16:30:00.000Z'],
    ['3 күн бұрын', '2025-10-17T16:30:00.000Z'],
    ['3 kun oldin', '2025-10-17T16:30:00.000Z'],
    ['2 недели назад', '2025-10-06T16:30:00.000Z'],
    ['2 hafta önce', '2025-10-06T16:30:00.000Z'],
    ['3 месяца назад', '2025-07-20T16:30:00.000Z'],
    ['3 ay əvvəl', '2025-07-20T16:30:00.000Z'],
    ['3 oy oldin', '2025-07-20T16:30:00.000Z'],
    ['год назад', '2024-10-20T16:30:00.000Z'],
    ['2 года назад', '2023-10-20T16:30:00.000Z'],
    ['2 il əvvəl', '2023-10-20T16:30:00.000Z'],
    ['только что', '2025-10-20T16:30:00.000Z'],
    ['Just now', '2025-10-20T16:30:00.000Z'],
    ['щойно', '2025-10-20T16:30:00.000Z'],
  ])('in other units: %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    'сегодня в 14:35',
    'Сегодня, 14:35',
    'сьогодні, 14:35',
    'сьогодні о 14:35',
    'бүгін, 14:35',
    'bugin 14:35',
    'bu gün, 14:35',
    'Bu gün saat 14:35',
    'bugün 14:35',
    'bugun 14:35',
    'бугун, 14:35',
    'today at 14:35',
    'Today 2:35 PM',
    'დღეს 14:35',
    '14:35',
    '14:35, сегодня',
    '20 октября, 14:35',
    '20 Ekim, 14:35',
    'Oct 20 14:35',
    '20.10, 14:35',
    'Пн, 20 окт 14:35',
  ])('as a day, in the zone of the feed: %s', (text) => {
    expect(read(text, 'Asia/Baku')).toBe('2025-10-20T10:35:00.000Z');
    expect(read(text)).toBe('2025-10-20T14:35:00.000Z');
  });

  it.each([
    'вчера, 09:10',
    'вчора, 09:10',
    'кеше 09:10',
    'dünən, 09:10',
    'dün 09:10',
    'kecha 09:10',
    'yesterday 09:10',
  ])('as the day before: %s', (text) => expect(read(text, 'Asia/Baku')).toBe('2025-10-19T05:10:00.000Z'));

  it('takes the day of the zone, not that of UTC', () => {
    const late = Date.parse('2025-10-20T22:00:00Z');
    expect(read('сегодня в 01:00', 'Asia/Baku', late)).toBe('2025-10-20T21:00:00.000Z');
    expect(read('вчера в 01:00', 'Asia/Baku', late)).toBe('2025-10-19T21:00:00.000Z');
    expect(read('позавчера', 'Asia/Baku', late)).toBe('2025-10-18T20:00:00.000Z');
  });

  it('without a year is the last such day, without a day the last such time', () => {
    expect(read('20 декабря')).toBe('2024-12-20T00:00:00.000Z');
    expect(read('21 октября')).toBe('2025-10-21T00:00:00.000Z');
    expect(read('31 декабря, 23:50', undefined, Date.parse('2026-01-01T00:10:00Z'))).toBe(
      '2025-12-31T23:50:00.000Z',
    );
    expect(read('29 февраля')).toBe('2024-02-29T00:00:00.000Z');
    expect(read('29 февраля', undefined, Date.parse('2023-10-20T00:00:00Z'))).toBeUndefined();
    expect(read('23:50')).toBe('2025-10-19T23:50:00.000Z');
    expect(read('17:00')).toBe('2025-10-20T17:00:00.000Z');
  });

  it.each([
    '2 foobar назад',
    'назад',
    '2 назад',
    '2 3 часа назад',
    'часа 2 назад',
    '99999 часов назад',
    'вчера или сегодня',
    'yesterdays',
    'вчера в 25:00',
    'через 2 часа',
    'october',
    '32 октября',
    '',
    '25:99',
  ])('is not guessed: %s', (text) => expect(read(text)).toBeUndefined());

  it('is not understood without a now', () => {
    expect(['2 часа назад', 'вчера', '20 октября', '14:35'].map((text) => parseDate(text))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { DateContext } from './date-context.ts';
import { parseDate, readDate } from './parse-date.ts';

const read = (text: string, context: DateContext = {}): string | undefined => {
  const time = parseDate(text, context);
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('a date', () => {
  it.each([
    ['2025-10-20T10:00:00Z', '2025-10-20T10:00:00.000Z'],
    ['2025-10-20T10:00:00.123456+04:00', '2025-10-20T06:00:00.123Z'],
    ['2025-10-20T10:00:00+0400', '2025-10-20T06:00:00.000Z'],
    ['2025-10-20 10:00:00', '2025-10-20T10:00:00.000Z'],
    ['2025-10-20 10:00', '2025-10-20T10:00:00.000Z'],
    ['2025-10-20', '2025-10-20T00:00:00.000Z'],
    ['Mon, 20 Oct 2025 10:00:00 GMT', '2025-10-20T10:00:00.000Z'],
    ['Mon, 20 Oct 2025 10:00:00 +0300', '2025-10-20T07:00:00.000Z'],
    ['Mon,20 Oct 2025 10:00:00 +04:00', '2025-10-20T06:00:00.000Z'],
    ['Tue, 20 Oct 2025 10:00:00 GMT', '2025-10-20T10:00:00.000Z'],
    ['20 Oct 25 10:00 UT', '2025-10-20T10:00:00.000Z'],
    ['Mon, 20 Oct 2025 24:00:00 GMT', '2025-10-21T00:00:00.000Z'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
    ['Mon, 20-Oct-2025 10:00:00 GMT', '2025-10-20T10:00:00.000Z'],
    ['Monday, October 20, 2025 10:00 PM', '2025-10-20T22:00:00.000Z'],
    ['Oct 20, 2025', '2025-10-20T00:00:00.000Z'],
    ['Mon Oct 20 2025 10:00:00 GMT+0300 (Moscow Standard Time)', '2025-10-20T07:00:00.000Z'],
    ['1760954400', '2025-10-20T10:00:00.000Z'],
    ['1760954400000', '2025-10-20T10:00:00.000Z'],
    ['20.10.2025', '2025-10-20T00:00:00.000Z'],
    ['20.10.2025 14:35', '2025-10-20T14:35:00.000Z'],
    ['20.10.2025, 14:35:10', '2025-10-20T14:35:10.000Z'],
    ['20/10/2025', '2025-10-20T00:00:00.000Z'],
    ['2025/10/20 14:35', '2025-10-20T14:35:00.000Z'],
    ['20.10.25, 14:35', '2025-10-20T14:35:00.000Z'],
    ['20.10.2025 14.35', '2025-10-20T14:35:00.000Z'],
    ['20.10.2025 | 14:35', '2025-10-20T14:35:00.000Z'],
    ['14:35, 20.10.2025', '2025-10-20T14:35:00.000Z'],
    ['14:35 20 Oct 2025', '2025-10-20T14:35:00.000Z'],
    ['20.10.2025 14:35 (МСК)', '2025-10-20T11:35:00.000Z'],
    ['2025-10-20T10:00:00\u221203:00', '2025-10-20T13:00:00.000Z'],
  ])('in figures or English: %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['MSK', '07:00'],
    ['мск', '07:00'],
    ['AZT', '06:00'],
    ['GET', '06:00'],
    ['ALMT', '05:00'],
    ['TRT', '07:00'],
    ['UZT', '05:00'],
    ['EST', '15:00'],
    ['PDT', '17:00'],
    ['EEST', '07:00'],
    ['UTC+3', '07:00'],
  ])('with the zone name %s', (zone, utc) =>
    expect(read(`Mon, 20 Oct 2025 10:00:00 ${zone}`)).toBe(`2025-10-20T${utc}:00.000Z`),
  );

  it('in Almaty time knows that the zone changed', () => {
    expect(read('Thu, 29 Feb 2024 12:00:00 ALMT')).toBe('2024-02-29T06:00:00.000Z');
    expect(read('Fri, 01 Mar 2024 12:00:00 ALMT')).toBe('2024-03-01T07:00:00.000Z');
  });

  it.each([
    'Пн, 20 окт 2025 14:35:00 +0000',
    'понедельник, 20 октября 2025 г. в 14:35',
    '20 октября 2025, 14:35',
    '20 октября 2025 года 14:35',
    '20 жовтня 2025 року, 14:35',
    '20 қазан 2025, 14:35',
    '20 Қазан 2025 14:35',
    '20 qazan 2025 14:35',
    '2025 жылғы 20 қазан, 14:35',
    '20 Oktyabr 2025, 14:35',
    '20 oktabr 2025 14:35',
    '2025-ci il 20 oktyabr 14:35',
    '20 Ekim 2025 14:35',
    '20 EKİM 2025 saat 14:35',
    'Pazartesi, 20 Ekim 2025 14:35:00',
  ])('with a month name of the region: %s', (text) => expect(read(text)).toBe('2025-10-20T14:35:00.000Z'));

  it.each([
    ['январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'],
    ['января февраля марта апреля мая июня июля августа сентября октября ноября декабря'],
    ['січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'],
    ['қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'],
    ['qańtar aqpan naýryz sáýir mamyr maýsym shilde tamyz qyrkúıek qazan qarasha jeltoqsan'],
    ['yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr'],
    ['yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'],
    ['январ феврал март апрел май июн июл август сентябр октябр ноябр декабр'],
    ['Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'],
    ['January February March April May June July August September October November December'],
    ['იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი'],
    ['Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'],
  ])('of every month: %s', (names) => {
    const months = names.split(' ').map((name) => new Date(parseDate(`1 ${name} 2025`) ?? NaN).getUTCMonth());
    expect(months).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('without a zone is in the zone given, whatever the process thinks', () => {
    expect(read('2025-10-20 10:00', { timezone: 'Asia/Baku' })).toBe('2025-10-20T06:00:00.000Z');
    expect(read('20.10.2025 02:00', { timezone: 'Europe/Moscow' })).toBe('2025-10-19T23:00:00.000Z');
    expect(read('2025-10-20T10:00Z', { timezone: 'Asia/Baku' })).toBe('2025-10-20T10:00:00.000Z');
  });

  it.each([
    ['Europe/Kyiv', '2025-10-26 02:59', '2025-10-25T23:59:00.000Z'],
    ['Europe/Kyiv', '2025-10-26 03:30', '2025-10-26T00:30:00.000Z'],
    ['Europe/Kyiv', '2025-10-26 04:00', '2025-10-26T02:00:00.000Z'],
    ['Europe/Kyiv', '2025-03-30 02:59', '2025-03-30T00:59:00.000Z'],
    ['Europe/Kyiv', '2025-03-30 03:30', '2025-03-30T01:30:00.000Z'],
    ['Europe/Kyiv', '2025-03-30 04:00', '2025-03-30T01:00:00.000Z'],
    ['America/New_York', '20 Jan 2025 12:00', '2025-01-20T17:00:00.000Z'],
    ['America/New_York', '20 Jul 2025 12:00', '2025-07-20T16:00:00.000Z'],
    ['Asia/Almaty', '2024-02-29 12:00', '2024-02-29T06:00:00.000Z'],
    ['Asia/Almaty', '2024-03-01 12:00', '2024-03-01T07:00:00.000Z'],
    ['Asia/Kolkata', '2025-10-20 12:00', '2025-10-20T06:30:00.000Z'],
  ])('in %s knows its summer time: %s', (timezone, text, expected) =>
    expect(read(text, { timezone })).toBe(expected),
  );

  it('says how it is written, and whether it names its zone', () => {
    const now = Date.UTC(2025, 9, 20, 15);
    const forms = ['2025-10-20T10:00Z', '20 окт 2025 10:00', '20.10.2025', '2 часа назад', '1760954400'];
    expect(forms.map((text) => readDate(text, { now }))).toMatchObject([
      { form: 'iso', zoned: true },
      { form: 'words', zoned: false },
      { form: 'figures', zoned: false },
      { form: 'relative', zoned: true },
      { form: 'epoch', zoned: true },
    ]);
  });

  it.each([
    '',
    'yesterday',
    'сегодня в 14:35',
    '2 часа назад',
    '10/20/2025',
    '31.02.2025',
    '20 Foobar 2025',
    'Mon, 20 Oct 2025 10:00:00 XYZ',
    'Mon, 20 Oct 2025 25:00:00 GMT',
    '20 Oct 2025 and then some',
    '14:35',
    '2025',
    '20251020T100000',
    '99999999999999999999',
  ])('is not guessed: %s', (text) => expect(read(text)).toBeUndefined());
});

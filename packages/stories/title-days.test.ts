import { createWordBuffer, readWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { daysIn } from './title-days.ts';

const words = createWordBuffer(1);

function daysOf(title: string): readonly string[] {
  readWords(title, 'Не 1 мая', words);
  return daysIn(words);
}

describe('the days that a title names', () => {
  it.each([
    ['Погода на 20 октября', '20.10'],
    ['Погода на 20-е октября 2025 года', '20.10'],
    ['Курс валют на 20.10.2025', '20.10'],
    ['2025-10-20: курс', '20.10'],
    ['October 20, 2025: weather', '20.10'],
    ['Weather for 20 Oct', '20.10'],
    ['20 қазанға арналған ауа райы', '20.10'],
    ['21-oktabr kuni ob-havo', '21.10'],
    ['5 Ekim hava durumu', '5.10'],
    ['20 oktyabr hava proqnozu', '20.10'],
    ['Погода на 5 травня', '5.5'],
  ])('of «%s» are %s', (title, day) => expect(daysOf(title)).toEqual([day]));

  it('are several, in order and each once', () => {
    expect(daysOf('21 октября и 20 октября, 21 октября')).toEqual(['20.10', '21.10']);
  });

  it.each([
    'Погода на сегодня',
    'Перевалка выросла на 20 %',
    'Октябрь: итоги',
    'Порт обработал 120 октябрьских судов',
    'Счёт 20:10',
    '20 mayors meet 5 markets',
    '20 трав от простуды',
    'Рост 3,5 процента в 2025 году',
    '',
  ])('of «%s» are none', (title) => expect(daysOf(title)).toEqual([]));
});

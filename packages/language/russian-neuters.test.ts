import { describe, expect, it } from 'vitest';
import { isNeuterInO } from './russian-neuters.ts';

describe('a word in -о', () => {
  it.each([
    'правительство',
    'одеяло',
    'шило',
    'сверло',
    'повидло',
    'письмецо',
    'колечко',
    'солнышко',
    'плечико',
    'микроядро',
    'юрлицо',
    'копыто',
    'Иваново',
    'Домодедово',
    'Бородино',
  ])('is a neuter that declines: «%s»', (word) => {
    expect(isNeuterInO(word.toLowerCase())).toBe(true);
  });

  it.each([
    'Пабло',
    'Карло',
    'Данило',
    'Ренато',
    'Пикассо',
    'Громыко',
    'Бойко',
    'Шевченко',
    'Мехико',
    'Франко',
    'радио',
    'манго',
    'дзюдо',
    'сопрано',
    'быстро',
    'много',
  ])('keeps one form: «%s»', (word) => {
    expect(isNeuterInO(word.toLowerCase())).toBe(false);
  });
});

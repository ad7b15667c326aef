import { describe, expect, it } from 'vitest';
import { russianForms } from './index.ts';

const formsOf = (word: string) => russianForms(word).map((form) => form.text);

describe('a form that is rather another word', () => {
  it.each([
    ['Эрик', 'эрику', true],
    ['Александра', 'александр', false],
    ['Яна', 'ян', false],
    ['Руслана', 'руслан', true],
    ['Анна', 'анн', true],
    ['Мурат', 'муратов', false],
    ['Мурат', 'мурату', true],
    ['талант', 'талантов', true],
    ['Майк', 'майки', false],
    ['Газа', 'газ', false],
    ['Газа', 'газу', true],
    ['Германия', 'германий', false],
    ['армия', 'армий', true],
    ['Дунай', 'дунаев', false],
    ['случай', 'случаев', true],
    ['мир', 'мире', true],
    ['наса', 'нас', false],
    ['сто', 'ст', false],
    ['место', 'мест', true],
  ])('of «%s»: «%s» %s', (word, form, has) => {
    expect(formsOf(word).includes(form)).toBe(has);
  });
});

import { describe, expect, it } from 'vitest';
import { russianForms } from './index.ts';

const formsOf = (word: string) => russianForms(word).map((form) => form.text);

describe('a form that is rather another word', () => {
  it.each([
    ['Эрик', 'эрику', true],
    ['Александра', 'александр', false],
    ['Яна', 'ян', false],
    ['Руслана', 'руслан', false],
    ['Карина', 'карин', false],
    ['Хелена', 'хелен', false],
    ['арена', 'арен', true],
    ['Герасим', 'герасимов', false],
    ['Никита', 'никитой', true],
    ['Анна', 'анн', true],
    ['Мурат', 'муратов', false],
    ['Мурат', 'мурату', true],
    ['талант', 'талантов', true],
    ['Майк', 'майки', false],
    ['Коля', 'коль', false],
    ['Коля', 'колей', true],
    ['Боев', 'боевой', false],
    ['Боев', 'боевым', true],
    ['Иванов', 'ивановой', true],
    ['Галкина', 'галкин', false],
    ['Ильина', 'ильин', false],
    ['Ильина', 'ильиной', true],
    ['машина', 'машин', true],
    ['махина', 'махин', true],
    ['Люба', 'любой', false],
    ['Якоб', 'якобы', false],
    ['Марий', 'марии', false],
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

import { describe, expect, it } from 'vitest';
import { type Behaviour, wrongIn } from './fixtures/russian-phrases.ts';

/** Per phrase, what is accepted or refused, parted by `|`. */
const behaviours: Readonly<Record<string, Behaviour>> = {
  'declines a surname in -а behind a title, or leaves what may be a genitive': {
    accepted: {
      'президент Обама': 'президента Обамы|президентом Обамой',
      'прокурор Чайка': 'прокурору Чайке|прокурора Чайку',
      'президент Ирана': 'президенту Ирана|президентом Ирана',
    },
    refused: {
      'президент Обама': 'президента Обамой|президенту Обаму',
      'президент Казахстана': 'президентом Казахстаной',
    },
  },
  'declines the name of a woman behind her title': {
    accepted: {
      'певица Долина': 'певицы Долиной|певицу Долину',
      'теннисистка Рыбакина': 'теннисистке Рыбакиной',
      'принцесса Диана': 'принцессы Дианы|принцессой Дианой',
      'королева Голливуда': 'королевы Голливуда|королеву Голливуда',
    },
    refused: { 'певица Долина': 'певицу Долиной|певицы Долину|певицей Долина' },
  },
  'declines a given name behind the title of its bearer': {
    accepted: {
      'император Николай': 'императора Николая',
      'папа Франциск': 'папы Франциска|папой Франциском',
    },
    refused: { 'император Николай': 'императора Николай', 'папа Франциск': 'папе Франциск' },
  },
  'declines the surname behind a given name in -и': {
    accepted: { 'актер Джонни Депп': 'актера Джонни Деппа|актеру Джонни Деппу' },
  },
  'never lets a given name of the calendar stay': {
    accepted: { 'Исаак Левитан': 'Исаака Левитана', 'Фредерик Шопен': 'Фредериком Шопеном' },
    refused: {
      'Исаак Левитан': 'Исаак Левитана',
      'Фредерик Шопен': 'Фредерик Шопеном',
      'Ярослав Гашек': 'Ярослав Гашека',
    },
  },
  'takes a surname in -ия for a man’s too': {
    accepted: { 'Георгий Данелия': 'Георгия Данелии|Георгию Данелии|Георгием Данелией' },
    refused: { 'Георгий Данелия': 'Георгия Данелией' },
  },
  'knows «Нина» for a name in -а, not for a surname': {
    accepted: { 'Нина Усатова': 'Нины Усатовой|Ниной Усатовой|Нину Усатову' },
    refused: { 'Нина Усатова': 'Нины Усатова|Ниной Усатову' },
  },
};

describe('names behind a head', () => {
  it.each(Object.entries(behaviours))('%s', (_, behaviour) => {
    expect(wrongIn(behaviour)).toEqual([]);
  });
});

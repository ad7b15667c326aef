import { expect, test } from 'vitest';
import { classesByEnd } from './noun-classes-by-end.ts';
import { nounClasses as russian } from './russian-noun-classes.ts';
import { nounClasses as ukrainian } from './ukrainian-noun-classes.ts';

const WORDS =
  `порт коридор армянин станция решение гений ставка рука юноша свеча столица страна линия дядя земля Пулково облако
  очко окно училище солнце побережье море соловей музей дождь ночь область артель сеть учитель город ключ отец время
  статья війна межа школа робітник ніч громадянин татарин сім'я країна стаття кошеня військо місто прізвище поле
  край незалежність боєць кінь журналіст козак товариш лікар ліс абзац`.split(/\s+/);

const chosen = [
  ['Russian', russian],
  ['Ukrainian', ukrainian],
] as const;

test.each(chosen)('no %s class that fits a word is left out, and they keep their order', (_, classes) => {
  const classesOf = classesByEnd(classes);
  for (const word of WORDS) {
    const fitting = (from: typeof classes) => from.filter(({ ends }) => ends.test(word));
    expect(fitting(classesOf(word))).toEqual(fitting(classes));
  }
});

test('words that end alike are tried on few classes', () => {
  expect(classesByEnd(russian)('страна').length).toBeLessThan(russian.length / 2);
});

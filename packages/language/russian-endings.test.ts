import { expect, test } from 'vitest';
import { type Declension, decline, declinesTo, restrict } from './russian-endings.ts';
import { allOf, reading } from './grammar.ts';

const endings = { m: '∅ а у @ ом е', p: 'и ов ам @ ами ах' };
const market: Declension = {
  stem: 'рынок',
  endings,
  kind: 'noun',
  oblique: ['рынок', 'рынк'],
  filled: ['рыночек'],
};

test('a form with the endings of several cases can be any of them', () => {
  const forms = decline({ stem: 'порт', endings, kind: 'noun' });
  expect(forms.get('порт')).toBe(reading('m', 'N') | reading('m', 'A'));
  expect(decline({ stem: 'порт', endings, kind: 'noun', oblique: ['порт', 'порт'] })).toEqual(forms);
});

test('whether a word has a form is told as the forms are', () => {
  const forms = decline(market);
  for (const form of [...forms.keys(), 'рынокб', 'рын', 'рынкк', 'порт', ''])
    expect(declinesTo(market, form)).toBe(forms.has(form));
});

test('what has nothing in common with a mask is left out', () => {
  const forms = decline(market);
  expect([...restrict(forms, reading('p', 'D')).keys()]).toEqual(['рынокам', 'рынкам']);
  expect(restrict(forms, allOf('m') | allOf('p')).get('рынку')).toBe(reading('m', 'D'));
});

import { describe, expect, it } from 'vitest';
import { fold } from './index.ts';
import { unmix } from './mixed-script.ts';

const unmixed = (typed: string) => unmix(fold(typed));

describe('unmix', () => {
  it.each([
    ['a Latin C at the beginning', 'Cредний', 'средний'],
    ['a Latin o inside', 'кoридор', 'коридор'],
    ['Latin capitals that look like В Н М Т К', 'BокзалHMTK', 'вокзалнмтк'],
    ['Latin i in Ukrainian', 'Середнiй', 'середній'],
    ['Latin ə in Kazakh', 'дəліз', 'дәліз'],
    ['a Cyrillic о in Latin', 'Cоrridor', 'corridor'],
    ['Cyrillic а and т in capitals', 'KАZАKHSТAN', 'kazakhstan'],
    ['Cyrillic ә in Azerbaijani', 'dәhliz', 'dəhliz'],
  ])('reads %s', (_, typed, meant) => {
    expect(unmixed(typed)).toBe(meant);
  });

  it('follows exclusive letters even where they are few', () => {
    expect(unmixed('Вaкu')).toBe('baku');
    expect(unmixed('Кaсaд')).toBe('касад');
  });

  it('follows the majority where every letter has a look-alike', () => {
    expect(unmixed('Bект')).toBe('вект');
    expect(unmixed('THEМ')).toBe('them');
  });

  it('leaves alone what is in one script, has exclusive letters of both, or is half and half', () => {
    expect(unmixed('коридор')).toBeUndefined();
    expect(unmixed('corridor')).toBeUndefined();
    expect(unmixed('VIPы')).toBeUndefined();
    expect(unmixed('cс')).toBeUndefined();
    expect(unmixed('порт5')).toBeUndefined();
  });

  it('keeps digits and apostrophes', () => {
    expect(unmixed("об'єкт5a")).toBe("об'єкт5а");
  });
});

import { describe, expect, it } from 'vitest';
import { filledStems } from './russian-stems.ts';

describe('a genitive plural', () => {
  it.each([
    ['маск', 'масок'],
    ['ночк', 'ночек'],
    ['книжк', 'книжек'],
    ['кишк', 'кишок'],
    ['стекл', 'стекол'],
    ['весл', 'весел'],
    ['сукн', 'сукон'],
    ['бревн', 'бревен'],
    ['домн', 'домен'],
    ['сестр', 'сестер'],
    ['овц', 'овец'],
    ['кочерг', 'кочерег'],
  ])('is filled: %s- «%s»', (stem, form) => {
    expect(filledStems(stem, 'hard')).toContain(form);
  });

  it.each([
    'урн',
    'ванн',
    'колонн',
    'норм',
    'фирм',
    'цифр',
    'тундр',
    'букв',
    'искр',
    'войн',
    'волн',
    'каторг',
  ])('is the stem alone: %s-', (stem) => {
    expect(filledStems(stem, 'hard')).toEqual([]);
  });

  it('of a soft stem has its vowel before -л, -н, -р, -м, -в', () => {
    expect(filledStems('башн', 'soft')).toContain('башен');
    expect(filledStems('вафл', 'soft')).toContain('вафель');
    expect(filledStems('кухн', 'soft')).toContain('кухонь');
    expect(filledStems('кофейн', 'soft')).toContain('кофеен');
  });
});

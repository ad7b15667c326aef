import { expect, test } from 'vitest';
import { isOpenIn, packUsages, typedEntry, usageOf } from './usage.ts';

test('a usage tells both of what it was made of', () => {
  for (const typed of [0, 1, 200, 2 ** 15 - 1])
    for (const isOpen of [false, true]) {
      const usage = usageOf({ typed, isOpen });
      expect([typedEntry(usage), isOpenIn(usage)]).toEqual([typed, isOpen]);
    }
});

test('of more entries than there is room for none is the typed form', () => {
  expect(typedEntry(usageOf({ typed: 2 ** 15, isOpen: true }))).toBe(0);
});

test('usages lie two to an integer', () => {
  expect(packUsages([]).length).toBe(0);
  expect(packUsages([7])).toEqual([7]);
  expect(packUsages([7, 1, 2])).toEqual([7 | (1 << 16), 2]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addToChain, createHashChains, firstInChain, removeFromChain } from './hash-chains.ts';

/** Some numbers have the same hash, and some hashes share many bits. */
const hashOf = (number: number): number => Math.imul(number % 50, number % 3 === 0 ? 0x10000 : 0x9e3779b1);

function createNumbers() {
  const chains = createHashChains();
  const links = new Map<number, number>();
  const rows = {
    next: (number: number) => links.get(number) ?? 0,
    setNext: (number: number, next: number) => void links.set(number, next),
    hash: hashOf,
  };
  const find = (hash: number): readonly number[] => {
    const found: number[] = [];
    for (let each = firstInChain(chains, hash); each !== 0; each = rows.next(each - 1)) found.push(each - 1);
    return found.filter((number) => hashOf(number) === hash);
  };
  return { chains, rows, find };
}

test('all numbers of a hash are found, whatever is added and removed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { maxLength: 500, size: 'max' }), (changes) => {
      const { chains, rows, find } = createNumbers();
      const model = new Set<number>();
      for (const number of changes) {
        if (model.delete(number)) removeFromChain(chains, rows, number);
        else {
          addToChain(chains, rows, number);
          model.add(number);
        }
      }
      expect(chains.size).toBe(model.size);
      for (let number = 0; number <= 200; number += 1) {
        const expected = [...model].filter((each) => hashOf(each) === hashOf(number));
        expect(new Set(find(hashOf(number)))).toEqual(new Set(expected));
      }
    }),
    { numRuns: 60 },
  );
});

test('no bucket is made anew for numbers that come and go', () => {
  const { chains, rows } = createNumbers();
  for (let time = 0; time < 5; time += 1) {
    for (let number = 0; number < 1_000; number += 1) addToChain(chains, rows, number);
    for (let number = 0; number < 1_000; number += 1) removeFromChain(chains, rows, number);
  }
  expect(chains.bucketCount).toBe(1_000);
  expect(chains.size).toBe(0);
});

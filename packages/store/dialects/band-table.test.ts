import { describe, expect, it } from 'vitest';
import { createBandTable } from './band-table.ts';

const MANY = 20_000;
const bandsOf = (number: number): string[] => Array.from({ length: 32 }, (_, at) => `${at}.${number % 700}`);

describe('a table of bands', () => {
  it('answers every print of a band in the order of adding, however large it grows', () => {
    const table = createBandTable();
    for (let number = 1; number <= MANY; number += 1) table.add(number, bandsOf(number));
    const expected = Array.from({ length: MANY }, (_, at) => at + 1).filter((number) => number % 700 === 42);
    for (const band of bandsOf(42)) expect(table.under(band)).toEqual(expected);
    expect(table.under('32.42')).toEqual([]);
    expect(table.last).toBe(MANY);
  });

  it('answers a number that was added again once', () => {
    const table = createBandTable();
    table.add(7, ['0.a']);
    table.add(7, ['0.a', '1.b']);
    expect(table.under('0.a')).toEqual([7]);
    expect(table.under('1.b')).toEqual([7]);
  });

  it('keeps numbers beyond 32 bits, and prints without bands', () => {
    const table = createBandTable();
    expect(table.last).toBeUndefined();
    table.add(2 ** 40, []);
    table.add(2 ** 40 + 1, ['0.a']);
    expect(table.under('0.a')).toEqual([2 ** 40 + 1]);
  });

  it('asks to be made anew once it has grown to more than double since it was first asked', () => {
    const table = createBandTable();
    for (let number = 1; number <= 10; number += 1) table.add(number, ['0.a']);
    expect(table.isFull()).toBe(false);
    table.under('0.a');
    for (let number = 11; number <= 100_020; number += 1) table.add(number, []);
    expect(table.isFull()).toBe(false);
    table.add(100_021, []);
    expect(table.isFull()).toBe(true);
  });
});

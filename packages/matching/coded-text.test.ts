import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codedLength, codedUnit, codingOf, readCoded, unitBytes, writeCoded } from './coded-text.ts';

const alphabets = ['az09 ', 'aéÿ\u0080', 'a Ёяіґ\u0400\u047f', 'აჰ a', 'aәқі', 'əşğ', '\u0000\uffffa中😀'];
const text = fc.oneof(
  ...alphabets.map((units) =>
    fc.string({ unit: fc.constantFrom(...Array.from(units, (unit) => unit)), maxLength: 40 }),
  ),
  fc.string(),
);

function coded(texts: readonly string[]) {
  const coding = codingOf(texts);
  const length = texts.join('').length;
  const ints = new Int32Array(2 + codedLength(length, coding)).fill(-1);
  const written = { ints, from: 1, coding };
  writeCoded(written, texts);
  return { written, length };
}

describe('coded texts', () => {
  it('are read as they were written, and nothing is written beside them', () => {
    fc.assert(
      fc.property(fc.tuple(text, text), fc.nat(3), fc.nat(9), ([one, other], at, before) => {
        const { written, length } = coded([one, other]);
        const part = { start: Math.min(before, length), length: Math.max(0, length - before) };
        const units = new Uint16Array(at + length + 6);
        const start = readCoded(written, part, { units, at });
        expect(start - at).toBeLessThan(4);
        expect(String.fromCharCode(...units.subarray(start, start + part.length))).toBe(
          (one + other).slice(part.start),
        );
        const read = Array.from({ length }, (_, unit) => codedUnit(written, unit));
        expect(String.fromCharCode(...read)).toBe(one + other);
        expect([written.ints[0], written.ints.at(-1)]).toEqual([-1, -1]);
      }),
    );
  });

  it.each([
    ['w17', 'Middle Corridor'],
    ['w17', 'Средний коридор | ё і'],
    ['обзор', 'Середній коридор є'],
    ['w17', 'შუა დერეფანი'],
    ['w17', 'café'],
  ])('take a byte a unit where one block does: %s %s', (id, query) => {
    expect(unitBytes(codingOf([id, query]))).toBe(1);
  });

  it.each([
    ['w17', 'Орта дәліз'],
    ['café', 'коридор'],
    ['w17', 'Orta dəhliz ş'],
    ['w17', '中间走廊 一带一路'],
  ])('take two bytes a unit elsewhere: %s %s', (id, query) => {
    expect(unitBytes(codingOf([id, query]))).toBe(2);
  });
});

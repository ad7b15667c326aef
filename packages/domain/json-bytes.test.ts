import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBytes } from './json-bytes.ts';

const bytesOf = (value: unknown) => new Uint8Array(new TextEncoder().encode(JSON.stringify(value)));

describe('a value as bytes of JSON', () => {
  it('is what JSON in UTF-8 is, of any length and in any letters', () => {
    const text = fc.string({ unit: 'binary', minLength: 300, maxLength: 900 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (value) => {
        expect(new Uint8Array(jsonBytes(value))).toEqual(bytesOf(value));
      }),
    );
  });

  it('may be long or short, after one another', () => {
    for (const length of [100_000, 997, 998, 999, 32_766, 32_767, 5, 1_100]) {
      const value = 'Ж'.repeat(length);
      expect(Buffer.from(jsonBytes(value)).equals(bytesOf(value))).toBe(true);
    }
  });

  it('may hold halves of surrogate pairs, which JSON writes by their numbers', () => {
    const value = ['\ud800', 'Порт\udc00 '.repeat(300), `${'a'.repeat(300)}\ud83d`];
    expect(new Uint8Array(jsonBytes(value))).toEqual(bytesOf(value));
  });
});

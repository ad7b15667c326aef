import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHashSlots, findHash, removeHash, setHash } from './hash-slots.ts';

describe('hash slots', () => {
  it('answer as a map does, whatever is set and removed, while they grow too', () => {
    const change = fc.record({ hash: fc.integer({ min: -40, max: 900 }), reference: fc.nat(1_000) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 600, size: 'max' }), (changes) => {
        const table = createHashSlots();
        const map = new Map<number, number>();
        for (const { hash, reference } of changes) {
          if (reference === 0) {
            removeHash(table, hash);
            map.delete(hash);
          } else {
            setHash(table, hash, reference);
            map.set(hash, reference);
          }
          expect(findHash(table, hash)).toBe(map.get(hash) ?? 0);
        }
        const hashes = Int32Array.from({ length: 950 }, (_, at) => at - 45);
        expect([...hashes].map((hash) => findHash(table, hash))).toEqual(
          [...hashes].map((hash) => map.get(hash) ?? 0),
        );
        expect(table.used).toBe(map.size);
      }),
    );
  });
});

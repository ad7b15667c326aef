import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FUNCTIONS, createLeastHashes } from './least-hashes.ts';

const functions = fc.int32Array({ minLength: FUNCTIONS, maxLength: FUNCTIONS });
const sets = fc.oneof(
  fc.int32Array({ maxLength: 40 }),
  fc.int32Array({ minLength: 4_090, maxLength: 4_100 }),
);

it('the least hashes of a set are those of each function alone, whatever was hashed before', () => {
  fc.assert(
    fc.property(functions, functions, fc.array(sets, { maxLength: 3 }), (factors, offsets, given) => {
      const leastHashes = createLeastHashes({ factors, offsets });
      for (const set of given) {
        const plain = [...factors].map((factor, at) =>
          set.reduce(
            (least, number) => Math.min(least, (Math.imul(number, factor) + (offsets[at] ?? 0)) | 0),
            0x7fffffff,
          ),
        );
        expect([...leastHashes(set)]).toEqual(plain);
      }
    }),
    { numRuns: 30 },
  );
});

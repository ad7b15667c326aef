import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, createIntArena, free } from './int-arena.ts';

interface Kept {
  readonly reference: number;
  readonly size: number;
  readonly value: number;
}

describe('an arena', () => {
  it('gives records that keep what is written into them, whatever else is taken and given back', () => {
    const size = fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: 40 }), weight: 8 },
      fc.integer({ min: 20_000, max: 70_000 }),
    );
    const step = fc.record({ size, freed: fc.option(fc.nat(), { freq: 2 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const arena = createIntArena();
        const kept: Kept[] = [];
        const read = ({ reference, size: length }: Kept) =>
          arena.ints.subarray(reference, reference + length);
        for (const [value, { size: length, freed }] of steps.entries()) {
          const record: Kept = { reference: allocate(arena, length), size: length, value: value + 1 };
          expect(record.reference).toBeGreaterThan(0);
          expect(read(record).length).toBe(length);
          read(record).fill(record.value);
          kept.push(record);
          const [gone] = freed === null ? [] : kept.splice(freed % kept.length, 1);
          if (gone !== undefined) free(arena, gone.reference, gone.size);
        }
        for (const record of kept) expect(read(record).every((unit) => unit === record.value)).toBe(true);
      }),
    );
  });

  it('does not grow while records of the same sizes come and go', () => {
    const arena = createIntArena();
    const sizes = Array.from({ length: 9_000 }, (_, at) => 1 + (at % 23));
    for (let time = 0; time < 30; time += 1) {
      const references = sizes.map((size) => allocate(arena, size));
      for (const [at, size] of sizes.entries()) free(arena, references[at] ?? 0, size);
    }
    expect(arena.used).toBe(1 + sizes.reduce((sum, size) => sum + size, 0));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addId, createTextIds, idIn, numberOf, removeId } from './text-ids.ts';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('а', 'b', '\uffff', '\u00ff', '\u0000'), maxLength: 5 }),
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '\u00ff', '\u0000'), maxLength: 40 }),
);

describe('ids of watches', () => {
  it('lead to their numbers as a map does, whatever is added and removed', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300, size: 'max' }), fc.integer(), (changes, seed) => {
        const ids = createTextIds(seed);
        const map = new Map<string, number>();
        for (const [number, id] of changes.entries()) {
          if (map.has(id)) {
            removeId(ids, id);
            map.delete(id);
          } else {
            addId(ids, id, number);
            map.set(id, number);
          }
          removeId(ids, `${id} is nowhere`);
          expect(numberOf(ids, id)).toBe(map.get(id));
        }
        for (const [id, number] of map) {
          expect(numberOf(ids, id)).toBe(number);
          expect(idIn(ids, number)).toBe(id);
        }
      }),
    );
  });

  it('may be as long as one likes', () => {
    const ids = createTextIds(3);
    const long = 'я'.repeat(200_001);
    addId(ids, long, 7);
    expect(numberOf(ids, long)).toBe(7);
    expect(idIn(ids, 7)).toBe(long);
    expect(numberOf(ids, long.slice(1))).toBeUndefined();
  });

  it('take no more room however often they come and go', () => {
    const ids = createTextIds(3);
    const names = Array.from({ length: 2_000 }, (_, at) => `watch ${at}`);
    const used = new Set<string>();
    for (let time = 0; time < 50; time += 1) {
      for (const [number, id] of names.entries()) addId(ids, id, number);
      for (const id of names) removeId(ids, id);
      used.add(`${ids.arena.used} ${ids.chains.bucketCount}`);
    }
    expect(used.size).toBe(1);
    expect(ids.chains.size).toBe(0);
  });
});

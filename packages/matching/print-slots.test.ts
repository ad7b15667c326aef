import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRecord,
  createPrintSlots,
  findFirst,
  findRecord,
  removeRecord,
  replaceRecord,
} from './print-slots.ts';

describe('print slots', () => {
  it('answer as a map does, whatever is added, replaced and removed, while they grow too', () => {
    const key = fc.integer({ min: -60, max: 700 });
    const change = fc.record({ hash: key, act: fc.constantFrom('add', 'add', 'remove', 'replace') });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 700, size: 'max' }), (changes) => {
        const hashes: number[] = [0];
        const slots = createPrintSlots((record) => hashes[record] ?? 0);
        const map = new Map<number, number>();
        const find = (hash: number) => findRecord(slots, hash, (record) => hashes[record] === hash);
        for (const { hash, act } of changes) {
          const known = map.get(hash);
          if (act === 'remove' && known !== undefined) {
            removeRecord(slots, known);
            map.delete(hash);
          } else if (act !== 'remove') {
            const record = hashes.push(hash) - 1;
            if (known === undefined) addRecord(slots, hash, record);
            else replaceRecord(slots, [known, record]);
            map.set(hash, record);
          }
          expect(find(hash)).toBe(map.get(hash) ?? 0);
        }
        const asked = Int32Array.from({ length: 770 }, (_, at) => at - 65);
        const first = new Int32Array(asked.length);
        findFirst(slots, asked, first);
        for (const [at, hash] of asked.entries()) {
          expect(find(hash)).toBe(map.get(hash) ?? 0);
          if (slots.old === undefined && map.has(hash)) expect(first[at]).not.toBe(0);
        }
        expect(slots.used).toBe(map.size);
      }),
    );
  });
});

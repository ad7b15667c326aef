import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BITS, CHUNK_MASK, createIntArena } from './int-arena.ts';
import { hashOf } from './packed-text.ts';
import { beginningCount, formCount, hashesOf, isForm, lengthIn, shortestForm, tagIn, tagsAt, termSize, writeTerm } from './term-records.ts'; // prettier-ignore

const SEED = 11;
const text = fc.oneof(fc.string({ unit: fc.constantFrom('а', 'b', '\uffff'), maxLength: 6 }), fc.string());
const form = fc.tuple(text, fc.uniqueArray(fc.nat(65_535), { minLength: 1, maxLength: 3 }));
const beginning = fc.record({ text, tag: fc.nat(65_535), entry: fc.integer({ min: -1, max: 5_000 }) });

const unitsOf = (word: string) => {
  const units = Uint16Array.from({ length: word.length + 2 }, (_, at) => word.charCodeAt(at - 1) || 0);
  return { units, from: 1, to: word.length + 1 };
};

describe('the record of a term', () => {
  it('tells forms, tags, lengths and hashes as they were given', () => {
    fc.assert(
      fc.property(fc.array(form), fc.array(beginning), text, (given, beginnings, other) => {
        const content = { forms: new Map(given), beginnings };
        const arena = createIntArena();
        const reference = writeTerm(arena, content, SEED);
        const next = arena.allocate(1);
        const chunk = arena.chunks[reference >>> CHUNK_BITS] ?? new Int32Array(0);
        const at = reference & CHUNK_MASK;
        expect(termSize(chunk, at)).toBe(next - reference);
        const entries = [...content.forms].flatMap(([word, tags]) => tags.map((tag) => ({ word, tag })));
        expect(formCount(chunk, at)).toBe(entries.length);
        expect(beginningCount(chunk, at)).toBe(beginnings.length);
        for (const [number, { word, tag }] of entries.entries()) {
          const both = chunk[tagsAt(chunk, at) + number] ?? 0;
          expect([tagIn(both), lengthIn(both)]).toEqual([tag, word.length]);
          for (const asked of [word, other, `${word}а`, word.slice(1)])
            expect(isForm({ chunk, at }, number, unitsOf(asked))).toBe(asked === word);
        }
        const hashes = hashesOf({ chunk, at });
        expect(new Set(hashes.forms)).toEqual(new Set(entries.map(({ word }) => hashOf(word, SEED))));
        expect(hashes.beginnings).toEqual(
          beginnings.map((each) => ({ hash: hashOf(each.text, SEED), tag: each.tag })),
        );
        const lengths = [
          ...entries.map(({ word }) => word.length),
          ...beginnings.map((each) => each.text.length),
        ];
        expect(shortestForm({ chunk, at })).toBe(Math.min(Infinity, ...lengths));
      }),
    );
  });
});

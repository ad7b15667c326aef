import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTexts, createWatchTexts, idLengthOf, numberOf, removeTexts, takeWritten, textsOf, writeId, writeQuery } from './watch-texts.ts'; // prettier-ignore

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('а', 'b', '\uffff', '\u00ff', '\u0000'), maxLength: 5 }),
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '\u00ff', '\u0000'), maxLength: 40 }),
);

describe('ids of watches', () => {
  it('lead to their numbers and queries as a map does, whatever is added and removed', () => {
    const changes = fc.array(fc.record({ id: text, query: text }), { maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(changes, fc.integer(), (given, seed) => {
        const texts = createWatchTexts(seed);
        const map = new Map<string, { readonly number: number; readonly query: string }>();
        for (const [number, { id, query }] of given.entries()) {
          if (map.has(id)) {
            removeTexts(texts, id);
            map.delete(id);
          } else {
            addTexts(texts, { id, query }, number);
            map.set(id, { number, query });
          }
          removeTexts(texts, `${id} is nowhere`);
          expect(numberOf(texts, id)).toBe(map.get(id)?.number);
        }
        for (const [id, { number, query }] of map) {
          expect(numberOf(texts, id)).toBe(number);
          expect(textsOf(texts, number)).toEqual({ id, query });
        }
      }),
    );
  });

  it('are cut with parts of their queries from one text, whatever was written before', () => {
    const query = fc.record({ query: text, from: fc.nat(9), length: fc.nat(60) });
    fc.assert(
      fc.property(fc.uniqueArray(text), fc.array(query, { minLength: 1 }), (ids, queries) => {
        const texts = createWatchTexts(3);
        const all = ids.map((id, at) => ({
          id,
          query: '',
          from: 0,
          length: 0,
          ...queries[at % queries.length],
        }));
        for (const [number, each] of all.entries()) addTexts(texts, each, number);
        for (const round of [all, all.toReversed()]) {
          const places = round.map((each) => {
            const number = all.indexOf(each);
            const start = Math.min(each.from, each.query.length);
            const length = Math.min(each.length, each.query.length - start);
            const id = writeId(texts, number);
            return {
              id,
              idLength: idLengthOf(texts, number),
              part: writeQuery(texts, number, { start, length }),
              start,
              length,
            };
          });
          const written = takeWritten(texts);
          expect(
            places.map(({ id, idLength, part, length }) => [
              written.slice(id, id + idLength),
              written.slice(part, part + length),
            ]),
          ).toEqual(
            round.map(({ id, query: whole }, at) => {
              const { start = 0, length = 0 } = places[at] ?? {};
              return [id, whole.slice(start, start + length)];
            }),
          );
        }
      }),
    );
  });

  it.each([254, 255, 256, 16_383, 16_384, 200_001])('may be %d units long, and so may queries', (length) => {
    const texts = createWatchTexts(3);
    const long = 'я'.repeat(length);
    addTexts(texts, { id: long, query: 'коридор' }, 7);
    addTexts(texts, { id: 'w8', query: long }, 8);
    addTexts(texts, { id: 'w9', query: 'дорога' }, 9);
    expect(numberOf(texts, long)).toBe(7);
    expect(textsOf(texts, 7)).toEqual({ id: long, query: 'коридор' });
    expect(textsOf(texts, 8)).toEqual({ id: 'w8', query: long });
    expect(textsOf(texts, 9)).toEqual({ id: 'w9', query: 'дорога' });
    expect(numberOf(texts, long.slice(1))).toBeUndefined();
    removeTexts(texts, long);
    removeTexts(texts, 'w8');
    const { used } = texts.arena;
    addTexts(texts, { id: long, query: 'коридор' }, 7);
    addTexts(texts, { id: 'w8', query: long }, 8);
    expect(texts.arena.used).toBe(used);
  });

  it('take no more room however often they come and go', () => {
    const texts = createWatchTexts(3);
    const names = Array.from({ length: 2_000 }, (_, at) => `watch ${at}`);
    const used = new Set<string>();
    for (let time = 0; time < 50; time += 1) {
      for (const [number, id] of names.entries()) addTexts(texts, { id, query: `дорога ${id}` }, number);
      for (const id of names) removeTexts(texts, id);
      used.add(`${texts.arena.used} ${texts.chains.bucketCount} ${texts.bytes}`);
    }
    expect(used.size).toBe(1);
    expect(texts.bytes).toBe(0);
    expect(texts.chains.size).toBe(0);
  });

  it('count the bytes of their queries alone', () => {
    const texts = createWatchTexts(3);
    addTexts(texts, { id: 'w1', query: 'коридор' }, 0);
    addTexts(texts, { id: 'w2', query: 'дәліз' }, 1);
    expect(texts.bytes).toBe(7 + 2 * 5);
  });
});

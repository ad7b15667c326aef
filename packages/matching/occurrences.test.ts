import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Added,
  OCCURRENCE_BITS,
  addOccurrence,
  clearOccurrences,
  createOccurrences,
  firstOf,
  mergeOccurrences,
  occurrence,
} from './occurrences.ts';
import { createRecords } from './records.ts';
import { TERM_WIDTH } from './term-rows.ts';

const added: fc.Arbitrary<readonly Added[]> = fc
  .array(
    fc.record({
      word: fc.nat(50),
      row: fc.integer({ min: 1, max: 20 }),
      form: fc.integer(),
      tag: fc.integer(),
    }),
    {
      maxLength: 100,
      size: 'max',
    },
  )
  .map((all) => all.toSorted((one, other) => one.word - other.word));

function recordsIn({ all, last }: ReturnType<typeof createOccurrences>): readonly Added[] {
  return Array.from({ length: last }, (_, each) => {
    const at = (each + 1) << OCCURRENCE_BITS;
    return {
      word: all[at + occurrence.word] ?? 0,
      row: all[at + occurrence.term] ?? 0,
      form: all[at + occurrence.form] ?? 0,
      tag: all[at + occurrence.tag] ?? 0,
    };
  });
}

describe('the occurrences of terms', () => {
  it('are records in the order of words, those that come later behind the others of their word', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(added, added), { maxLength: 4 }), (articles) => {
        const occurrences = createOccurrences(createRecords(TERM_WIDTH));
        for (const [first, later] of articles) {
          clearOccurrences(occurrences);
          for (const each of first) addOccurrence(occurrences, each);
          mergeOccurrences(occurrences, later);
          const expected = [...first, ...later].toSorted((one, other) => one.word - other.word);
          expect(recordsIn(occurrences)).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are as many as there are, whatever room there was', () => {
    const occurrences = createOccurrences(createRecords(TERM_WIDTH));
    const many = Array.from({ length: 60_000 }, (_, word) => ({
      word,
      row: 1 + (word % 7),
      form: word,
      tag: -1,
    }));
    for (const each of many.slice(0, 20_000)) addOccurrence(occurrences, each);
    mergeOccurrences(occurrences, many.slice(20_000));
    expect(recordsIn(occurrences)).toEqual(many);
  });

  it('are none of a term that the article lacks, though a record of another article is known of it', () => {
    const rows = createRecords(TERM_WIDTH);
    rows.ints.fill(1, TERM_WIDTH, 10 * TERM_WIDTH);
    const occurrences = createOccurrences(rows);
    expect(firstOf(occurrences, 3)).toBe(0);
    addOccurrence(occurrences, { word: 0, row: 2, form: 0, tag: 0 });
    expect([firstOf(occurrences, 2), firstOf(occurrences, 3)]).toEqual([1, 0]);
  });
});

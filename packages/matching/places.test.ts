import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_GUARDS } from './guards.ts';
import { createOccurrences } from './occurrences.ts';
import { getField } from './records.ts';
import { createPlaces, findPair, layAt, liftFrom, pair } from './places.ts';
import { ANYTHING, type TermForms } from './term-forms.ts';
import { contentHash } from './term-identities.ts';
import { term } from './term-rows.ts';
import { acquireTerm, releaseTerm } from './terms.ts';
import { createVocabulary } from './vocabulary.ts';

const SEED = 9;
/** No neighbour. */
const NONE = 0;
const contentOf = (word: number): TermForms => ({
  forms: new Map([[`слово${word}`, [0]], ['общее', [1, 2]]]), // prettier-ignore
  beginnings: word % 3 === 0 ? [{ text: `начало${word % 4}`, tag: 1, entry: ANYTHING }] : [],
});

function createWith(words: number) {
  const vocabulary = createVocabulary(SEED);
  for (const mask of [1, 2, 4]) vocabulary.tags.of(mask, mask);
  const rows = Array.from({ length: words }, (_, word) => acquire(vocabulary, word));
  const places = createPlaces(vocabulary, createOccurrences(vocabulary.terms.rows));
  return { vocabulary, places, rows };
}

function acquire({ terms }: ReturnType<typeof createVocabulary>, word: number): number {
  const content = contentOf(word);
  return acquireTerm(terms, { hash: contentHash(content, SEED), forms: () => content });
}

describe('places of watches', () => {
  it('are found as long as watches lie there, under a term or under a pair', () => {
    const anchor = fc.record({ word: fc.nat(5), neighbour: fc.constantFrom(NONE, 3, 5, 7) });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(25), anchor), { maxLength: 200, size: 'max' }), (changes) => {
        const { places, rows, vocabulary } = createWith(6);
        const laid = new Map<number, { readonly place: number; readonly key: string }>();
        for (const [watch, { word, neighbour }] of changes) {
          const known = laid.get(watch);
          if (known !== undefined) {
            liftFrom(places, watch, known.place);
            laid.delete(watch);
            continue;
          }
          const anchored = { term: rows[word] ?? 0, neighbour, guards: NO_GUARDS };
          laid.set(watch, { place: layAt(places, watch, anchored), key: `${word} ${neighbour}` });
        }
        const keys = new Set([...laid.values()].map(({ key }) => key));
        const found = rows.flatMap((row, word) => {
          const pairs = [3, 5, 7].filter((code) => findPair(places, row, code) !== 0);
          const alone = getField(vocabulary.terms.rows, row, term.postings) === 0 ? [] : [NONE];
          return [...alone, ...pairs].map((code) => `${word} ${code}`);
        });
        expect(new Set(found)).toEqual(keys);
        for (const [watch, { place }] of laid) liftFrom(places, watch, place);
        expect(places.pairs.used).toBe(0);
      }),
    );
  });

  it('and terms take no more room however often watches come and go', () => {
    const { vocabulary, places, rows } = createWith(0);
    const sizes = new Set<string>();
    for (let time = 0; time < 50; time += 1) {
      for (let word = 0; word < 1_000; word += 1) rows.push(acquire(vocabulary, word));
      const laid = rows.map((row, watch) =>
        layAt(places, watch, {
          term: row,
          neighbour: watch % 2 === 0 ? NONE : 2 * watch + 1,
          guards: NO_GUARDS,
        }),
      );
      for (const [watch, place] of laid.entries()) liftFrom(places, watch, place);
      for (const row of rows.splice(0)) releaseTerm(vocabulary.terms, row);
      const { terms } = vocabulary;
      sizes.add(
        [terms.paradigms.arena, terms.stems.arena, terms.forms.lists.arena, places.arena]
          .map(({ used }) => used)
          .join(' '),
      );
      sizes.add(`${terms.rows.end} ${places.pairRows.end}`);
      expect([terms.size, terms.formCount, terms.forms.table.used, terms.beginnings.table.used]).toEqual([
        0, 0, 0, 0,
      ]);
    }
    expect(sizes.size).toBe(2);
  });

  it('keep the watches of a pair apart from those of its first word', () => {
    const { vocabulary, places, rows } = createWith(1);
    const [row = 0] = rows;
    const alone = layAt(places, 1, { term: row, neighbour: NONE, guards: NO_GUARDS });
    const beside = layAt(places, 2, { term: row, neighbour: 3, guards: NO_GUARDS });
    liftFrom(places, 1, alone);
    expect(getField(vocabulary.terms.rows, row, term.postings)).toBe(0);
    expect(getField(places.pairRows, -beside, pair.term)).toBe(row);
    liftFrom(places, 2, beside);
    expect(findPair(places, row, 3)).toBe(0);
  });
});

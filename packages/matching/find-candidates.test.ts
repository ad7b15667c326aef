import fc from 'fast-check';
import { wordHash } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { askWords } from './asked-words.ts';
import { CANDIDATES, createCandidates, findCandidates } from './find-candidates.ts';
import { OCCURRENCE_BITS, addOccurrence, clearOccurrences, firstOf, occurrence } from './occurrences.ts';
import { layAt, createPlaces } from './places.ts';
import { headOf, op } from './program.ts';
import { createReading } from './reading.ts';
import { contentHash } from './term-identities.ts';
import { formsOf } from './term-texts.ts';
import { acquireTerm, addTerm } from './terms.ts';
import { createVocabulary } from './vocabulary.ts';
import { addWatch, createWatchRecords, layUnder } from './watch-records.ts';

const SEED = 5;
const ROWS = 24;

function createParts(rows: number) {
  const vocabulary = createVocabulary(SEED);
  for (let row = 0; row < rows; row += 1) addTerm(vocabulary.terms);
  const reading = createReading(SEED, vocabulary.terms.rows);
  const { occurrences } = reading;
  const places = createPlaces(vocabulary, occurrences);
  const watches = createWatchRecords(SEED);
  return {
    vocabulary,
    reading,
    places,
    watches,
    candidates: createCandidates({ occurrences, places, watches }),
  };
}
type Parts = ReturnType<typeof createParts>;

const row = fc.integer({ min: 1, max: ROWS });
const anchor = fc.record({
  term: row,
  neighbour: fc.oneof(fc.constant(0), row),
  guards: fc.array(fc.uniqueArray(row, { minLength: 1, maxLength: 4 }), { maxLength: 2 }),
});
const watch = fc.record({
  anchors: fc.uniqueArray(anchor, { minLength: 1, maxLength: 3, selector: ({ term, neighbour }) => `${term} ${neighbour}` }),
}); // prettier-ignore
type Watch = typeof watch extends fc.Arbitrary<infer Value> ? Value : never;

function lay({ places, watches }: Parts, given: readonly Watch[]): void {
  for (const [order, { anchors }] of given.entries()) {
    const program = [headOf(op.sentiment, 0, 5), order, 1, 0, 0];
    const number = addWatch(watches, { id: `${order}`, program, text: '', order });
    layUnder(
      watches,
      number,
      anchors.map((each) => layAt(places, number, each)),
    );
  }
}

/** The words of an article, each with the terms that it is a form of; one may be so in several forms. */
type Article = readonly (readonly number[])[];

function read({ reading: { occurrences } }: Parts, article: Article): void {
  clearOccurrences(occurrences);
  for (const [word, rows] of article.entries())
    for (const each of rows) addOccurrence(occurrences, { word, row: each, form: word, tag: 0 });
}

function found(parts: Parts, stamp: number): readonly number[] {
  const { candidates, reading } = parts;
  reading.stamp = stamp;
  findCandidates(candidates, reading);
  const { ints } = candidates.work;
  return Array.from({ length: candidates.count }, (_, each) => {
    const at = CANDIDATES + 2 * each;
    const number = ints[at] ?? 0;
    expect(parts.watches.arena.ints[(ints[at + 1] ?? 0) + 1]).toBe(number);
    return number;
  });
}

function expectedOf(given: readonly Watch[], article: Article): readonly number[] {
  const has = (each: number): boolean => article.some((rows) => rows.includes(each));
  const lies = ({ term, neighbour }: Watch['anchors'][number]): boolean =>
    article.some(
      (rows, word) =>
        rows.includes(term) && (neighbour === 0 || (article[word + 1] ?? []).includes(neighbour)),
    );
  return given.flatMap(({ anchors }, number) =>
    anchors.some((each) => lies(each) && each.guards.every((group) => group.some(has))) ? [number] : [],
  );
}

const ascending = (one: number, other: number): number => one - other;
const article = fc.array(fc.array(row, { maxLength: 4 }), { maxLength: 60 });

describe('the kernel that finds candidates', () => {
  it('finds the watches that are told plainly, each once, article after article', () => {
    fc.assert(
      fc.property(
        fc.array(watch, { maxLength: 40, size: 'max' }),
        fc.array(article, { minLength: 1, maxLength: 4 }),
        (given, articles) => {
          const parts = createParts(ROWS);
          lay(parts, given);
          for (const [at, each] of articles.entries()) {
            read(parts, each);
            expect(found(parts, at + 1).toSorted(ascending)).toEqual(expectedOf(given, each));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('tells where each term stands, in order, and how often from there on', () => {
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 3 }), (articles) => {
        const parts = createParts(ROWS);
        for (const [at, each] of articles.entries()) {
          read(parts, each);
          found(parts, at + 1);
          for (let term = 1; term <= ROWS; term += 1) {
            const words = each.flatMap((rows, word) => rows.filter((one) => one === term).map(() => word));
            expect(listOf(parts, term)).toEqual(words.map((word, before) => [word, words.length - before]));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes as many words, lists and pairs as there are, whatever has room at once', () => {
    const parts = createParts(9_000);
    const watches = Array.from({ length: 9_000 }, (_, number): Watch => {
      const neighbour = number % 2 === 0 ? 0 : number + 2;
      return { anchors: [{ term: number + 1, neighbour, guards: [] }] };
    }); // prettier-ignore
    lay(parts, watches);
    const every = Array.from({ length: 9_000 }, (_, number) => [number + 1]);
    read(parts, every);
    expect(found(parts, 1)).toHaveLength(8_999);
    const crowded = [every.flat(), every.flat()];
    read(parts, crowded);
    expect(found(parts, 2)).toHaveLength(8_999);
    read(
      parts,
      Array.from({ length: 50_000 }, () => [1, 2, 2, 3]),
    );
    expect(found(parts, 3).toSorted(ascending)).toEqual([0, 1, 2]);
  });

  it('enters all forms of all terms that a word may be, also those that do not fit into an integer', () => {
    const { vocabulary, candidates, reading } = createParts(0);
    const { terms } = vocabulary;
    const contents = Array.from({ length: 40 }, (_, number) => ({
      forms: new Map(
        Array.from({ length: number === 0 ? 300 : 3 }, (__, each) => [`ф${(number + each) % 41}-${each > 40 ? each : ''}`, [1, 2]] as const),
      ),
      beginnings: [],
    })); // prettier-ignore
    for (const mask of [1, 2, 4]) vocabulary.tags.of(mask, mask);
    const rows = contents.map((forms) =>
      acquireTerm(terms, { hash: contentHash(forms, SEED), forms: () => forms }),
    );
    const texts = new Map(
      contents.flatMap(({ forms }) =>
        [...forms.keys()].map((text) => [wordHash(text, terms.seed), text] as const),
      ),
    );
    const expected = new Map<string, Set<string>>();
    for (const each of rows)
      for (const { hash, entry, count } of formsOf(terms, each))
        for (let own = entry; own < entry + count; own += 1) {
          const text = texts.get(hash) ?? '';
          expected.set(text, (expected.get(text) ?? new Set()).add(`${each} ${own}`));
        }
    const hashes = Int32Array.from([...texts.keys(), 12_345]);
    const { occurrences } = reading;
    askWords(terms.forms.table, { hashes, count: hashes.length }, (count) => {
      occurrences.last = candidates.kernel.enter(count, occurrences.last);
    });
    const all = Array.from({ length: occurrences.last }, (_, each) => {
      const at = (each + 1) << OCCURRENCE_BITS;
      const { all: ints } = occurrences;
      const text = texts.get(hashes[ints[at + occurrence.word] ?? 0] ?? 0);
      return `${text} ${ints[at + occurrence.term]} ${ints[at + occurrence.form]}`;
    });
    const plain = [...expected].flatMap(([text, entries]) => [...entries].map((entry) => `${text} ${entry}`));
    expect(all.toSorted()).toEqual(plain.toSorted());
  });
});

function listOf({ reading: { occurrences } }: Parts, term: number): readonly (readonly number[])[] {
  const { all } = occurrences;
  const list: (readonly number[])[] = [];
  for (let each = firstOf(occurrences, term); each !== 0;) {
    const at = each << OCCURRENCE_BITS;
    list.push([all[at + occurrence.word] ?? 0, all[at + occurrence.count] ?? 0]);
    each = all[at + occurrence.next] ?? 0;
  }
  return list;
}

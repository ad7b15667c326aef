import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naiveMatch } from './fixtures/naive.ts';
import { documents, queries, watches } from './fixtures/random-watches.ts';
import { type IndexedWatch, type MatchDocument, createWatchIndex, parseQuery } from './index.ts';

type Watch = Omit<IndexedWatch, 'id'>;

const answer = ({ query, languages = [] }: Watch, document: MatchDocument) =>
  naiveMatch(parseQuery(query), { document, languages });

/** Milliseconds: reckoning naively takes long, and longer beside other work. */
const PATIENCE = 240_000;

describe('the index, on random watches and texts', { timeout: PATIENCE }, () => {
  const some = fc.array(watches, { minLength: 1, maxLength: 5 });

  it('answers as a naive evaluation does, spans, weakness and truncation included', () => {
    fc.assert(
      fc.property(some, documents, (given, document) => {
        const index = createWatchIndex();
        for (const [at, watch] of given.entries()) index.put({ id: String(at), ...watch });
        const expected = given.flatMap((watch, at) => {
          const found = answer(watch, document);
          return found === undefined ? [] : [{ watch: String(at), ...found }];
        });
        expect(index.match(document)).toEqual(expected);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  });

  it('is asked what at least 30 % of the time matches', () => {
    // One sample for all times: a share that is drawn anew each time would now and then miss by chance.
    const sample = fc.sample(fc.tuple(watches, documents), { numRuns: 400, seed: 20_251_020 });
    const found = sample.filter(([watch, document]) => answer(watch, document) !== undefined);
    expect(found.length / sample.length).toBeGreaterThan(0.3);
  });

  it('tells the first hundred spans of any watch', () => {
    fc.assert(
      fc.property(queries, documents, (query, given) => {
        const index = createWatchIndex();
        index.put({ id: 'w', query });
        const document = { ...given, text: `${given.text}\n`.repeat(60) };
        const [found] = index.match(document);
        const expected = answer({ query }, document);
        expect(found?.matches).toEqual(expected?.matches);
        expect(found?.truncated).toBe(expected?.truncated);
      }),
      { numRuns: 40 },
    );
  });
});

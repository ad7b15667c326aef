import { describe, expect, it } from 'vitest';
import { type Frequencies, askedShare, countWords, createFrequencies, shareOf } from './frequencies.ts';
import { readArticle } from './read-article.ts';
import { createReading } from './reading.ts';
import { contentHash } from './term-identities.ts';
import type { TermForms } from './term-forms.ts';
import { type Terms, acquireTerm } from './terms.ts';
import { createVocabulary } from './vocabulary.ts';

const SEED = 5;
const ARTICLES = 200;
const beginning = { text: 'халықаралық', tag: 1, entry: 0 };

function acquire(terms: Terms, forms: readonly string[], beginnings: TermForms['beginnings'] = []): number {
  const content = { forms: new Map(forms.map((form) => [form, [1]])), beginnings };
  return acquireTerm(terms, { hash: contentHash(content, SEED), forms: () => content });
}

/** Reads articles of these words. */
function read(terms: Terms, text: string, { isOpen = false, articles = ARTICLES } = {}): Frequencies {
  const frequencies = createFrequencies();
  const reading = createReading(SEED, terms.rows);
  for (let article = 0; article < articles; article += 1) {
    readArticle(reading, { text });
    reading.isOpen = isOpen;
    countWords(frequencies, reading);
  }
  return frequencies;
}

describe('the share of articles that hold a term', () => {
  it('is that of its forms, and near nothing where none was seen', () => {
    const { terms } = createVocabulary(SEED);
    const [seen, unseen] = [acquire(terms, ['коридор', 'коридора']), acquire(terms, ['перевал', 'перевала'])];
    const frequencies = read(terms, 'вдоль коридора');
    expect(shareOf(frequencies, terms, seen)).toBeGreaterThan(0.6);
    expect(shareOf(frequencies, terms, unseen)).toBeLessThan(0.01);
  });

  it('is more for a beginning where articles let beginnings count', () => {
    const { terms } = createVocabulary(SEED);
    const term = acquire(terms, ['халықаралық'], [beginning]);
    const share = (isOpen: boolean): number => shareOf(read(terms, 'жол', { isOpen }), terms, term);
    expect(share(true)).toBeGreaterThan(1.2 * share(false));
  });

  it('is expected to be more, the more watches ask for it, until articles were counted', () => {
    const { terms } = createVocabulary(SEED);
    const [none, many] = [0, ARTICLES].map((articles) => read(terms, 'вдоль коридора', { articles }));
    const asked = (frequencies: Frequencies | undefined, uses: number): number =>
      askedShare(frequencies ?? createFrequencies(), uses, 1_000_000);
    expect(asked(none, 1_000)).toBeGreaterThan(10 * asked(none, 10));
    expect(asked(many, 1_000)).toBeLessThan(asked(none, 1_000) / 2);
    expect(asked(none, 1_000_000)).toBeLessThanOrEqual(0.5);
  });
});
